"""Use of social media on agency systems: entered by who did it, looked at by a superior; lines for one report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.access import DETAILS_OF_ONLINE_CRIME, RawLine, lacking
from bailiwick.apps.approvals.models import (
    Detail,
    Entry,
    Line,
    Looked,
    Purpose,
    Request,
    State,
    Subject,
    Supply,
)
from bailiwick.apps.approvals.permissions import SUPPLIES
from bailiwick.apps.approvals.selectors.powers import holders_of_role, works_here
from bailiwick.apps.approvals.services.stepping import day_of, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.selectors import cards_of, chain_of
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """One use, as whoever did it tells it."""

    purpose: Purpose
    starts: datetime
    minutes: int = 0
    case: str = ""
    detail: str = ""
    target: str = ""
    reason: str = ""
    site: str = ""
    supervisor: UUID | None = None
    authority: UUID | None = None
    capture: UUID | None = None
    digest: str = ""


@act("approvals.access.enter", say("entered a use of social media on an agency system"))
def enter_use(doing: Doing, used: Used) -> Entry:
    """Enter what one used an agency system for; its purpose says what has to be told with it (WF-ACCESS).

    Raises ApprovalsError naming the field. Refused to who does not work here, and under leave that is not one's own.
    """
    person, day = me(doing), day_of(doing)
    _here(doing)
    told = _told(used, person, doing)
    row: Entry = Entry.objects.create(
        person_id=person,
        unit_id=cards_of(person, day)[0].unit,
        purpose=used.purpose,
        detail=used.detail,
        supervisor_id=used.supervisor,
        authority_id=used.authority,
        capture=used.capture,
        digest=used.digest,
        starts=used.starts,
        minutes=used.minutes,
        entered_at=doing.at,
        **told,
    )
    doing.about("access-entry", row.id)
    doing.record(purpose=used.purpose, unit=row.unit_id, authority=used.authority, supervisor=used.supervisor)
    return row


def _told(used: Used, person: UUID, doing: Doing) -> dict[str, str]:
    """The words of an entry, once all that its purpose asks for is there."""
    day = day_of(doing)
    told = {
        name: text_of(getattr(used, name), name, most)
        for name, most in (("case", 60), ("target", 120), ("reason", 4000), ("site", 200))
    }
    for one in lacking(
        used.purpose,
        {**told, "supervisor": used.supervisor, "capture": used.capture, "authority": used.authority},
    ):
        raise ApprovalsError(str(one.lacking), field=one.field, remedy=str(one.remedy))
    if used.detail and (
        used.purpose is not Purpose.ONLINE_CRIME or used.detail not in DETAILS_OF_ONLINE_CRIME
    ):
        raise ApprovalsError("This purpose has no such detail.", field="detail", remedy="Leave it out.")
    if used.starts > doing.at:
        raise ApprovalsError("That time is still to come.", field="starts", remedy="Give when it was.")
    if used.supervisor == person or (used.supervisor and not cards_of(used.supervisor, day)):
        raise ApprovalsError(
            "No supervisor is named who works here.", field="supervisor", remedy="Name a colleague above you."
        )
    if used.authority is not None:
        _own_leave(person, used.authority)
    return told


def _own_leave(person: UUID, authority: UUID) -> None:
    own = Request.objects.filter(
        pk=authority, for_whom_id=person, subject=Subject.ACCESS, place__state=State.IN_FORCE
    )
    if not own.exists():
        raise RefusedError(
            "This leave is not yours, or is not in force.",
            reason="no-authority",
            remedy="Ask for leave first.",
        )


@act("approvals.access.look", say("looked at a use of social media on an agency system"))
def look_at_use(doing: Doing, entry: UUID, *, confirmed: bool, words: str = "") -> Looked:
    """Look at an entry as a superior of whoever made it: confirm the need, or ask. Refused to everybody else."""
    row = Entry.objects.select_for_update().filter(pk=entry).first()
    doing.about("access-entry", entry)
    if row is None:
        raise ApprovalsError("There is no such entry.", remedy="Look at the list again.")
    _superior_of(doing, row.person_id)
    looked: Looked = Looked.objects.create(
        entry=row, by_id=me(doing), confirmed=confirmed, words=text_of(words), at=doing.at
    )
    doing.record(confirmed=confirmed)
    return looked


@act("approvals.access.detail", say("entered an off-duty detail"))
def enter_detail(doing: Doing, *, person: UUID, starts: datetime, ends: datetime) -> Detail:
    """Enter from when to when somebody works an off-duty detail: oneself, or somebody below one (nmpd/VII.A.s2)."""
    if person == me(doing):
        _here(doing)
    else:
        _superior_of(doing, person)
    if ends <= starts:
        raise ApprovalsError("It ends before it begins.", field="ends", remedy="Give a later time.")
    row: Detail = Detail.objects.create(person_id=person, starts=starts, ends=ends)
    doing.about("detail", row.id)
    doing.record(person=person)
    return row


def _here(doing: Doing) -> None:
    if not works_here(me(doing), day_of(doing)):
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask human resources.")


def _superior_of(doing: Doing, person: UUID) -> None:
    """Refuse whoever is not above somebody in the chain of command, or works here no more."""
    day, mine = day_of(doing), me(doing)
    if mine not in {link.supervisor for link in chain_of(person, day)} or not works_here(mine, day):
        raise RefusedError("This is not yours to do.", reason="not-supervisor", remedy="Their superiors do.")


def _supplier(doing: Doing, unit: UUID, concerns: Collection[UUID]) -> UUID:
    """Who supplies the lines. Refused to who may not, and to whom they are about."""
    day, mine = day_of(doing), me(doing)
    if not any(one.person == mine for role in SUPPLIES for one in holders_of_role(role, unit, day)):
        raise RefusedError("This is not yours to supply.", reason="right-missing", remedy="Ask a supervisor.")
    if mine in concerns:
        raise RefusedError(
            "Nobody reads lines about themself.",
            reason="own-lines",
            remedy="Ask somebody else to supply them.",
        )
    return mine


@act("approvals.access.supply", say("supplied lines of a log for one report or draw"))
def supply_lines(
    doing: Doing, *, unit: UUID, supplied_for: str, concerns: Collection[UUID], lines: Sequence[RawLine]
) -> Supply:
    """Keep the lines of a log that are about those whom one report or approved draw names; no other line is kept.

    Raises ApprovalsError where no report or draw is named, or nobody in it. Refused to who does not supply such lines.
    """
    mine = _supplier(doing, unit, concerns)
    name = text_of(supplied_for, "supplied_for", 80)
    if not name:
        raise ApprovalsError(
            "Lines are read only for one report or one approved draw, and none is named.",
            field="supplied_for",
            remedy="Give its number.",
        )
    known = set(Person.objects.filter(pk__in=set(concerns)).values_list("id", flat=True))
    if not known:
        raise ApprovalsError(
            "Nobody has said whom the report or draw is about.", field="concerns", remedy="Name them."
        )
    row: Supply = Supply.objects.create(supplied_for=name, by_id=mine, unit_id=unit, at=doing.at)
    row.concerns.set(Person.objects.filter(pk__in=known))
    kept = [line for line in lines if line.person in known]
    Line.objects.bulk_create(
        Line(
            supply=row,
            person_id=line.person,
            starts=line.at,
            minutes=line.minutes,
            site=line.site[:200],
            equipment=line.equipment,
            account=line.account,
            on_duty=line.on_duty,
        )
        for line in kept
    )
    doing.about("access-supply", row.id)
    doing.record(people=len(known), kept=len(kept), left_out=len(lines) - len(kept))
    return row
