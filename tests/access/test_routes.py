"""T11, routes: every address, by every method, for everybody, as tests/access/routes/*.yaml declares it."""

import pytest
from tests.access.asking import NOWHERE, ask, request, routes
from tools.access_matrix import Answer, Row, read_routes, read_seats

SEATS = read_seats()
DECLARED = read_routes(SEATS)
ROUTES = routes()
ROWS = [(declared, row) for declared in DECLARED.values() for row in declared.rows]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
KNOWS_NOBODY = ("bailiwick.ui.", "django.")
KNOWS_NO_ROLES = ("bailiwick.apps.accounts.", "allauth.")
"""Rooms below the roster: no import leads from there to who somebody is, so seats that differ by that alone are one."""
FEW = ("unknown", "left", "member", "themself", "supervisor", "hr", "hr-unproved", "admin")


def asked(route):
    """The seats that are asked at a route."""
    module = ROUTES[route].__module__
    if module.startswith(KNOWS_NOBODY):
        return ["stranger", "admin"]
    people = FEW if module.startswith(KNOWS_NO_ROLES) else SEATS.group("everybody")
    return [*SEATS.group("strangers"), *people]


def test_every_route_is_declared_and_every_declared_route_exists():
    assert sorted(DECLARED) == sorted(ROUTES)
    assert [name for name, one in DECLARED.items() if not one.rows] == []


def test_the_town_seats_exactly_those_whom_the_declaration_names(town):
    assert sorted(town.cookies) == sorted(SEATS.group("all"))


@pytest.fixture(scope="module")
def nothing(town):
    """The answer for what does not exist, by seat."""
    return {seat: request(town, seat, "GET", NOWHERE, {}).digest for seat in town.cookies}


@pytest.mark.parametrize(("declared", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_everybody_is_answered_as_declared(town, nothing, declared, row):
    got = {seat: ask(town, row, seat, declared.parts) for seat in asked(row.what)}
    wrong = {
        seat: f"{one.answer}, {one.told}" for seat, one in got.items() if one.answer is not row.answers[seat]
    }
    assert wrong == {}
    seen = {part: {seat for seat, one in got.items() if part in one.parts} for part in declared.parts}
    if row.method == "GET":
        assert seen == {part: row.shows.get(part, frozenset()) & got.keys() for part in declared.parts}
    assert {seat: one.entered for seat, one in got.items() if not _entered_as_declared(row, one)} == {}
    unlike = [seat for seat, one in got.items() if _is_absent(one) and one.digest != nothing[seat]]
    assert unlike == []
    if ROUTES[row.what].__module__.startswith(KNOWS_NOBODY):
        assert [seat for seat, one in got.items() if one.asked_who] == []
        assert len({one.digest for one in got.values()}) == 1


def _entered_as_declared(row, got):
    """What is done, and what is refused, is exactly one entry of its own; anything else leaves none."""
    if got.answer is Answer.DONE:
        return [outcome for act, outcome in got.entered if act in row.act.split()] == ["done"]
    if got.answer is Answer.REFUSED:
        return got.entered == ((row.act, "refused"),)
    return got.entered == ()


def _is_absent(got):
    return got.answer is Answer.ABSENT


@pytest.mark.parametrize("route", sorted(DECLARED))
def test_no_other_method_is_taken(town, route):
    declared = DECLARED[route]
    first = declared.rows[0]
    taken = {row.method for row in declared.rows}
    got = {
        (method, seat): ask(town, Row(route, method, "", {}, at=first.at), seat, {}).answer
        for method in METHODS
        if method not in taken
        for seat in ("stranger", "member", "hr", "steward", "admin")
    }
    ours = ROUTES[route].__module__.startswith("bailiwick.")
    closed = {Answer.NOT_SO, Answer.ABSENT} if ours else {*declared.rows[0].answers.values(), Answer.NOT_SO}
    assert {
        cell: answer
        for cell, answer in got.items()
        if answer not in (closed if declared.open or cell[1] != "stranger" else {Answer.SIGN_IN})
    } == {}


@pytest.mark.parametrize("row", [row for _, row in ROWS if row.method == "GET"], ids=lambda row: row.name)
def test_what_is_asked_for_its_head_alone_is_answered_alike(town, row):
    for seat in ("stranger", "member", "admin"):
        head, whole = (ask(town, row, seat, {}, method) for method in ("HEAD", "GET"))
        assert (head.answer, head.told) == (whole.answer, whole.told)
