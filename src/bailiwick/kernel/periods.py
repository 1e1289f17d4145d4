"""Periods as policies write them: ISO 8601 durations of whole days, months or years (`P30D`, `P1Y`)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bailiwick.kernel.errors import CallError

_PERIOD = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of calendar years, months and days."""

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `P1Y6M`, `P30D`; raises CallError for anything else."""
        match = _PERIOD.fullmatch(text)
        if match is None or not any(match.groups()):
            raise CallError(f"'{text}' is not a period.", remedy="Write it like P30D, P6M or P1Y.")
        years, months, days = (int(part or 0) for part in match.groups())
        return cls(years, months, days)

    def after(self, start: date) -> date:
        """The day this period ends when it starts on `start`; the last day of the month where a month is shorter."""
        month_index = start.month - 1 + self.months + 12 * self.years
        year, month = start.year + month_index // 12, month_index % 12 + 1
        if year > date.max.year:
            return date.max
        day = min(start.day, calendar.monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)
