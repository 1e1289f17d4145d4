"""Days as the demo's files write them: always from today, so that what is overdue is so whenever the demo is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bailiwick.kernel.errors import CallError

_FRIDAY = 4
_DISTANCE = re.compile(r"(?:in (?P<ahead>\d+) days|(?P<days>\d+) days ago|(?P<years>\d+) years ago)")
_LAST_MONTH = re.compile(r"last month, day (\d+)")


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days relative to `today`."""

    today: date

    def day(self, told: str) -> date:
        """The day of `today`, `yesterday`, `friday` (the next one, never today), `in 5 days`, `8 years ago`, ...

        Raises CallError for what is none of them.
        """
        named = {"today": self.today, "yesterday": self.today - timedelta(days=1), "friday": self._friday()}
        if told in named:
            return named[told]
        if found := _LAST_MONTH.fullmatch(told):
            return (self.today.replace(day=1) - timedelta(days=1)).replace(day=int(found[1]))
        if found := _DISTANCE.fullmatch(told):
            if found["years"]:
                # The first of March: every year has it.
                return date(self.today.year - int(found["years"]), 3, 1)
            return self.today + timedelta(days=int(found["ahead"] or 0) - int(found["days"] or 0))
        raise CallError(f"'{told}' is no day of the demo.", remedy="Write 'in 5 days' or '8 years ago'.")

    def _friday(self) -> date:
        ahead = (_FRIDAY - self.today.weekday()) % 7
        return self.today + timedelta(days=ahead or 7)
