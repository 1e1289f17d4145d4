"""When to try again, and when the clock asks next: pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
GROWTH = 4
MINUTES = 60


def wait_after(failures: int, lot: int = 0) -> timedelta:
    """How long to wait after the nth failure in a row: 10 s, 40 s, 2 min 40 s, ... an hour at most.

    `lot`, any number, spreads jobs that failed together over another tenth of it.
    """
    longest = LONGEST_WAIT.total_seconds()
    seconds = min(longest, FIRST_WAIT.total_seconds() * GROWTH ** min(max(failures - 1, 0), 8))
    return timedelta(seconds=seconds * (1 + lot % 100 / 1000))


def next_every(last: datetime, every: timedelta, now: datetime) -> datetime:
    """The first moment of a beat after now: what was missed while nothing ran is asked for once, not once each."""
    missed = max(0, (now - last) // every)
    return last + (missed + 1) * every


def next_at(minute: int, zone: tzinfo, now: datetime) -> datetime:
    """The next time that a local clock shows a minute of the day, in UTC and later than now.

    A minute that the clock skips in spring counts an hour later; one that it shows twice in autumn counts once.
    """
    at = time(minute // MINUTES, minute % MINUTES)
    day = now.astimezone(zone).date()
    moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    while moment <= now:
        day += timedelta(days=1)
        moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    return moment
