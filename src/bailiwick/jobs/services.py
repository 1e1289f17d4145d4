"""Asking for work, now, at a time, or again and again; calling it off; trying again what has failed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bailiwick.jobs.errors import UnknownKindError
from bailiwick.jobs.kinds import kind_of
from bailiwick.jobs.models import Job, Schedule, State
from bailiwick.jobs.times import MINUTES, next_at
from bailiwick.jobs.writing import writing
from bailiwick.kernel.canonical import canonical_json

WAKE = threading.Event()
"""Set when something was asked for in this process, so that a runner in it need not sleep on."""
LARGEST = 4000
"""Bytes of a job's arguments: ids and codes, never a text."""


def enqueue(
    code: str, *, due_at: datetime | None = None, key: str | None = None, **arguments: object
) -> UUID:
    """Ask for a job, in the transaction that is open: it will run if that commits. Gives the job's id.

    With a key, such as `site.look:ID:DAY`, it is asked for once, however often this is called. Raises UnknownKindError.
    """
    kind_of(code)
    _check(arguments)
    now = timezone.now()
    row = Job(kind=code, arguments=arguments, key=key, asked_at=now, due_at=due_at or now)
    with writing():
        Job.objects.bulk_create([row], ignore_conflicts=key is not None)
    transaction.on_commit(WAKE.set)
    return row.id if key is None else Job.objects.values_list("id", flat=True).get(key=key)


def call_off(key: str) -> bool:
    """Call off the job of this key, if it has not begun; whether it was."""
    with writing():
        waiting = Job.objects.filter(key=key, state=State.WAITING)
        return waiting.update(state=State.CALLED_OFF, ended_at=timezone.now()) == 1


def try_again(identity: UUID) -> bool:
    """Have a failed job tried again, as if for the first time; whether there was one."""
    with writing():
        failed = Job.objects.filter(pk=identity, state=State.FAILED)
        tried = failed.update(state=State.WAITING, due_at=timezone.now(), failures=0, losses=0, ended_at=None)
    transaction.on_commit(WAKE.set)
    return tried == 1


def schedule(
    code: str,
    kind: str,
    *,
    every: timedelta | None = None,
    at: time | None = None,
    arguments: Mapping[str, object] | None = None,
) -> None:
    """Have the clock ask for a job every so often, or at a time of the local day; a change keeps the next time.

    `code` is the schedule's own, as `sites.watch:ID`. Raises UnknownKindError.
    """
    kind_of(kind)
    given = dict(arguments or {})
    _check(given)
    now = timezone.now()
    minute = None if at is None else at.hour * MINUTES + at.minute
    seconds = None if every is None else max(1, int(every.total_seconds()))
    first = now if minute is None else next_at(minute, timezone.get_default_timezone(), now)
    how = {"kind": kind, "arguments": given, "every_seconds": seconds, "at_minute": minute, "active": True}
    with writing(), transaction.atomic():
        Schedule.objects.bulk_create([Schedule(code=code, next_at=first, **how)], ignore_conflicts=True)
        changed = Schedule.objects.filter(code=code).exclude(every_seconds=seconds, at_minute=minute)
        changed.update(next_at=first)
        Schedule.objects.filter(code=code).update(**how)


def unschedule(code: str) -> bool:
    """Have the clock ask no more; whether it did."""
    with writing():
        return Schedule.objects.filter(code=code, active=True).update(active=False) == 1


def _check(arguments: Mapping[str, object]) -> None:
    if len(canonical_json(dict(arguments))) > LARGEST:
        raise UnknownKindError(
            f"The arguments of a job are longer than {LARGEST} bytes.",
            remedy="Give ids, and look the rest up.",
        )
