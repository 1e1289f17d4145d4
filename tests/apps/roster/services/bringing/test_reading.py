"""A file is read whole, whatever is in it, and every fault of every line is told at once."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.architecture.source import ROOT

from bailiwick.apps.roster.services.bringing.columns import COLUMNS, template
from bailiwick.apps.roster.services.bringing.reading import MOST_BYTES, MOST_LINES, cells_of, read

HEADER = "number,name,unit,category,starts"
LINE = "7,Ada Quill,PD,staff,2024-02-01"

plain = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=12)


@given(st.lists(plain, min_size=1, max_size=6), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_another_program_writes_is_read_as_it_was_written(cells, quoting):
    written = io.StringIO()
    csv.writer(written, quoting=quoting, lineterminator="").writerow(cells)
    assert cells_of(written.getvalue()) == (cells, [])


@given(st.text(st.sampled_from('a",\n '), max_size=30))
def test_no_line_is_too_odd_to_be_read(text):
    cells, torn = cells_of(text)
    assert len(cells) >= 1
    assert all(0 <= place < len(cells) for place, _ in torn)


@given(st.binary(max_size=300) | st.binary(max_size=80).map(lambda tail: HEADER.encode() + b"\n" + tail))
def test_no_bytes_are_too_odd_to_be_read(data):
    found = read(data)
    assert found.faults or all(line.cells for line in found.lines)


def faults(text, *, encoding="utf-8"):
    return [(one.line, one.column, str(one.says)) for one in read(text.encode(encoding)).faults]


WHOLE = {
    "nothing at all": (b"", "is empty"),
    "blank lines": (b"\r\n \r\n", "is empty"),
    "UTF-16": ((HEADER + "\n").encode("utf-16"), "UTF-16"),
    "far too large": (b"x" * (MOST_BYTES + 1), "larger than 8 MB"),
    "far too many lines": ((HEADER + "\n").encode() + b"1\n" * (MOST_LINES + 1), "more than 20,000"),
}


@pytest.mark.parametrize(("data", "why"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(data, why):
    (fault,) = read(data).faults
    assert fault.line == 0
    assert why in str(fault.says)


HEADERS = {
    "semicolons": ("number;name;unit;category;starts", "", "parted by something that is no comma"),
    "tabs": ("number\tname\tunit", "", "parted by something that is no comma"),
    "a column missing": ("number,name,unit,category", "starts", "missing"),
    "a column twice": (f"{HEADER},name", "name", "stands there twice"),
    "a column nobody knows": (f"{HEADER},shoe size", "shoe size", "Column 6 is none that we know"),
}


@pytest.mark.parametrize(("header", "column", "why"), HEADERS.values(), ids=HEADERS)
def test_a_faulty_header_is_told(header, column, why):
    assert [(line, where) for line, where, says in faults(f"{header}\n") if why in says] == [(1, column)]


CELLS = {
    "a quote that never closes": ('7,"Ada Quill,PD,staff,2024-02-01', "name", "opens and none closes"),
    "words after a closing quote": ('7,"Ada" Quill,PD,staff,2024-02-01', "name", "follows the closing"),
    "a quote inside a cell": ('7,Ada "Q" Quill,PD,staff,2024-02-01', "name", "stands inside"),
    "a cell too many": (f"{LINE},more", "", "has 6 cells; there are 5 columns"),
    "a cell too few": ("7,Ada Quill,PD,staff", "", "has 4 cells; there are 5 columns"),
    "a comma that was not quoted": ("7,Quill, Ada,PD,staff,2024-02-01", "", "has 6 cells"),
    "a NUL": ("7,Ada\0 Quill,PD,staff,2024-02-01", "name", "cannot be seen"),
    "text that turns round": ("7,Ada \u202equill,PD,staff,2024-02-01", "name", "cannot be seen"),
    "a formula": ("7,=cmd|' /C calc'!A0,PD,staff,2024-02-01", "name", "would be a formula"),
    "a formula behind a space": ("7, +1+1,PD,staff,2024-02-01", "name", "would be a formula"),
    "a cell that goes on for ever": (f"7,{'x' * 100_000},PD,staff,2024-02-01", "name", "longer than 120"),
}


@pytest.mark.parametrize(("line", "column", "why"), CELLS.values(), ids=CELLS)
def test_a_faulty_cell_is_told_with_its_line_and_column(line, column, why):
    found = faults(f"{HEADER}\n{LINE}\n{line}\n{LINE}\n")
    assert [(number, where) for number, where, says in found if why in says] == [(3, column)]
    assert {number for number, _, _ in found} == {3}


def test_a_letter_of_another_encoding_is_told_with_its_line_and_column():
    data = f"{HEADER}\n{LINE}\n8,José Ruiz,PD,staff,2024-02-01\n".encode("latin-1")
    (fault,) = read(data).faults
    assert (fault.line, fault.column) == (3, "name")
    assert "UTF-8" in str(fault.remedy)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "a byte order mark"])
def test_any_end_of_line_and_a_byte_order_mark_do(end, mark):
    found = read((mark + end.join([HEADER, LINE, ""])).encode())
    assert found.faults == []
    assert [line.cells["name"] for line in found.lines] == ["Ada Quill"]


def test_columns_stand_in_any_order_and_in_capitals():
    found = read(b"Name,NUMBER,starts,Unit,category\nAda,7,2024-02-01,PD,staff\n")
    assert found.faults == []
    assert found.lines[0].cells["number"] == "7"


@given(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=8))
def test_every_fault_of_every_line_is_told_and_no_good_line_is_blamed(kinds):
    body = [line for kind in kinds for line in (LINE, CELLS[kind][0])]
    found = faults("\n".join([HEADER, *body]))
    told = {(number, where) for number, where, _ in found}
    assert {(3 + 2 * place, CELLS[kind][1]) for place, kind in enumerate(kinds)} <= told
    assert all(number % 2 == 1 for number, _ in told)


def test_the_template_is_a_file_that_can_be_read():
    assert read(template().encode()).faults == []
    assert [column.name for column in COLUMNS if column.needed] == HEADER.split(",")


def test_the_guide_tells_of_every_column():
    guide = (ROOT / "docs" / "guides" / "bringing-people-in.md").read_text(encoding="utf-8")
    assert [column.name for column in COLUMNS] == re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)
