"""What the desk tells other programs of the journal: entries, proofs, the last checkpoint; and its own work."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.selectors import asker_of
from bailiwick.apps.accounts.services.api_access import needs
from bailiwick.apps.desk.permissions import may_read_all, may_run_system
from bailiwick.apps.desk.selectors import Proved, did, entry_for, prove, shown
from bailiwick.apps.journal.models import AbstractEntry, Channel, Outcome
from bailiwick.apps.journal.selectors import Asked, entries, latest_checkpoint, published_key
from bailiwick.jobs.models import State
from bailiwick.jobs.selectors import JobSeen, jobs_in
from bailiwick.ui.api.paging import Cursor, Limit, Listed, Words, mark, page_of, place_of
from bailiwick.ui.api.problems import Kind, ProblemError

router = Router(tags=["Journal and jobs"])
MOST_JOBS = 1000


class JobState(StrEnum):
    """How far a job has come; a state of requests has another name."""

    WAITING = State.WAITING.value
    RUNNING = State.RUNNING.value
    DONE = State.DONE.value
    FAILED = State.FAILED.value
    CALLED_OFF = State.CALLED_OFF.value


class EntryTold(Schema):
    """One entry of the journal, in words and codes. Who did it has no name here: `actor` is their random id."""

    record: UUID
    index: int
    at: datetime
    actor: UUID | None
    act: str
    did: str
    outcome: Outcome
    reason: str
    channel: Channel
    subject_kind: str
    subject: str


class OneEntryTold(EntryTold):
    """One entry with what was recorded of it, and what can be proved now."""

    details: dict[str, Any]
    proved: Proved
    under: int | None = Field(description="How many entries the checkpoint holds under which it is proved.")


class ProofTold(Schema):
    """A proof of one entry."""

    proof: str = Field(
        description="As `bailiwick verify` and the program at /journal/verify_bailiwick.py read it."
    )


class CheckpointTold(Schema):
    """The checkpoint that was signed last (C2SP tlog-checkpoint)."""

    size: int
    root: str = Field(description="In hexadecimal.")
    signed_at: datetime
    note: str = Field(description="The signed note itself.")
    key: str = Field(description="The public key by which it is verified, as it is published.")


class JobTold(Schema):
    """A job of the software's own work."""

    id: UUID
    code: str
    says: str
    state: JobState
    due_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    failures: int
    trouble: str
    done: int
    of: int | None


@router.get("/journal", auth=needs(Scope.JOURNAL), response=Listed[EntryTold], summary="The journal")
def journal(  # noqa: PLR0913 -- the parts of a filter
    request: HttpRequest,
    *,
    act: Words = "",
    outcome: Outcome | None = None,
    subject: Words = "",
    since: datetime | None = None,
    until: datetime | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Listed[EntryTold]:
    """List the entries, newest first: everybody's for those who may read them, one's own for everybody else.

    `act` is a code or the beginning of one, ending in a dot; `since` is taken in, `until` is not.
    """
    actor = asker_of(request)
    me = actor.identity
    everything = may_read_all(actor, timezone.localdate())
    asked = Asked(
        act=act,
        outcome=outcome,
        subject=subject,
        since=_in_utc(since),
        until=_in_utc(until),
        reader=me,
        actor=None if everything else me,
    )
    page = entries(asked, before=_before(request, cursor), number=limit)
    follows = mark(request, str(page.before)) if page.before is not None else None
    return Listed(items=[_entry(one) for one in page.entries], next=follows)


@router.get("/journal/{uuid:record}", auth=needs(Scope.JOURNAL), response=OneEntryTold, summary="One entry")
def entry(request: HttpRequest, record: UUID) -> OneEntryTold:
    """Tell one entry, what was recorded of it, and what can be proved of it now."""
    found = _found(request, record)
    _, details = shown(found)
    proof = prove(found)
    return OneEntryTold(
        **_entry(found).dict(),
        details=dict(details),
        proved=proof.proved,
        under=proof.under.size if proof.under else None,
    )


@router.get(
    "/journal/{uuid:record}/proof",
    auth=needs(Scope.JOURNAL),
    response=ProofTold,
    summary="The proof of one entry",
)
def proof(request: HttpRequest, record: UUID) -> ProofTold:
    """Give the proof that a stranger can verify offline (C2SP tlog-proof). There is none before the next checkpoint."""
    proved = prove(_found(request, record))
    if not proved.text:
        raise Http404
    return ProofTold(proof=proved.text)


@router.get("/checkpoint", auth=needs(Scope.JOURNAL), response=CheckpointTold, summary="The last checkpoint")
def checkpoint(request: HttpRequest) -> CheckpointTold:
    """Give the checkpoint that was signed last, to keep elsewhere: a journal that forgets cannot continue it."""
    del request
    found, key = latest_checkpoint(), published_key()
    if found is None or key is None:
        raise Http404
    return CheckpointTold(
        size=found.size,
        root=bytes(found.root).hex(),
        signed_at=found.signed_at,
        note=found.note,
        key=key.printed(),
    )


@router.get("/jobs", auth=needs(Scope.JOBS), response=Listed[JobTold], summary="The software's own work")
def jobs(
    request: HttpRequest, state: JobState = JobState.FAILED, cursor: Cursor = "", limit: Limit = 50
) -> Listed[JobTold]:
    """List the jobs in a state, for those who look after the software, by when they were due."""
    if not may_run_system(asker_of(request), timezone.localdate()):
        raise Http404
    return page_of(
        request,
        jobs_in(State(state.value), MOST_JOBS),
        lambda one: (one.due_at.isoformat(), str(one.id)),
        _job,
        cursor,
        limit,
    )


def _found(request: HttpRequest, record: UUID) -> AbstractEntry:
    found = entry_for(asker_of(request), record, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _before(request: HttpRequest, cursor: str) -> int | None:
    place = place_of(request, cursor)
    return int(place[0]) if place else None


def _in_utc(moment: datetime | None) -> datetime | None:
    """The moment with its zone; without one it is of the agency's."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.get_current_timezone())
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ProblemError(Kind.NOT_READ, "There was no such moment.", remedy="Give another one.") from error


def _entry(one: AbstractEntry) -> EntryTold:
    return EntryTold(
        record=one.record,
        index=one.index,
        at=one.at,
        actor=one.actor,
        act=one.act,
        did=str(did(one.act)),
        outcome=Outcome(one.outcome),
        reason=one.reason,
        channel=Channel(one.channel),
        subject_kind=one.subject_kind,
        subject=one.subject,
    )


def _job(one: JobSeen) -> JobTold:
    return JobTold(
        id=one.id,
        code=one.code,
        says=str(one.says),
        state=JobState(one.state.value),
        due_at=one.due_at,
        started_at=one.started_at,
        ended_at=one.ended_at,
        failures=one.failures,
        trouble=one.trouble,
        done=one.done,
        of=one.of,
    )
