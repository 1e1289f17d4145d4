"""What the record itself knows of the time: whether the machine's clock is to be believed, and which moment is.

Entries are ordered by their places, never by their times. Time matters where something becomes due by it: a clock that
is put forward would destroy early, one that is put back would keep for ever. So the later of the clock and of what was
last written counts; and a clock that runs far ahead of it counts only when somebody outside, or two people, say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Max

from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import Outcome, Timestamp

FAR = timedelta(days=4)
"""Longer than a long weekend: a record that is served has an entry every night."""
NEAR = timedelta(minutes=1)
"""Acts that run side by side are entered out of the order in which they began; a clock that is off by more is wrong."""
CONFIRM, EPOCH = "journal.clock.confirm", "journal.epoch.begin"


class Doubt(StrEnum):
    """Why the clock is not believed."""

    LEAPT = "clock-leapt"
    """Between two things that were written lies more time than a record that is in use is silent for."""
    AHEAD = "clock-ahead"
    """It is far ahead of the last time that an outside authority has confirmed."""
    BACK = "clock-back"
    """It shows a time before what was last written."""
    OFF = "clock-off"
    """An authority that was asked gave another time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The moment that counts for what becomes due, and why it may not: from which moment to which the clock went."""

    moment: datetime
    doubt: Doubt | None = None
    before: datetime | None = None
    after: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether something may become due by it. After a clock that went back, the later time goes on counting."""
        return self.doubt not in {Doubt.LEAPT, Doubt.AHEAD}


def read_clock(now: datetime, log: Log = INTERNAL) -> Reading:
    """How the clock, which shows `now`, stands to what was written since two people last settled it."""
    moments = [*_written(log), now]
    latest = max(moments)
    proven = Timestamp.objects.aggregate(last=Max("at"))["last"]
    reached = moments[0]
    for moment in moments:
        if moment - reached > FAR and not (proven is not None and moment - proven <= FAR):
            return Reading(latest, Doubt.LEAPT, reached, moment)
        reached = max(reached, moment)
    if settings.TIMESTAMPS and proven is not None and latest - proven > FAR:
        return Reading(latest, Doubt.AHEAD, proven, latest)
    if latest - now > NEAR:
        return Reading(latest, Doubt.BACK, latest, now)
    return _held_to_authorities(latest)


def _written(log: Log) -> list[datetime]:
    """When the settlement or the first entry, each checkpoint after it, and the last entry were written, in order."""
    entries = log.entries.objects.using(log.database).order_by("index")
    settled = entries.filter(act__in=(CONFIRM, EPOCH), outcome=Outcome.DONE).last() or entries.first()
    last = entries.last()
    if settled is None or last is None:
        return []
    signed = log.checkpoints.objects.using(log.database).filter(size__gt=settled.index).order_by("size")
    return [settled.at, *signed.values_list("signed_at", flat=True), last.at]


def _held_to_authorities(latest: datetime) -> Reading:
    """The last answers of authorities, against what the clock showed when they were asked."""
    for one in Timestamp.objects.filter(asked_at__isnull=False).order_by("-id")[:2]:
        if one.asked_at is not None and abs(one.at - one.asked_at) > NEAR:
            return Reading(latest, Doubt.OFF, one.at, one.asked_at)
    return Reading(latest)
