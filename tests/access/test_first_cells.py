"""T11 on a database server: of every route, act and read the first cell that is allowed, and the first denied one."""

import pytest
from tests.access.cells import DENIED, SEATS, every_cell

PEOPLE = SEATS.group("everybody")


def first_cells(kind):
    """Two cells of each, in the order of the declarations; whoever is signed in goes before strangers."""
    found = {}
    for cell in sorted(every_cell(), key=lambda cell: cell.seat not in PEOPLE):
        if cell.kind == kind:
            found.setdefault((cell.what, cell.row.answers[cell.seat] in DENIED), cell)
    return list(found.values())


@pytest.mark.parametrize("kind", ["route", "act", "read"])
def test_the_first_who_may_and_the_first_who_may_not_are_answered_as_declared(town, kind):
    asked = first_cells(kind)
    assert asked
    assert {cell: faults for cell in asked if (faults := cell.faults(town))} == {}
