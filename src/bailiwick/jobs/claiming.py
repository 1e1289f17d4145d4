"""Leases: who has a job until when; what a runner may still write; what happens to jobs whose runner has gone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from bailiwick.jobs.errors import LeaseLostError
from bailiwick.jobs.kinds import Kind, kind_of, kinds
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.times import wait_after
from bailiwick.jobs.writing import writing

MOST_LOSSES = 20
"""So many runners in a row have gone in a job without a word: it may be the job that ends them."""
PATIENT_LOSSES = 3
"""After so many the job waits before it is tried again."""
FREE: dict[str, Any] = {"lease": None, "lease_until": None}


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that is ours for a while."""

    job: UUID
    kind: Kind
    arguments: dict[str, Any]
    lease: UUID
    failures: int
    cursor: Any


def claim(worker: str, now: datetime) -> Claim | None:
    """Take the job that has been due for longest, if there is one; two runners never get the same."""
    due = Job.objects.filter(state=State.WAITING, due_at__lte=now, kind__in=list(kinds()))
    # A look first: on SQLite the transaction would keep writers waiting for nothing.
    if not due.exists():
        return None
    with writing(), transaction.atomic():
        row = due.select_for_update(skip_locked=True).order_by("due_at", "id").first()
        if row is None:
            return None
        kind, lease = kind_of(row.kind), uuid.uuid4()
        Job.objects.filter(pk=row.pk).update(
            state=State.RUNNING,
            lease=lease,
            lease_until=now + kind.lease,
            started_at=now,
            worker=worker,
        )
    return Claim(row.pk, kind, row.arguments, lease, row.failures, row.cursor)


def write_under(claimed: Claim, **columns: Any) -> None:
    """Write to the job's row if it is still ours. Raises LeaseLostError, which undoes the transaction around it."""
    with writing():
        ours = Job.objects.filter(pk=claimed.job, lease=claimed.lease, state=State.RUNNING)
        if ours.update(**columns) != 1:
            raise LeaseLostError(
                "The job has been given to somebody else.", remedy="Nothing: it will be done there."
            )


def finish(claimed: Claim, now: datetime) -> None:
    """The job is done. Raises LeaseLostError."""
    write_under(claimed, state=State.DONE, ended_at=now, failures=0, losses=0, trouble="", **FREE)


def give_up(claimed: Claim, now: datetime, trouble: str) -> None:
    """The job has failed and is not tried again. Raises LeaseLostError."""
    failures = claimed.failures + 1
    write_under(claimed, state=State.FAILED, ended_at=now, failures=failures, trouble=trouble[:300], **FREE)


def put_back(claimed: Claim, now: datetime, trouble: str) -> None:
    """The job failed this time; it waits and is tried again, or has been tried often enough. Raises LeaseLostError."""
    failures = claimed.failures + 1
    if failures >= claimed.kind.tries:
        give_up(claimed, now, trouble)
        return
    due = now + wait_after(failures, claimed.job.int)
    write_under(claimed, state=State.WAITING, due_at=due, failures=failures, trouble=trouble[:300], **FREE)


def take_back(now: datetime) -> int:
    """Free jobs whose runner has been silent for longer than its lease; how many."""
    silent = Job.objects.filter(state=State.RUNNING, lease_until__lt=now)
    if not silent.exists():
        return 0
    with writing(), transaction.atomic():
        gone = {"trouble": "its runner went without a word", **FREE}
        ended = silent.filter(losses__gte=MOST_LOSSES - 1).update(
            state=State.FAILED, ended_at=now, losses=F("losses") + 1, **gone
        )
        later = silent.filter(losses__gte=PATIENT_LOSSES).update(
            state=State.WAITING, due_at=now + wait_after(1), losses=F("losses") + 1, **gone
        )
        again = silent.update(state=State.WAITING, losses=F("losses") + 1, **gone)
    return ended + later + again
