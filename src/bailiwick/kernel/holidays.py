"""Which days are holidays, by a jurisdiction's rules for each year: pure, and silent outside the years of its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

SATURDAY = 5
SUNDAY = 6
LAST = -1
"""As `nth`: the last such weekday of the month."""


class Weekday(Enum):
    """A day of the week; its place is that of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def place(self) -> int:
        """From 0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


class Observed(Enum):
    """On which day a holiday that falls on a weekend is kept."""

    AS_IT_FALLS = "as-it-falls"
    NEAREST_WEEKDAY = "nearest-weekday"
    """Saturday's on the Friday before, Sunday's on the Monday after."""
    MONDAY_AFTER = "monday-after"
    """Sunday's on the Monday after; Saturday's as it falls."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day each year."""

    month: int
    day: int

    def of(self, year: int) -> date:
        """Its day in a year."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth such weekday of a month, from 1 to 4, or LAST."""

    month: int
    weekday: Weekday
    nth: int

    def of(self, year: int) -> date:
        """Its day in a year."""
        if self.nth == LAST:
            after = date(year + self.month // 12, self.month % 12 + 1, 1)
            last = after - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - self.weekday.place) % 7)
        first = date(year, self.month, 1)
        return first + timedelta(days=(self.weekday.place - first.weekday()) % 7 + 7 * (self.nth - 1))


@dataclass(frozen=True, slots=True)
class Easter:
    """Easter Sunday of the Gregorian calendar."""

    def of(self, year: int) -> date:
        """Its day in a year (Meeus, Jones and Butcher's algorithm)."""
        a, (b, c) = year % 19, divmod(year, 100)
        d, e = divmod(b, 4)
        h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        i, k = divmod(c, 4)
        m = (32 + 2 * e + 2 * i - h - k) % 7
        n = (a + 11 * h + 22 * m) // 451
        month, day = divmod(h + m - 7 * n + 114, 31)
        return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday: its day, moved by some days, in the years from `first` to `last`, and how a weekend moves it."""

    name: str
    day: Fixed | Nth | Easter
    plus: int = 0
    observed: Observed = Observed.AS_IT_FALLS
    first: int = 1
    last: int = 9998

    def kept_in(self, year: int) -> date | None:
        """The day on which the holiday of that year is kept, which may lie in the year before or after."""
        if not self.first <= year <= self.last:
            return None
        day = self.day.of(year) + timedelta(days=self.plus)
        if self.observed is Observed.NEAREST_WEEKDAY and day.weekday() == SATURDAY:
            return day - timedelta(days=1)
        if self.observed is not Observed.AS_IT_FALLS and day.weekday() == SUNDAY:
            return day + timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """The holidays of a jurisdiction, as far as somebody has looked: silent on days outside `first` to `last`."""

    name: str
    title: str
    source: str
    first: int
    last: int
    holidays: tuple[Holiday, ...] = ()
    closed: tuple[date, ...] = ()
    """Single days on which the offices are closed besides."""
    weekend: tuple[Weekday, ...] = (Weekday.SATURDAY, Weekday.SUNDAY)

    def covers(self, day: date) -> bool:
        """Whether anything can be said of the day."""
        return self.first <= day.year <= self.last

    def is_working_day(self, day: date) -> bool | None:
        """Whether offices are open; None for a day that the table does not cover."""
        if not self.covers(day):
            return None
        return not _is_weekend(self, day) and day not in _days_off(self, day.year)


def _is_weekend(table: HolidayTable, day: date) -> bool:
    return any(day.weekday() == one.place for one in table.weekend)


@lru_cache(maxsize=256)
def _days_off(table: HolidayTable, year: int) -> frozenset[date]:
    """Holidays kept in a year; a neighbour's holiday may be kept in it, as New Year's Day on 31 December."""
    kept = (one.kept_in(near) for one in table.holidays for near in (year - 1, year, year + 1))
    return frozenset(day for day in (*kept, *table.closed) if day is not None and day.year == year)
