"""Asking that a clause be set aside for a reason, and answering: never about one's own request."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts import as_identity
from bailiwick.apps.approvals.models import Waiver, WaiverAsk
from bailiwick.apps.approvals.selectors.waiving import may_waive, second_readings, units_worked_for, waivable
from bailiwick.apps.approvals.services.registers import waive
from bailiwick.apps.approvals.services.stepping import day_of, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("approvals.waive.ask", say("asked that a clause be set aside for a reason"))
def ask_to_waive(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    clause: str,
    thing: str,
    reason: str,
    until: date | None = None,
    reading: bool = False,
) -> WaiverAsk:
    """Ask that a clause that leaves room for it be set aside, for one thing, for a reason, until a day.

    `reading`: a second reader is asked how exactly these words are meant; only the room whose words they are says so.
    Raises ApprovalsError naming the field. Refused to who does not work for the unit.
    """
    day, asker = day_of(doing), me(doing)
    if unit not in units_worked_for(asker, day):
        raise RefusedError(
            "You do not work for this unit.", reason="not-here", remedy="Choose a unit that you work for."
        )
    known = second_readings(unit, day) if reading else waivable(unit, day)
    found = next((one for one in known if one.clause == clause), None)
    if found is None:
        raise ApprovalsError(
            "This clause leaves no room for a reason.", field="clause", remedy="Choose one from the list."
        )
    told = {"thing": text_of(as_identity(thing), "thing", 500), "reason": text_of(reason, "reason", 4000)}
    for name, words in told.items():
        if not words:
            raise ApprovalsError("There is no answer yet.", field=name, remedy="Say it in a few words.")
    if until is not None and until < day:
        raise ApprovalsError("The last day is over.", field="until", remedy="Give a later one.")
    row: WaiverAsk = WaiverAsk.objects.create(
        unit_id=unit, clause=clause, kind=found.kind, by_id=asker, until=until, asked_at=doing.at, **told
    )
    doing.about("waiver-ask", row.id)
    doing.record(unit=unit, clause=clause, until=until)
    return row


@act("approvals.waive.answer", say("answered whether a clause is set aside"))
def answer_waiver(doing: Doing, ask: UUID, *, granted: bool, words: str = "") -> Waiver | None:
    """Say yes, which records the reason, or no with why. Refused about one's own, and to who may not record it."""
    doing.about("waiver-ask", ask)
    row = WaiverAsk.objects.select_for_update().filter(pk=ask).first()
    if row is None:
        raise ApprovalsError("There is no such request.", remedy="Look at the list again.")
    if row.by_id == me(doing):
        raise RefusedError(
            "Nobody decides about a request of their own.",
            reason="own-request",
            remedy="Somebody else who holds the office does.",
        )
    if not may_waive(me(doing), row.unit_id, day_of(doing)):
        raise RefusedError(
            "This is not yours to enter.", reason="right-missing", remedy="Ask who holds the office."
        )
    if row.answered_at is not None:
        raise ApprovalsError("It has been answered already.", remedy="Nothing has to be done.")
    answer = text_of(words, "words", 1000)
    if not granted and not answer:
        raise ApprovalsError("Nobody has said why not.", field="words", remedy="Say it in a sentence.")
    made = (
        waive(
            doing.actor,
            unit=row.unit_id,
            kind=row.kind,
            clause=row.clause,
            thing=row.thing,
            reason=row.reason,
            until=row.until,
        )
        if granted
        else None
    )
    row.answered_at, row.answered_by_id, row.granted, row.answer = doing.at, me(doing), granted, answer
    row.waiver = made
    row.save(update_fields=["answered_at", "answered_by", "granted", "answer", "waiver"])
    doing.record(granted=granted, unit=row.unit_id)
    return made
