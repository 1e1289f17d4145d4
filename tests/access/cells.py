"""Every cell of the matrix: a row and a seat. How it is asked, and what is wrong with what was answered."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.test import override_settings
from tests.access.acting import AT_A_DOOR, act_as, codes
from tests.access.asking import NOWHERE, PROGRAMS, ask, routes
from tests.access.calls import (
    accounts,
    approvals,
    archive,
    conduct,
    covert,
    desk,
    keeping,
    looking,
    policies,
    portal,
    posting,
    project,
    publishing,
    readiness,
    reads,
    records,
    roster,
    sites,
)
from tests.access.guards import SWITCHES
from tools.access_matrix import Answer, Declared, Row, read_acts, read_reads, read_routes, read_seats

from bailiwick.project.folder import Folder

SEATS = read_seats()
ROUTES = read_routes(SEATS)
ACTS = {one.name: one for declared in read_acts(SEATS).values() for one in declared}
VIEWS, CODES = routes(), codes()
READS = {one.name: one for declared in read_reads(SEATS).values() for one in declared}
CALLS = {
    code: calls
    for room in (
        accounts,
        approvals,
        archive,
        conduct,
        covert,
        desk,
        keeping,
        looking,
        policies,
        portal,
        posting,
        project,
        publishing,
        readiness,
        records,
        roster,
        sites,
    )
    for code, calls in room.CALLS.items()
}
KNOWS_NOBODY = ("bailiwick.ui.", "django.")
KNOWS_NO_ROLES = ("bailiwick.apps.accounts.", "allauth.")
"""Rooms below the roster: no import leads from there to who somebody is, so seats that differ by that alone are one."""
KNOW_NO_ROLES = ("accounts.", "keeping.", "journal.", "record.")
FEW = ("unknown", "left", "member", "themself", "supervisor", "hr", "hr-unproved", "admin")
DENIED = (
    Answer.REFUSED,
    Answer.ABSENT,
    Answer.SIGN_IN,
    Answer.AGAIN,
    Answer.FAULT,
    Answer.FORM,
    Answer.MOVED,
)
COMMITTED = "committed demo"
"""Where rows are asked by tests that have a record of their own, which commits."""
PASSED: dict[str, list["Cell"]] = {}
"""The cells that passed each guard, as far as they have been asked."""
_answered: dict["Cell", tuple[Answer, str]] = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: of a route, an act or a read, the number of its row, and the seat.

    A route of a room is also asked where there is no record: `bare`.
    """

    kind: str
    what: str
    number: int
    seat: str

    @property
    def declared(self) -> Declared:
        return {"act": ACTS, "read": READS}.get(self.kind, ROUTES)[self.what]

    @property
    def row(self) -> Row:
        return self.declared.rows[self.number]

    @property
    def is_asked(self):
        return self in _answered

    def answered(self, town):
        """What a route answered when it was asked first, or answers now: the answer, and where it leads."""
        if self not in _answered:
            self.faults(town)
        return _answered[self]

    def faults(self, town):
        """What is wrong with what is answered now; nothing where it is as declared."""
        SWITCHES.passed.clear()
        got = _got(town, self)
        if not SWITCHES.out and self not in _answered:
            _answered[self] = (got.answer, got.told)
            for guard in SWITCHES.passed:
                PASSED.setdefault(guard, []).append(self)
        if self.kind == "bare":
            return [] if got.answer in {Answer.ABSENT, Answer.NOT_SO} else [got.answer]
        return _route_faults(town, self, got) if self.kind == "route" else _faults(self, got)


def _got(town, cell):
    if cell.kind == "route":
        return ask(town, cell.row, cell.seat, cell.declared.parts)
    if cell.kind == "bare":
        with override_settings(FOLDER=Folder(settings.FOLDER.path / "nothing")):
            return ask(town, cell.row, cell.seat, {})
    calls = reads.CALLS if cell.kind == "read" else CALLS
    return act_as(town, cell.seat, calls[cell.what][cell.row.of], reads=cell.kind == "read")


def _faults(cell, got):
    faults = []
    if got.answer is not cell.row.answers[cell.seat]:
        faults.append(f"{got.answer} ({got.told})")
    if not _entered_as_declared(cell.row.act or cell.what, got):
        faults.append(f"entered {got.entered}")
    return faults


def _route_faults(town, cell, got):
    faults = _faults(cell, got)
    if cell.row.method == "GET":
        wanted = {part for part, who in cell.row.shows.items() if cell.seat in who}
        faults += [f"shown: {part}" for part in sorted(got.parts - wanted)]
        faults += [f"not shown: {part}" for part in sorted(wanted - got.parts)]
    if got.answer is Answer.ABSENT and got.digest != _nothing(
        town, cell.seat, cell.row.where, cell.what.startswith(PROGRAMS)
    ):
        faults.append("not the bytes of what does not exist")
    if got.asked_who and VIEWS[cell.what].__module__.startswith(KNOWS_NOBODY):
        faults.append("looked at who asks")
    return faults


@cache
def _nothing(town, seat, where, to_programs):
    """The answer for what does not exist."""
    nowhere = PROGRAMS + NOWHERE[1:] if to_programs else NOWHERE
    return ask(town, Row(nowhere, "GET", "", {}, where=where), seat, {}).digest


def _entered_as_declared(act, got):
    """What is done, and what is refused, is exactly one entry of its own; anything else leaves none."""
    if got.answer is Answer.DONE:
        return [outcome for code, outcome in got.entered if code in act.split()] == ["done"]
    if got.answer is Answer.REFUSED:
        return got.entered == ((act.split()[0], "refused"),)
    return got.entered == ()


def seats_of(kind, what):
    """The seats that are asked."""
    if kind == "bare":
        return ["stranger", "admin"]
    if kind in {"act", "read"}:
        people = FEW if what.startswith(KNOW_NO_ROLES) else SEATS.group("everybody")
        return [*AT_A_DOOR, *people]
    module = VIEWS[what].__module__
    if module.startswith(KNOWS_NOBODY):
        return ["stranger", "admin"]
    people = FEW if module.startswith(KNOWS_NO_ROLES) else SEATS.group("everybody")
    return [*SEATS.group("strangers"), *people]


def cells_of(kind, what, number):
    """The cells of one row."""
    found = [Cell(kind, what, number, seat) for seat in seats_of(kind, what)]
    return [cell for cell in found if not cell.row.only or cell.seat in cell.row.only]


def rows():
    """Every row: kind, what it is of, and its number."""
    return [
        (kind, declared.name, number)
        for kind, all_of_them in (("route", ROUTES), ("act", ACTS), ("read", READS), ("bare", ROUTES))
        for declared in all_of_them.values()
        for number in range(len(declared.rows))
        if declared.rows[number].where != COMMITTED
        if kind != "bare" or _is_a_rooms(declared, number)
    ]


def _is_a_rooms(declared, number):
    """Whether a row is of a room, which is not there without a record."""
    known = VIEWS[declared.name].__module__.startswith(KNOWS_NOBODY)
    return not known and not declared.rows[number].where


def every_cell():
    return [cell for row in rows() for cell in cells_of(*row)]


def name_of(row):
    kind, what, number = row
    return f"{kind} " + Cell(kind, what, number, "").row.name
