"""T11, acts and reads: every service that does something, and every selector that asks who reads, by everybody."""

import pytest
from tests.access.acting import contributed, selectors
from tests.access.calls import reads
from tests.access.cells import ACTS, CALLS, CODES, READS, ROUTES, cells_of, name_of, rows

ROWS = [row for row in rows() if row[0] in {"act", "read"}]


def test_every_act_is_declared_and_every_declared_act_exists():
    assert sorted(ACTS) == sorted(CODES)
    assert {code: sorted(calls) for code, calls in CALLS.items() if calls} == {
        code: sorted(row.of for row in one.rows) for code, one in ACTS.items() if one.rows
    }


def test_everything_that_is_read_in_somebodys_name_is_declared():
    assert sorted(READS) == sorted(selectors() | (contributed() & READS.keys()))
    declared = {name: sorted(row.of for row in one.rows) for name, one in READS.items()}
    assert {name: sorted(calls) for name, calls in reads.CALLS.items()} == declared


def test_an_act_that_stands_at_a_route_is_declared_there():
    at_routes = {act for one in ROUTES.values() for row in one.rows for act in row.act.split()}
    assert {code for code, one in ACTS.items() if one.why_none == "a route"} - at_routes == set()


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_everybody_may_or_is_refused_as_declared(town, row):
    assert {cell.seat: faults for cell in cells_of(*row) if (faults := cell.faults(town))} == {}
