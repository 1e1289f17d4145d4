"""What can be seen of the queue: what waits, how far what runs is, what failed, and what is stuck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q

from bailiwick.jobs.kinds import kinds
from bailiwick.jobs.models import Job, Schedule, State
from bailiwick.jobs.times import MINUTES
from bailiwick.kernel.sentence import Sentence, say

STUCK_AFTER = timedelta(minutes=10)
"""So long after it was due, or after its runner's lease ended, a job that nobody runs is stuck."""


@dataclass(frozen=True, slots=True)
class JobSeen:
    """A job as people see it."""

    id: UUID
    code: str
    says: Sentence
    state: State
    due_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    failures: int
    trouble: str
    done: int
    of: int | None
    asked_at: datetime

    @property
    def reason(self) -> str:
        """The last fault's plain code, where it has one (jobs.running.told)."""
        return self.trouble.partition(": ")[0] if ": " in self.trouble else ""


@dataclass(frozen=True, slots=True)
class ScheduleSeen:
    """What the clock asks for, every so often or at a time of the local day, and its last job, if it is still kept."""

    code: str
    says: Sentence
    every: timedelta | None
    at: time | None
    next_at: datetime
    last_at: datetime | None
    last: JobSeen | None


@dataclass(frozen=True, slots=True)
class FailedKind:
    """A kind of job of which some have failed, and since when."""

    code: str
    says: Sentence
    number: int
    since: datetime


def counts() -> Mapping[State, int]:
    """How many jobs there are in each state."""
    found = dict(Job.objects.values_list("state").annotate(Count("id")).order_by())
    return {state: found.get(state.value, 0) for state in State}


def jobs_in(state: State, most: int = 100) -> list[JobSeen]:
    """Jobs in a state: those not ended by when they are due, those ended by when they ended, newest first."""
    over = state in {State.DONE, State.FAILED, State.CALLED_OFF}
    rows = Job.objects.filter(state=state).order_by("-ended_at" if over else "due_at", "id")
    return [_seen(row) for row in rows[:most]]


def job_by_id(identity: UUID) -> JobSeen | None:
    """One job, and how far it is."""
    row = Job.objects.filter(pk=identity).first()
    return None if row is None else _seen(row)


def stuck(now: datetime, most: int = 100) -> list[JobSeen]:
    """Jobs that should have run and have not: nobody works on the queue, or nobody here knows their kind."""
    since = now - STUCK_AFTER
    late = Q(state=State.WAITING, due_at__lt=since) | Q(state=State.RUNNING, lease_until__lt=since)
    return [_seen(row) for row in Job.objects.filter(late).order_by("due_at", "id")[:most]]


def next_times() -> Mapping[str, datetime]:
    """When the clock asks next, by schedule."""
    return dict(Schedule.objects.filter(active=True).order_by("next_at").values_list("code", "next_at"))


def schedules() -> list[ScheduleSeen]:
    """What the clock asks for again and again, by its code, and how it went the last time. Two queries."""
    rows = list(Schedule.objects.filter(active=True).order_by("code"))
    last = Job.objects.in_bulk([row.last_job for row in rows if row.last_job])
    return [
        ScheduleSeen(
            code=row.code,
            says=_says(row.kind),
            every=None if row.every_seconds is None else timedelta(seconds=row.every_seconds),
            at=None if row.at_minute is None else time(*divmod(row.at_minute, MINUTES)),
            next_at=row.next_at,
            last_at=row.last_at,
            last=_seen(last[row.last_job]) if row.last_job in last else None,
        )
        for row in rows
    ]


def failed_kinds() -> list[FailedKind]:
    """What has failed and is not tried again, by kind, the oldest first. One query."""
    failed = Job.objects.filter(state=State.FAILED).values_list("kind")
    rows = failed.annotate(Count("id"), since=Min("ended_at")).order_by("since", "kind")
    return [FailedKind(kind, _says(kind), number, since) for kind, number, since in rows]


def struggling(code: str, failures: int, most: int = 100) -> list[JobSeen]:
    """Jobs of a kind that are still tried and have failed at least so often, the longest waiting first. One query."""
    rows = Job.objects.filter(kind=code, state=State.WAITING, failures__gte=failures)
    return [_seen(row) for row in rows.order_by("asked_at", "id")[:most]]


def _says(code: str) -> Sentence:
    kind = kinds().get(code)
    return kind.says if kind else say("work of a kind that this version does not know")


def _seen(row: Job) -> JobSeen:
    return JobSeen(
        id=row.pk,
        code=row.kind,
        says=_says(row.kind),
        state=State(row.state),
        due_at=row.due_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        failures=row.failures,
        trouble=row.trouble,
        done=row.progress,
        of=row.progress_of,
        asked_at=row.asked_at,
    )
