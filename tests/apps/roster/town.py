"""A small invented city with a police department, made through services alone; nobody in it is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import SimpleNamespace
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, person
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.roster.models import Category, Departure, DepartureKind, Role, UnitKind
from bailiwick.apps.roster.selectors.departing import moves_due
from bailiwick.apps.roster.services import (
    Work,
    add_person,
    add_unit,
    appoint,
    carry_out_move,
    set_quorum,
)
from bailiwick.policy.loading import load_library
from bailiwick.project.folder import Agency

LONG_AGO = date(2020, 1, 1)


def today() -> date:
    return timezone.localdate()


def after(days: int) -> date:
    return today() + timedelta(days=days)


@cache
def power(name: str):
    return next(pack.powers[name] for pack in load_library().packs.values() if name in pack.powers)


def an_agency(path) -> str:
    """A folder that is an agency's, as a command names it; the database is that of the tests."""
    path.mkdir(exist_ok=True)
    agency = Agency("City of Wexham Falls", "America/Chicago", "0", UUID(int=7))
    (path / "agency").write_bytes(agency.to_bytes())
    return str(path)


def work(unit, category=Category.STAFF, **more) -> Work:
    return Work(**({"unit": unit.id, "category": category, "starts": LONG_AGO} | more))


def hire(name, unit, category=Category.STAFF, **more):
    numbers = {key: more.pop(key) for key in ("email", "external_id") if key in more}
    return add_person(OPERATOR, name=name, work=work(unit, category, **more), **numbers)


def give(role: Role, to, unit, **more):
    return appoint(
        OPERATOR, person=to.id, role=role, unit=unit.id, instrument="Order 1", **({"starts": LONG_AGO} | more)
    )


def entered_ahead(one, day=None):
    """A transfer of theirs, of yesterday, that was entered a week ahead and that the clock has not carried out."""
    day = day or after(-1)
    with act_open():
        return Departure.objects.create(
            person_id=one.id, kind=DepartureKind.MOVES, day=day, at=timezone.now() - timedelta(days=8)
        )


def carry_out_moves() -> int:
    """What the clock does with transfers every morning; gives how many it carried out."""
    due = moves_due(today())
    for one in due:
        carry_out_move(CLOCKWORK, departure=one.id)
    return len(due)


def as_(one):
    return person(one.id)


def build() -> SimpleNamespace:
    """City, its offices and board; the police with a division; a chief, human resources and a steward."""

    def unit(code, name, kind, parent=None, **more):
        return add_unit(
            OPERATOR, code=code, name=name, kind=kind, parent=parent and parent.id, starts=LONG_AGO, **more
        )

    town = SimpleNamespace()
    town.city = unit("WEX", "City of Wexham Falls", UnitKind.AGENCY)
    town.comms = unit("COM", "Communications", UnitKind.DEPARTMENT, town.city)
    town.mayor = unit("MAY", "Office of the Mayor", UnitKind.OFFICE, town.city)
    town.ward = unit("W3", "Ward 3 office", UnitKind.WARD_OFFICE, town.city, ward="3")
    town.board = unit("PARKS", "Parks Board", UnitKind.BOARD, town.city)
    town.police = unit("PD", "Wexham Falls Police", UnitKind.DEPARTMENT, town.city)
    town.patrol = unit("PAT", "Patrol", UnitKind.DIVISION, town.police)
    set_quorum(OPERATOR, board=town.board.id, seats=7, needed=4, day=LONG_AGO)
    town.chief = hire("Dana Whitcombe", town.police, title="Chief", sworn=True, external_id="100")
    town.deputy = hire("Lou Arden", town.police, title="Deputy Chief", sworn=True, supervisor=town.chief.id)
    town.officer = hire("Sam Reyes", town.patrol, title="Officer", sworn=True, supervisor=town.deputy.id)
    town.hr = hire("Pat Odell", town.city, title="Human resources")
    town.steward = hire("Kim Vance", town.city, title="Policy steward")
    town.speaker = hire("Jo Marsh", town.comms, title="Director of communications")
    give(Role.CHIEF, town.chief, town.police)
    give(Role.HR, town.hr, town.city)
    give(Role.POLICY_STEWARD, town.steward, town.city)
    give(Role.COMMS, town.speaker, town.city)
    return town


__all__ = [
    "LONG_AGO",
    "after",
    "an_agency",
    "as_",
    "build",
    "carry_out_moves",
    "entered_ahead",
    "give",
    "hire",
    "power",
    "replace",
    "today",
    "work",
]
