"""Destruction: a record whose schedule is due, that nobody holds, and that two people let go.

It is decided under the record's own lock, which a hold takes too; the database refuses the same once more by itself
(migrations/0002). What is left is an entry of the journal, which certifies what went, when, why, and by which two,
and its like on a list outside the database, so that a backup which is put back brings nothing up again (destroyed).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.selectors import read_clock
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Certificate
from bailiwick.apps.keeping.models import Proposal, ProposalKind, Record
from bailiwick.apps.keeping.services import proposals
from bailiwick.apps.keeping.services.destroyed import acknowledge, releases_of
from bailiwick.apps.keeping.services.records import locked
from bailiwick.apps.keeping.services.removing import remove
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
    schedule, _ = selectors.schedules(whole=True).split(row.series)
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
    row_id, released = row.id, releases_of(row)
    forgotten = remove(row, certificate.digests)
    doing.record(
        series=certificate.series,
        edition=certificate.edition,
        kept_until=certificate.kept_until,
        asked_by=asked,
        granted_by=granted,
        digests=certificate.digests,
        payload=found.payload,
        released=released,
        forgotten=forgotten,
    )
    acknowledge(row_id)
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
        message = f"Its schedule says that it is kept{end} ({record.series})."
        remedy = "Wait, or look whether it is in the right series."
    raise RefusedError(message, reason=answer.standing.value, remedy=remedy)


def _day(doing: Doing) -> date:
    """The agency's day on which this is done. Raises RefusedError where nobody can tell, because the clock leapt.

    A clock that was put back keeps nothing longer: the later of it and of what was last written counts.
    """
    reading = read_clock(doing.at)
    if not reading.counts:
        doing.record(clock=reading.doubt, before=reading.before, after=reading.after)
        raise RefusedError(
            "The clock of this system is far ahead of what was last written: nobody can tell what is due.",
            reason="clock-in-doubt",
            remedy="Have the clock looked at; two people confirm it with bailiwick journal clock.",
        )
    return timezone.localtime(reading.moment).date()
