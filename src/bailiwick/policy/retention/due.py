"""Whether a record's time has come: due, not yet, never, or cannot tell. What is not known never makes it due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bailiwick.policy.retention.schedule import (
    Combined,
    Generations,
    Keep,
    Permanently,
    Rule,
    Series,
    Trigger,
    Whichever,
)


class Standing(StrEnum):
    """How a record stands before its schedule."""

    DUE = "due"
    NOT_YET = "not-yet"
    NEVER = "never"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of a record: the day of each trigger that has a day, and how many newer generations there are."""

    days: Mapping[str, date] = field(default_factory=dict)
    newer: int | None = None

    def happened(self, trigger: str, day: date) -> bool:
        """Whether it is known to have happened by a day."""
        return trigger in self.days and self.days[trigger] <= day


@dataclass(frozen=True, slots=True)
class Answer:
    """How a record stands; the last day on which it is kept, where one is known; what is missing for an answer."""

    standing: Standing
    last_day: date | None = None
    missing: tuple[str, ...] = ()


NO_SERIES = "series"
"""What is missing when nobody has classed the record, or its schedule is not in force."""
NEWER = "newer-generations"


def due_on(series: Series | None, dates: Dates, day: date) -> Answer:
    """How a record of the series stands on `day`: due from the day after its period's last.

    A trigger without a day, a series that is not in force, and a look or a transfer that the schedule asks for and
    that has not happened give Cannot tell, with what is missing; they never give Due.
    """
    if series is None:
        return Answer(Standing.CANNOT_TELL, missing=(NO_SERIES,))
    answer = _of(series.rule, dates, day)
    if answer.standing is not Standing.DUE:
        return answer
    asked = ((series.review, Trigger.REVIEWED), (series.transfer is not None, Trigger.TRANSFERRED))
    missing = tuple(trigger.value for due, trigger in asked if due and not dates.happened(trigger, day))
    return Answer(Standing.CANNOT_TELL, answer.last_day, missing) if missing else answer


def _of(rule: Rule, dates: Dates, day: date) -> Answer:
    match rule:
        case Permanently():
            return Answer(Standing.NEVER)
        case Keep():
            return _kept(rule, dates, day)
        case Generations():
            return _generations(rule, dates)
        case Combined():
            answers = [_of(one, dates, day) for one in rule.rules]
            return _later(answers) if rule.whichever is Whichever.LATER else _earlier(answers)


def _kept(rule: Keep, dates: Dates, day: date) -> Answer:
    start = dates.days.get(rule.after)
    if start is None:
        return Answer(Standing.CANNOT_TELL, missing=(str(rule.after),))
    last = rule.last_day(start)
    return Answer(Standing.DUE if last < day else Standing.NOT_YET, last)


def _generations(rule: Generations, dates: Dates) -> Answer:
    if dates.newer is None:
        return Answer(Standing.CANNOT_TELL, missing=(NEWER,))
    return Answer(Standing.DUE if dates.newer > rule.previous else Standing.NOT_YET)


def _later(answers: list[Answer]) -> Answer:
    """Of several ends the last counts, so each has to be known and to have come."""
    for standing in (Standing.NEVER, Standing.CANNOT_TELL, Standing.NOT_YET, Standing.DUE):
        if any(answer.standing is standing for answer in answers):
            return _together(answers, standing, last=True)
    return Answer(Standing.NEVER)


def _earlier(answers: list[Answer]) -> Answer:
    """Of several ends the first counts, so one that has come is enough."""
    for standing in (Standing.DUE, Standing.CANNOT_TELL, Standing.NOT_YET):
        if any(answer.standing is standing for answer in answers):
            return _together(answers, standing, last=False)
    return Answer(Standing.NEVER)


def _together(answers: list[Answer], standing: Standing, *, last: bool) -> Answer:
    if standing is Standing.NEVER:
        return Answer(standing)
    if standing is Standing.CANNOT_TELL:
        return Answer(standing, missing=tuple(sorted({name for one in answers for name in one.missing})))
    days = sorted(answer.last_day for answer in answers if answer.last_day)
    return Answer(standing, days[-1 if last else 0] if days else None)
