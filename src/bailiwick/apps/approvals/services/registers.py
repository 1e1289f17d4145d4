"""Official releases, and reasons for which a clause is set aside."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import OfficialRelease, Waiver
from bailiwick.apps.approvals.permissions import RELEASES, WAIVES
from bailiwick.apps.approvals.selectors.powers import holders_of_role
from bailiwick.apps.approvals.services.stepping import day_of, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Role
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say


def _has(doing: Doing, roles: tuple[Role, ...], unit: UUID) -> None:
    if not any(
        one.person == me(doing) for role in roles for one in holders_of_role(role, unit, day_of(doing))
    ):
        raise RefusedError(
            "This is not yours to enter.", reason="right-missing", remedy="Ask who holds the office."
        )


def _told(words: str, field: str, most: int) -> str:
    told = text_of(words, field, most)
    if not told:
        raise ApprovalsError("There is no answer yet.", field=field, remedy="Say it in a few words.")
    return told


@act("approvals.release.enter", say("entered what was officially given out"))
def enter_release(  # noqa: PLR0913 -- each is told by name
    doing: Doing, *, unit: UUID, incident: str, title: str, words: str, day: date, where: str = ""
) -> OfficialRelease:
    """Enter an official release, word by word: what it says is free to be said again (pd/V.A.4.s4)."""
    _has(doing, RELEASES, unit)
    if day > day_of(doing):
        raise ApprovalsError("That day is still to come.", field="day", remedy="Give the day it went out.")
    row: OfficialRelease = OfficialRelease.objects.create(
        unit_id=unit,
        incident=_told(incident, "incident", 80),
        title=_told(title, "title", 200),
        words=_told(words, "words", 20_000),
        where=text_of(where, "where", 300),
        day=day,
        by_id=me(doing),
        entered_at=doing.at,
    )
    doing.about("official-release", row.id)
    doing.record(unit=unit, day=day, digest=digest_of_text(row.words))
    return row


@act("approvals.waive", say("recorded a reason for which a clause is set aside"))
def waive(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    kind: str,
    thing: str,
    reason: str,
    clause: str = "",
    until: date | None = None,
) -> Waiver:
    """Record why a clause that leaves room for it is set aside, for one thing, for a time. The verdict stays."""
    _has(doing, WAIVES, unit)
    day = day_of(doing)
    if until is not None and until < day:
        raise ApprovalsError("The last day is over.", field="until", remedy="Give a later one.")
    row: Waiver = Waiver.objects.create(
        unit_id=unit,
        kind=_told(kind, "kind", 80),
        clause=text_of(clause, "clause", 80),
        thing=_told(thing, "thing", 500),
        reason=_told(reason, "reason", 4000),
        by_id=me(doing),
        starts=day,
        until=until,
    )
    doing.about("waiver", row.id)
    doing.record(unit=unit, until=until)
    return row


@act("approvals.waive.end", say("ended a reason for which a clause was set aside"))
def end_waiver(doing: Doing, waiver: UUID) -> None:
    """End a waiver now; the clause counts again from here on."""
    doing.about("waiver", waiver)
    row = Waiver.objects.select_for_update().filter(pk=waiver).first()
    if row is None:
        raise ApprovalsError("There is no such reason on record.", remedy="Look at the list again.")
    _has(doing, WAIVES, row.unit_id)
    if row.ended_at is not None:
        raise ApprovalsError("It has ended already.", remedy="Nothing has to be done.")
    row.ended_at, row.ended_by_id = doing.at, me(doing)
    row.save(update_fields=["ended_at", "ended_by"])
