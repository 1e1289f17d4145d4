"""Destruction: a record whose schedule is due, that nobody holds, and that two people let go.

It is decided under the record's own lock, which a hold takes too; the database refuses the same once more by itself
(migrations/0002). What is left is an entry of the journal, which certifies what went, when, why, and by which two.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Certificate
from bailiwick.apps.keeping.models import (
    Blob,
    Capture,
    Doomed,
    Held,
    KeyDate,
    Observation,
    Proposal,
    ProposalKind,
    Record,
)
from bailiwick.apps.keeping.services import proposals
from bailiwick.apps.keeping.services.clearing import clear
from bailiwick.apps.keeping.services.locks import alone_with_digest
from bailiwick.apps.keeping.services.records import locked
from bailiwick.kernel.sentence import say
from bailiwick.policy.retention import Answer, Standing


@act("keeping.destruction.propose", say("asked for a record to be destroyed"))
def propose_destruction(doing: Doing, record: UUID) -> Proposal:
    """Ask for a record's destruction, which has to be due and free of holds already. Raises RefusedError."""
    row = locked(record)
    doing.about("record", record)
    _require_free(doing, record)
    _require_due(doing, row, _day(doing))
    return proposals.ask(doing, ProposalKind.DESTROY, record, selectors.payload_of(row))


@act("keeping.destroy", say("destroyed a record"))
def destroy(doing: Doing, proposal: UUID) -> Certificate:
    """Destroy the record that a proposal is about, for good. Raises RefusedError, NoSuchRecordError.

    Holds, schedule and grant are looked at again, under the record's lock. A refusal is an entry that names the holds.
    """
    found = proposals.locked_proposal(proposal)
    row = locked(found.subject)
    doing.about("record", row.id)
    _require_free(doing, row.id)
    day = _day(doing)
    answer = _require_due(doing, row, day)
    asked, granted = proposals.use(doing, found, ProposalKind.DESTROY, selectors.payload_of(row))
    schedule, _ = selectors.schedules().split(row.series)
    edition = schedule.edition_on(day)
    certificate = Certificate(
        record=row.id,
        series=row.series,
        edition=edition.id if edition else "",
        kept_until=answer.last_day,
        asked_by=asked,
        granted_by=granted,
        digests=tuple(selectors.digests_of([row])),
    )
    _remove(row, certificate.digests)
    doing.record(
        series=certificate.series,
        edition=certificate.edition,
        kept_until=certificate.kept_until,
        asked_by=asked,
        granted_by=granted,
        digests=certificate.digests,
        payload=found.payload,
    )
    # What cannot be cleared now (a disk that fails) stays on the list of what has to be.
    transaction.on_commit(clear, robust=True)
    return certificate


def _require_free(doing: Doing, record: UUID) -> None:
    holds = selectors.held_by(record)
    if holds:
        doing.record(held_by=[hold.id for hold in holds])
        raise RefusedError(
            f"The record is held for {', '.join(hold.matter for hold in holds)}: nothing of it is destroyed.",
            reason="held",
            remedy="Ask whoever placed the hold.",
        )


def _require_due(doing: Doing, record: Record, day: date) -> Answer:
    answer = selectors.standing_of(record, day)
    doing.record(standing=answer.standing, day=day, missing=answer.missing)
    if answer.standing is Standing.DUE:
        return answer
    if answer.standing is Standing.CANNOT_TELL:
        message = f"Nobody can tell whether its time has come: {', '.join(answer.missing)} is not known."
        remedy = "Say in which series it belongs, and note the day that its period runs from."
    else:
        end = f" until {answer.last_day.isoformat()}" if answer.last_day else ""
        message = f"Its schedule says that it is kept{end}."
        remedy = "Wait, or look whether it is in the right series."
    raise RefusedError(message, reason=answer.standing.value, remedy=remedy)


def _remove(record: Record, digests: tuple[str, ...]) -> None:
    for model in (Held, KeyDate, Observation, Capture):
        model.objects.filter(record=record).delete()
    for digest in digests:
        alone_with_digest(digest)
        if not Capture.objects.filter(blob_id=digest).exists():
            Blob.objects.filter(pk=digest).delete()
            Doomed.objects.get_or_create(digest=digest)
    record.delete()


def _day(doing: Doing) -> date:
    """The agency's day on which this is done."""
    return timezone.localtime(doing.at).date()
