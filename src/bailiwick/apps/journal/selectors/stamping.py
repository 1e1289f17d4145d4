"""Which checkpoints an outside authority still has to stamp, and whether one has been silent for too long.

One stamp an hour is enough: a checkpoint proves everything below it. So the last checkpoint of each hour is due, at
once in an hour that has none stamped yet, and otherwise when the hour is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bailiwick.apps.journal.models import Checkpoint, Timestamp

HOUR = timedelta(hours=1)
ALARM_AFTER = timedelta(minutes=60)
MOST = 10_000
"""Checkpoints looked at in one go: a year of hours, signed hourly."""


@dataclass(frozen=True, slots=True)
class Due:
    """A checkpoint to be stamped by its size, and since when."""

    size: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Late:
    """An authority that has not stamped what has been due for an hour or more."""

    authority: str
    since: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: that the checkpoint of `size` entries was there at that time."""

    authority: str
    at: datetime
    size: int


def stamps_over(index: int) -> Sequence[Stamp]:
    """The earliest stamp of each authority on a checkpoint that holds the entry. One query."""
    rows = Timestamp.objects.filter(checkpoint_id__gt=index).order_by("-checkpoint_id")
    found = {
        authority: Stamp(authority, at, size)
        for authority, at, size in rows.values_list("authority", "at", "checkpoint_id")
    }
    return sorted(found.values(), key=lambda one: one.at)


def due(authority: str, now: datetime) -> Sequence[Due]:
    """What the authority should stamp now, oldest first. Two queries."""
    last = (
        Timestamp.objects.filter(authority=authority)
        .order_by("-checkpoint_id")
        .values_list("checkpoint_id", "checkpoint__signed_at")
        .first()
    )
    stamped, at = last or (-1, None)
    newest = (
        Checkpoint.objects.filter(size__gt=stamped).order_by("size").values_list("size", "signed_at")[:MOST]
    )
    by_hour = {_hour(signed_at): (size, signed_at) for size, signed_at in newest}
    return [
        Due(size, max(signed_at, hour + HOUR) if at and hour == _hour(at) else signed_at)
        for hour, (size, signed_at) in by_hour.items()
        if at is None or hour != _hour(at) or hour + HOUR <= now
    ]


def late(authorities: Iterable[str], now: datetime) -> Sequence[Late]:
    """The authorities for which something has been due for 60 minutes or more."""
    waiting = {authority: due(authority, now) for authority in authorities}
    return [
        Late(authority, found[0].since, len(found))
        for authority, found in waiting.items()
        if found and now - found[0].since >= ALARM_AFTER
    ]


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
