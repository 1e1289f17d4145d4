"""Every kind of fault that a file of people can have, as data: each is told with its place, and nothing is changed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.roster.town import after, hire, today
from tests.apps.roster.views.conftest import browser, folder, words

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.models import Membership, Person
from bailiwick.apps.roster.services import bringing

__all__ = ["browser", "folder"]

HEADER = "number,name,email,unit,category,title,supervisor,employer,paid,starts,last_day,sponsor,appointed_by"
GOOD = "1,Good Line,,PD,staff,,,,,2024-02-01,,,"
NEXT = str(after(90))


def line(number, **cells):
    """A line in which all is in order but for the cells that are named."""
    told = {
        "number": number,
        "name": f"P {number}",
        "unit": "PD",
        "category": "staff",
        "starts": "2024-02-01",
    }
    return ",".join(str((told | cells).get(column, "")) for column in HEADER.split(","))


WHOLE = {
    "nothing in it": (b"", 0, "is empty"),
    "blank lines alone": (b"\r\n  \r\n", 0, "is empty"),
    "a byte order mark alone": (b"\xef\xbb\xbf", 0, "is empty"),
    "UTF-16 of a spreadsheet": (f"{HEADER}\r\n{GOOD}\r\n".encode("utf-16"), 0, "UTF-16"),
    "UTF-16, the other way round": (b"\xfe\xff" + HEADER.encode("utf-16-be"), 0, "UTF-16"),
    "more than 8 MB": (HEADER.encode() + b"\n" + b"x" * (8 * 1024 * 1024), 0, "larger than 8 MB"),
    "more than 20,000 lines": (HEADER.encode() + b"\n" + b"1\n" * 20_001, 0, "more than 20,000 lines"),
    "semicolons for commas": (f"{HEADER}\n{GOOD}\n".replace(",", ";").encode(), 1, "no comma"),
    "tabs for commas": (f"{HEADER}\n{GOOD}\n".replace(",", "\t").encode(), 1, "no comma"),
    "a column that is missing": (f"{HEADER}\n{GOOD}\n".replace("starts,", "").encode(), 1, "is missing"),
    "no header at all": (f"{GOOD}\n".encode(), 1, "is missing"),
    "two columns alike": (f"{HEADER},name\n{GOOD},X\n".encode(), 1, "stands there twice"),
    "two columns alike but for capitals": (f"{HEADER},NAME\n{GOOD},X\n".encode(), 1, "stands there twice"),
    "a column that nobody knows": (f"{HEADER},salary\n{GOOD},9\n".encode(), 1, "none that we know"),
}
LINES = {
    "no number": (line(""), "number", "is empty"),
    "no name": (line(20, name=""), "name", "is empty"),
    "a name of spaces": (line(21, name="   "), "name", "is empty"),
    "no unit": (line(22, unit=""), "unit", "is empty"),
    "no category": (line(23, category=""), "category", "is empty"),
    "no first day": (line(24, starts=""), "starts", "is empty"),
    "a number that stands twice": (line(1), "number", "stands in line 2 already"),
    "an address that stands twice": (line(25, email="two@wexham.example"), "email", "stands in line"),
    "an address twice, in capitals": (line(26, email="Two@Wexham.Example"), "email", "stands in line"),
    "an address of somebody here": (line(27, email="held@wexham.example"), "email", "entered by hand"),
    "an address that is none": (line(28, email="ada at wexham"), "email", "no e-mail address"),
    "two addresses in one cell": (line(29, email="a@b.example c@d.example"), "email", "no e-mail address"),
    "a unit that nobody knows": (line(30, unit="XX"), "unit", "no unit with the code"),
    "a unit in small letters": (line(31, unit="pd"), "unit", "no unit with the code"),
    "a category that nobody knows": (line(32, category="wizard"), "category", "none of the categories"),
    "a supervisor that nobody knows": (line(33, supervisor="999"), "supervisor", "nobody with the number"),
    "their own supervisor": (line(34, supervisor="34"), "supervisor", "answer to themself"),
    "a ring of three, first": (line(35, supervisor="36"), "supervisor", "Over the people above them"),
    "a ring of three, second": (line(36, supervisor="37"), "supervisor", "Over the people above them"),
    "a ring of three, third": (line(37, supervisor="35"), "supervisor", "Over the people above them"),
    "an end before the start": (line(38, last_day="2024-01-31"), "last_day", "before the first"),
    "a day in the American way": (line(39, starts="02/01/2024"), "starts", "is no day"),
    "a day that never was": (line(40, starts="2023-02-29"), "starts", "is no day"),
    "a day of a spreadsheet": (line(41, starts="45323"), "starts", "is no day"),
    "a day with a time": (line(42, starts="2024-02-01T00:00"), "starts", "is no day"),
    "a day of another century": (line(43, starts="0204-02-01"), "starts", "too far away"),
    "a day that is far off": (line(44, last_day="2999-01-01"), "last_day", "too far away"),
    "neither yes nor no": (line(45, paid="perhaps"), "paid", "neither yes nor no"),
    "a formula": (line(46, name="=cmd|' /C calc'!A0"), "name", "would be a formula"),
    "a formula that begins with an at": (line(47, title="@SUM(A1)"), "title", "would be a formula"),
    "a formula that begins with a plus": (line(48, employer="+1+1"), "employer", "would be a formula"),
    "a cell that is far too long": (line(49, name="x" * 5000), "name", "longer than 120"),
    "a number that is too long": (line("5" * 60), "number", "longer than 40"),
    "a NUL": (line(50, name="Ada\0Quill"), "name", "cannot be seen"),
    "a bell": (line(51, title="Clerk\x07"), "title", "cannot be seen"),
    "text that turns round": (line(52, name="Ada \u202equill"), "name", "cannot be seen"),
    "a space of no width": (line(53, name="Ada\u200bQuill"), "name", "cannot be seen"),
    "a quotation mark that never closes": (line(54, name='"Ada Quill'), "name", "opens and none closes"),
    "words after a closing quotation mark": (line(55, name='"Ada" Quill'), "name", "follows the closing"),
    "a quotation mark inside a cell": (line(56, name='Ada "Q" Quill'), "name", "stands inside"),
    "a line's end inside quotation marks": (line(57, title='"Clerk\nat night"'), "title", "none closes"),
    "a comma that was not quoted": (line(58, name="Quill, Ada"), "", "cells; there are"),
    "a line that breaks off": ("59,Ada,,PD", "", "cells; there are"),
    "a temp without an end": (line(60, category="temporary"), "last_day", "needs a last day"),
    "an intern of nobody": (line(61, category="intern", last_day=NEXT), "supervisor", "needs a supervisor"),
    "a volunteer of nobody": (line(62, category="volunteer"), "sponsor", "answers for them"),
    "a volunteer of a unit nobody knows": (
        line(63, category="volunteer", sponsor="XX"), "sponsor", "no unit with the code",
    ),
    "an appointee of nobody": (line(64, category="appointed"), "appointed_by", "appointed them"),
    "a contractor of nobody": (line(65, category="contractor"), "employer", "who employs them"),
    "a board member of no board": (line(66, category="board-member"), "unit", "of the kind board"),
    "council staff of no ward": (line(67, category="council-staff"), "unit", "of the kind ward-office"),
}  # fmt: skip
LATIN = f"{HEADER}\n{GOOD}\n".encode() + line(70, name="José").encode("latin-1") + b"\n"
FIRST = line(19, email="two@wexham.example")


def state():
    return Person.objects.count(), Membership.objects.count(), Entry.objects.count()


def told(data):
    return [(fault.line, fault.column, str(fault.says)) for fault in bringing.look_at(data, today()).faults]


def bring_in(data):
    plan = bringing.look_at(data, today())
    return bringing.bring_in(OPERATOR, data=data, expected=plan.digest)


@pytest.mark.parametrize(("data", "where", "why"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_is_wrong_as_a_whole_is_told_and_changes_nothing(town, data, where, why):
    before = state()
    assert [at for at, _, says in told(data) if why in says][:1] == [where]
    with pytest.raises(bringing.FaultyLinesError):
        bring_in(data)
    assert state() == before


@pytest.mark.parametrize(("wrong", "column", "why"), LINES.values(), ids=LINES)
def test_a_line_that_is_wrong_is_told_with_its_column_and_changes_nothing(town, wrong, column, why):
    hire("Hand", town.police, email="held@wexham.example")
    before = state()
    rings = [kept for kept, _, says in LINES.values() if "Over the people" in says and kept != wrong]
    data = "\n".join([HEADER, GOOD, FIRST, *rings, wrong, ""]).encode()
    last = 4 + len(rings)
    assert [at for at, where, says in told(data) if why in says and where == column and at >= last][:1] == [
        last
    ]
    with pytest.raises(bringing.FaultyLinesError):
        bring_in(data)
    assert state() == before


def test_a_letter_of_another_encoding_names_its_line_and_column(town):
    assert [(at, where) for at, where, says in told(LATIN) if "UTF-8" in says] == [(3, "name")]


def everything():
    """One file with every fault that a line can have; where each one stands."""
    lines, places = [HEADER, GOOD, FIRST], {}
    for name, (wrong, column, why) in LINES.items():
        places[name] = (sum(one.count("\n") + 1 for one in lines) + 1, column, why)
        lines.append(wrong)
    return "\n".join([*lines, ""]).encode(), places


def test_one_file_with_every_kind_of_fault_tells_all_of_them_at_once(town):
    hire("Hand", town.police, email="held@wexham.example")
    before, (data, places) = state(), everything()
    found = told(data)
    assert len(places) + len(WHOLE) > 60
    missed = {
        name: (at, column, why)
        for name, (at, column, why) in places.items()
        if not any((at, column) == (where, which) and why in says for where, which, says in found)
    }
    assert missed == {}
    assert not {2, 3} & {where for where, _, _ in found}
    assert state() == before


def test_in_the_browser_they_stand_in_one_table_and_nothing_is_brought_in(browser, town):
    hire("Hand", town.police, email="held@wexham.example")
    client = browser(town.hr)
    before, (data, places) = state(), everything()
    file = SimpleUploadedFile("people.csv", data, content_type="text/csv")
    answer = client.post("/people/from-a-file", {"file": file})
    seen = words(answer)
    assert answer.status_code == 422
    assert "faults, and nothing was changed" in seen
    assert [name for name, (_, _, why) in places.items() if why not in seen] == []
    assert "\x00" not in answer.content.decode()
    assert state() == before
