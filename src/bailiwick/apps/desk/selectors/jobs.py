"""The clock's work in words: how often it asks, and how the last time went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bailiwick.jobs.models import State
from bailiwick.jobs.selectors import JobSeen, ScheduleSeen, schedules
from bailiwick.kernel.sentence import Sentence, say

_ENDED: Mapping[State, Sentence] = {
    State.WAITING: say("waits"),
    State.RUNNING: say("under way"),
    State.DONE: say("done"),
    State.FAILED: say("failed"),
    State.CALLED_OFF: say("called off"),
}
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A schedule in words; `ended` is None where its last job is not kept any more, or there was none."""

    code: str
    often: Sentence
    next_at: datetime
    last_at: datetime | None
    ended: Sentence | None


def clock_rows() -> Sequence[ClockRow]:
    """Everything that the clock asks for. Two queries."""
    return [
        ClockRow(one.code, _often(one), one.next_at, one.last_at, _ended(one.last) if one.last else None)
        for one in schedules()
    ]


def _often(one: ScheduleSeen) -> Sentence:
    if one.at is not None:
        return say("every day at {time}", time=f"{one.at:%H:%M}")
    every = one.every or _HOUR
    if every == _HOUR:
        return say("every hour")
    if every % _HOUR == timedelta(0):
        return say("every {number} hours", number=str(every // _HOUR))
    if every % _MINUTE == timedelta(0):
        return say("every {number} minutes", number=str(every // _MINUTE))
    return say("every {number} seconds", number=str(every // timedelta(seconds=1)))


def _ended(job: JobSeen) -> Sentence:
    if job.state is State.WAITING and job.failures:
        return say("failed, and is tried again")
    return _ENDED[job.state]
