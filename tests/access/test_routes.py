"""T11, routes: every address, by every method, for everybody, as tests/access/routes/*.yaml declares it."""

import pytest
from tests.access.asking import PROGRAMS, ask
from tests.access.cells import ROUTES, SEATS, VIEWS, Cell, cells_of, name_of, rows
from tools.access_matrix import Answer, Row

ROWS = [row for row in rows() if row[0] == "route"]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def test_every_route_is_declared_and_every_declared_route_exists():
    assert sorted(ROUTES) == sorted(VIEWS)


def test_the_town_seats_exactly_those_whom_the_declaration_names(town):
    assert sorted(town.cookies) == sorted(SEATS.group("all"))


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_everybody_is_answered_as_declared(town, row):
    assert {cell.seat: faults for cell in cells_of(*row) if (faults := cell.faults(town))} == {}


@pytest.mark.parametrize("row", [row for row in rows() if row[0] == "bare"], ids=name_of)
def test_where_there_is_no_record_no_room_is_there(town, row):
    assert {cell.seat: faults for cell in cells_of(*row) if (faults := cell.faults(town))} == {}


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_no_other_method_is_taken(town, route):
    declared = ROUTES[route]
    taken = {row.method for row in declared.rows}
    got = {
        (method, seat): ask(town, Row(route, method, "", {}, at=declared.rows[0].at), seat, {}).answer
        for method in METHODS
        if method not in taken
        for seat in ("stranger", "member", "admin")
    }
    ours = VIEWS[route].__module__.startswith("bailiwick.")
    closed = {Answer.NOT_SO, Answer.ABSENT} if ours else {*declared.rows[0].answers.values(), Answer.NOT_SO}
    assert {
        cell: answer
        for cell, answer in got.items()
        if answer
        not in (
            closed
            if declared.open or route.startswith(PROGRAMS) or cell[1] != "stranger"
            else {Answer.SIGN_IN}
        )
    } == {}


@pytest.mark.parametrize("row", [row for row in ROWS if Cell(*row, "").row.method == "GET"], ids=name_of)
def test_what_is_asked_for_its_head_alone_is_answered_alike(town, row):
    for cell in (Cell(*row, seat) for seat in ("stranger", "member", "admin")):
        head = ask(town, cell.row, cell.seat, {}, "HEAD")
        assert (head.answer, head.told) == cell.answered(town)
