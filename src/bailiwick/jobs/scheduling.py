"""The clock: what is due by its schedule is asked for, once each time, also when two clocks tick at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bailiwick.jobs.kinds import kinds
from bailiwick.jobs.models import Schedule
from bailiwick.jobs.services import enqueue, schedule
from bailiwick.jobs.times import next_at, next_every
from bailiwick.jobs.writing import writing


def keep_schedules() -> None:
    """See that every kind with a beat of its own has its row; called when a runner starts."""
    standing = set(Schedule.objects.values_list("code", flat=True))
    for kind in kinds().values():
        if kind.beat is not None and kind.code not in standing:
            schedule(kind.code, kind.code, every=kind.beat.every, at=kind.beat.at)


def tick(now: datetime) -> int:
    """Ask for everything that is due; how many jobs were asked for. A kind that is not known here is passed over."""
    due = Schedule.objects.filter(active=True, next_at__lte=now, kind__in=list(kinds()))
    return sum(_ask(code, now) for code in list(due.values_list("code", flat=True)))


def _ask(code: str, now: datetime) -> int:
    with writing(), transaction.atomic():
        row = Schedule.objects.select_for_update().filter(pk=code, active=True, next_at__lte=now).first()
        if row is None:
            return 0
        key = f"{code}@{row.next_at.isoformat()}"
        asked = enqueue(row.kind, key=key, **row.arguments)
        Schedule.objects.filter(pk=code).update(next_at=_next(row, now), last_at=now, last_job=asked)
    return 1


def _next(row: Schedule, now: datetime) -> datetime:
    if row.at_minute is not None:
        return next_at(row.at_minute, timezone.get_default_timezone(), now)
    return next_every(row.next_at, timedelta(seconds=row.every_seconds or 1), now)
