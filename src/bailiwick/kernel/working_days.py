"""Clocks that count working days: day by day on a table of holidays, ending where a day ends in the agency's zone.

Every answer may be CannotTell: a deadline beyond the years of a table is not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bailiwick.kernel.holidays import HolidayTable
from bailiwick.kernel.sentence import Sentence, say

MOST_DAYS = 5000
"""Working days that a clock may count; some twenty years."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """No answer, and why."""

    why: Sentence


def no_table(name: str) -> CannotTell:
    """For a jurisdiction of which nobody has given the holidays."""
    return CannotTell(say("We have no table of holidays named {name}.", name=name or "—"))


def add_working_days(start: date, number: int, table: HolidayTable | None) -> date | CannotTell:
    """The day that is `number` working days after `start`, which is itself not counted; before it, if negative.

    With 0, `start` or the first working day after it. CannotTell where the table is missing or ends too early.
    """
    if table is None:
        return no_table("")
    if abs(number) > MOST_DAYS:
        return CannotTell(say("More than {most} working days are not counted.", most=str(MOST_DAYS)))
    step = timedelta(days=-1 if number < 0 else 1)
    day, left = (start, abs(number)) if number else (start - step, 1)
    while left:
        day += step
        working = table.is_working_day(day)
        if working is None:
            return _silent(table, day)
        left -= working
    return day


def working_days_between(start: date, end: date, table: HolidayTable | None) -> int | CannotTell:
    """How many working days lie after `start`, up to and with `end`; 0 where `end` is not after it."""
    if table is None:
        return no_table("")
    counted = 0
    for offset in range(1, (end - start).days + 1):
        working = table.is_working_day(start + timedelta(days=offset))
        if working is None:
            return _silent(table, start + timedelta(days=offset))
        counted += working
    return counted


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The first moment after a day in a zone, in UTC. Where midnight is skipped or comes twice, still the first one."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    return midnight.astimezone(UTC)


def deadline(since: datetime, number: int, table: HolidayTable | None, zone: tzinfo) -> datetime | CannotTell:
    """When the last of `number` working days after a moment ends, in UTC; it is in time what comes before that."""
    last = add_working_days(since.astimezone(zone).date(), number, table)
    return last if isinstance(last, CannotTell) else end_of_day(last, zone)


def _silent(table: HolidayTable, day: date) -> CannotTell:
    return CannotTell(
        say(
            "The table of holidays “{title}” says nothing of the year {year}.",
            title=table.title,
            year=str(day.year),
        )
    )
