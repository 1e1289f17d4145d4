"""Tables that are given out: no cell is run by whoever opens them, and they are given out in one way."""

import csv
import io
from pathlib import Path

import pytest

import bailiwick
from bailiwick.ui.tables import as_csv, cell

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\xa0=1",
    "\ufeff=1",
    "\uff1d1",
    "\uff201",
)


@pytest.mark.sqlite
@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_that_a_spreadsheet_would_run_is_told_as_text(text):
    given = as_csv("a.csv", ["one", "=two"], [[text, 'Elm, "Street"']])
    rows = list(csv.reader(io.StringIO(given.content.decode(), newline="")))
    assert rows == [["one", "=two"], [f"'{text}", 'Elm, "Street"']]


@pytest.mark.sqlite
@pytest.mark.parametrize("text", ["", "Elm Street", "3 of 4", "a=b", "'=1"])
def test_any_other_cell_is_as_it_was(text):
    assert cell(text) == text


@pytest.mark.sqlite
def test_every_table_is_given_out_by_this_helper():
    root = Path(bailiwick.__file__).parent
    found = {str(one.relative_to(root)) for one in root.rglob("*.py") if "csv.writer(" in one.read_text()}
    assert found == {"ui/tables.py"}
