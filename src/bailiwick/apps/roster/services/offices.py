"""Who holds which role. An acting chief is a change of the office's holder, with dates and a paper it rests on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.services import end_all_sessions
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import ONE_AT_A_TIME, SEALED_ROLES, OfficeHolder, Role
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.services.helping import (
    cut_short,
    day_of,
    locked_person,
    locked_unit,
    no_earlier,
    paper,
    works_here,
)
from bailiwick.kernel.sentence import say


@act("roster.office.appoint", say("said who holds a role"))
def appoint(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    person: UUID,
    role: Role,
    unit: UUID,
    instrument: str,
    starts: date | None = None,
    until: date | None = None,
    acting: bool = False,
    document: str = "",
) -> OfficeHolder:
    """Give somebody a role for a unit and what is below it, resting on `instrument` (a reference, not its text).

    Of an office of one person, whoever held it ends that day, and holds it again after the last day of one who acts
    (I6). `document` is the digest of the paper itself, where somebody has it.
    """
    starts = starts or day_of(doing)
    no_earlier(starts, until)
    _may_appoint(doing, person, role, unit)
    locked_unit(unit, starts)
    works_here(locked_person(person).id, starts)
    others = OfficeHolder.objects.filter(role=role, unit_id=unit).exclude(person_id=person)
    one = role in ONE_AT_A_TIME
    came_back = _take_the_place(others, starts, until if acting else None) if one else []
    _not_twice(OfficeHolder.objects.filter(person_id=person, role=role, unit_id=unit), starts, until)
    office = OfficeHolder.objects.create(
        person_id=person,
        role=role,
        unit_id=unit,
        starts=starts,
        until=until,
        acting=acting,
        instrument=paper(instrument),
        document=document,
    )
    _tell_of(doing, person)
    doing.record(office=office.id, role=role, unit=unit, starts=starts, until=until, acting=acting)
    doing.record(again=came_back, document=document or None)
    return office


@act("roster.office.end", say("ended a role"))
def end_office(doing: Doing, *, office: UUID, day: date | None = None) -> None:
    """End a role from that day on."""
    day = day or day_of(doing)
    found = OfficeHolder.objects.filter(pk=office).first()
    if found is None:
        raise RosterError("There is no such entry.", remedy="Look the person up again.")
    require(doing.actor, _right(Role(found.role)), day_of(doing), found.unit_id)
    cut_short(OfficeHolder.objects.filter(pk=office), day)
    _tell_of(doing, found.person_id)
    doing.record(office=office, role=Role(found.role), from_day=day)


def _right(role: Role) -> Right:  # noqa: ARG001 -- one right for every role, until roles differ
    return Right.APPOINT


def _may_appoint(doing: Doing, person: UUID, role: Role, unit: UUID) -> None:
    require(doing.actor, _right(role), day_of(doing), unit)
    if doing.actor.identity == person:
        raise RefusedError(
            "Nobody gives themself a role.", reason="own-role", remedy="Ask another policy steward."
        )
    if role in SEALED_ROLES:
        raise RefusedError(
            "This role is not kept here.",
            reason="kept-elsewhere",
            remedy="Ask the policy steward who keeps it.",
        )


def _tell_of(doing: Doing, person: UUID) -> None:
    """What somebody may do has changed: the entry is about them, and no session of theirs outlives it."""
    doing.about("person", person)
    account = Account.objects.filter(person=person).first()
    if account is not None:
        end_all_sessions(account)


def _not_twice(same: QuerySet[OfficeHolder], starts: date, until: date | None) -> None:
    if same.filter(Q(until=None) | Q(until__gt=starts), starts__lt=until or date.max).exists():
        raise RosterError(
            "They have this role for these days already.", remedy="End that first, or leave it."
        )


def _take_the_place(held: QuerySet[OfficeHolder], starts: date, back_on: date | None) -> list[UUID]:
    """End whoever holds the office; from `back_on` on, when an acting holder's days are over, they hold it again."""
    replaced = list(held.filter(Q(until=None) | Q(until__gt=starts)).exclude(until=F("starts")))
    cut_short(held, starts)
    if back_on is None:
        return []
    again = []
    for row in replaced:
        if row.until is None or row.until > back_on:
            back = OfficeHolder.objects.create(
                person_id=row.person_id,
                role=row.role,
                unit_id=row.unit_id,
                starts=max(back_on, row.starts),
                until=row.until,
                acting=row.acting,
                instrument=row.instrument,
                document=row.document,
            )
            again.append(back.id)
    return again
