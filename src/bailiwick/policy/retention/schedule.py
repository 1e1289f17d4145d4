"""Schedules of retention: who issued them, their editions by date, and for each series how long it is kept and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from bailiwick.kernel.errors import CallError
from bailiwick.kernel.periods import Period


class Trigger(StrEnum):
    """What every schedule may count from. A schedule declares further ones of its own, with a sentence for each."""

    CREATED = "created"
    SUPERSEDED = "superseded"
    CASE_CLOSED = "case-closed"
    EMPLOYMENT_ENDED = "employment-ended"
    PUBLISHED = "published"
    PROJECT_COMPLETED = "project-completed"
    EXPIRED = "expired"
    NEED_ENDED = "need-ended"
    """Whoever is responsible said that its administrative value is lost."""
    REVIEWED = "reviewed"
    """An archivist, or whoever the schedule names, looked at it and let it go."""
    TRANSFERRED = "transferred"
    """Whoever the schedule names to take it over has it."""


class Whichever(StrEnum):
    """How several rules go together."""

    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Year:
    """A year that begins on the same day of each year: the calendar's, or an agency's fiscal one."""

    month: int = 1
    day: int = 1

    def end_around(self, day: date) -> date:
        """The last day of the year in which `day` falls."""
        begins = date(day.year, self.month, self.day)
        if begins <= day:
            if day.year == date.max.year:
                return date.max
            begins = date(day.year + 1, self.month, self.day)
        return begins - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep for a period after something happened; a period of nothing keeps until it happens.

    With a year, the period begins on the last day of the year in which it happened.
    """

    period: Period
    after: str = Trigger.CREATED
    year: Year | None = None

    def last_day(self, happened: date) -> date:
        """The last day on which it is kept."""
        return self.period.after(self.year.end_around(happened) if self.year else happened)


@dataclass(frozen=True, slots=True)
class Generations:
    """Keep the newest and so many before it."""

    previous: int


@dataclass(frozen=True, slots=True)
class Permanently:
    """Never destroy."""


@dataclass(frozen=True, slots=True)
class Combined:
    """Several rules, of which the later or the earlier end counts."""

    whichever: Whichever
    rules: tuple[Rule, ...]


Rule: TypeAlias = Keep | Generations | Permanently | Combined


@dataclass(frozen=True, slots=True)
class Transfer:
    """To whom it goes over, and when: a period after something happened; no date where the schedule names none.

    What goes over is destroyed here only after somebody said that it was transferred.
    """

    to: str
    when: Keep | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a schedule: `number` as printed, with a letter where a series has parts (`003.a`).

    `title` and `note` are our words. `confidential` and `authority` are citations. `review` says that somebody has to
    look before anything of it is destroyed. `since` and `until` are ids of editions: from the first, up to but
    without the second. `ended`: the year in which the last of its records was made, where a schedule says so.
    """

    number: str
    title: str
    rule: Rule
    since: str
    until: str = ""
    transfer: Transfer | None = None
    review: bool = False
    confidential: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    note: str = ""
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a schedule: in force from a day on, and where it was issued for a time, up to a last day.

    `printed` is its date as it stands on it. Where that is a month alone, the edition counts from the day on which it
    was surely in force.
    """

    id: str
    since: date
    last: date | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule of one jurisdiction for one kind of agency. `editions` are in the order of their days."""

    id: str
    title: str
    jurisdiction: str
    publisher: str
    authority: tuple[str, ...]
    editions: tuple[Edition, ...]
    series: tuple[Series, ...]
    triggers: Mapping[str, str]
    general: tuple[str, ...] = ()
    """Rules for every agency's records, which this schedule names and does not repeat."""

    def edition_on(self, day: date) -> Edition | None:
        """The edition that is in force on a day; None before the first, and after one that was issued for a time."""
        begun = [edition for edition in self.editions if edition.since <= day]
        newest = begun[-1] if begun else None
        return None if newest is None or (newest.last and newest.last < day) else newest

    def series_on(self, number: str, day: date) -> Series | None:
        """The series as the edition of that day has it."""
        edition = self.edition_on(day)
        order = {one.id: place for place, one in enumerate(self.editions)}
        if edition is None:
            return None
        for series in self.series:
            after = order[series.since] <= order[edition.id]
            before = not series.until or order[edition.id] < order[series.until]
            if series.number == number and after and before:
                return series
        return None


@dataclass(frozen=True, slots=True)
class Schedules:
    """Every schedule that is at hand, by id."""

    all: Mapping[str, Schedule]

    def split(self, name: str) -> tuple[Schedule, str]:
        """The schedule and the number in a series' name such as `house/posts`. Raises CallError for no schedule."""
        schedule, _, number = name.partition("/")
        if schedule not in self.all or not any(one.number == number for one in self.all[schedule].series):
            raise CallError(
                f"No schedule has the series '{name}'.",
                place="series",
                remedy="Give a schedule's id, a slash and a series' number.",
            )
        return self.all[schedule], number

    def series_on(self, name: str, day: date) -> Series | None:
        """The series of a name on a day; None where there is none, or where nobody has classed the record."""
        schedule, _, number = name.partition("/")
        return self.all[schedule].series_on(number, day) if schedule in self.all else None
