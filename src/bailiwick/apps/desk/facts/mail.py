"""Whether somebody is to be told now that something waits: pure, from what waits and what they were told."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bailiwick.apps.desk.models import How
from bailiwick.ui.contributing import Telling

MORNING = time(8)
"""From when on, of the local day, the notice of the day goes out."""
PAUSE = timedelta(hours=1)
"""Between two notices, whatever they are for: what comes up meanwhile is in the second."""
AGAIN = timedelta(days=7)
"""After so long without a notice, somebody is told once more of what they were told of and still waits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How somebody wants to be told, in which language, and between which local times of the day never."""

    how: How
    language: str
    quiet_from: time
    quiet_until: time

    def is_quiet(self, at: time) -> bool:
        """Whether it is a time at which they are let be; the same time twice is no time at all."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until


USUAL = Choice(How.DAILY, "en", time(20), time(7))
"""Whoever has chosen nothing: once a day, and at once what is due today or waits for their decision."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits: its page, since when, how soon somebody has to be told, and its sort, in our own words."""

    url: str
    since: datetime
    telling: Telling
    sort: str = ""

    @property
    def marks(self) -> frozenset[str]:
        """By what it is known again: as itself, and once more as something that became urgent."""
        return frozenset({self._mark(""), self.mark})

    @property
    def mark(self) -> str:
        """By what it is known as urgent as it is now."""
        return self._mark("" if self.telling is Telling.DAILY else "urgent")

    def _mark(self, more: str) -> str:
        return hashlib.sha256(f"{self.url}|{self.since.isoformat()}|{self.sort}|{more}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, by the agency's clock: whether its offices work today, and whether this is their first day of the week."""

    at: datetime
    working: bool
    week_begins: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody was told before: the marks of things, today's occasions, when last; and which never went out."""

    marks: frozenset[str] = frozenset()
    today: frozenset[str] = frozenset()
    last: datetime | None = None
    unsent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One notice: its name within the day, the marks of what it stands for, and the page, where it is one alone."""

    name: str
    marks: frozenset[str]
    url: str


def occasion(choice: Choice, things: Sequence[Thing], moment: Moment, before: Before) -> Occasion | None:
    """The notice that is due, if one is. Nothing goes out in somebody's quiet hours, nor within the pause.

    At once, whatever they chose: what a policy or a law has them told of (Telling.ALWAYS). At once for whoever chose
    that or the day: what is due today or asks their decision. In the morning of a working day: what they were not told
    of, and after a week what still waits. Weekly: on the first working day of the week.
    """
    if choice.is_quiet(moment.at.time()) or too_soon(before.last, moment.at):
        return None
    new = [one for one in things if one.mark not in before.marks]
    urgent = [one for one in new if _at_once(one, choice.how)]
    if urgent:
        return Occasion(_name_of(urgent, before.today), _marks(urgent), _page(urgent))
    if not things or not moment.working or moment.at.time() < MORNING:
        return None
    if choice.how in {How.AT_ONCE, How.DAILY} and not _went_out("daily", before):
        overdue = before.last is None or moment.at - before.last >= AGAIN
        if new or overdue:
            return Occasion(_numbered("daily", before.today), _marks(things), _page(new or things))
    if choice.how is How.WEEKLY and moment.week_begins and not _went_out("weekly", before):
        return Occasion(_numbered("weekly", before.today), _marks(things), _page(things))
    return None


def too_soon(last: datetime | None, at: datetime) -> bool:
    """Whether a notice that went out at `last` is so fresh that another one has to wait."""
    return last is not None and at - last < PAUSE


def _at_once(thing: Thing, how: How) -> bool:
    if thing.telling is Telling.ALWAYS or how is How.AT_ONCE:
        return True
    return thing.telling is Telling.AT_ONCE and how is How.DAILY


def _name_of(things: Sequence[Thing], today: frozenset[str]) -> str:
    """The same things are the same occasion, whoever works it out; another one, where the first reached nobody."""
    name = "once-" + hashlib.sha256("".join(sorted(one.mark for one in things)).encode()).hexdigest()[:28]
    return _numbered(name, today)


def _numbered(name: str, today: frozenset[str]) -> str:
    earlier = sum(one.partition("+")[0] == name for one in today)
    return f"{name}+{earlier}" if earlier else name


def _went_out(name: str, before: Before) -> bool:
    return any(one.partition("+")[0] == name for one in before.today - before.unsent)


def _marks(things: Sequence[Thing]) -> frozenset[str]:
    return frozenset(mark for one in things for mark in one.marks)


def _page(things: Sequence[Thing]) -> str:
    """Where the link leads after the sign-in: to the one thing, or the one that is urgent; else home (nothing)."""
    first = [one for one in things if one.telling is not Telling.DAILY] or things
    return first[0].url if len(first) == 1 else ""
