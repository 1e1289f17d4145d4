"""How rooms speak upward without being known: what waits for a person, what is wrong, and what there is of somebody.

A room puts functions named `waiting`, `wrong`, `panels`, `of_site`, `holdings` and `let_go` into its `contributions`
module, as far as it has something to say; settings.CONTRIBUTIONS names the modules, in the order in which pages ask
them. Sealed rooms contribute nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum, StrEnum
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bailiwick.kernel.sentence import Sentence
from bailiwick.ui.once import asked_once


class Telling(Enum):
    """How soon somebody is told by mail that a thing waits; of the thing itself no mail says anything."""

    DAILY = "with the notice of the day"
    AT_ONCE = "at once: it is due today, or somebody waits for a decision"
    ALWAYS = "at once, whatever the person has chosen: a policy or a law wants them told"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the home page: what it is, since when, what to do about it, and the page where it is done.

    `telling` is for mail, and `answer` the page its link leads to, where that is another: the very question. What is
    `urgent` stands on top: it cannot wait until the oldest is done.
    """

    says: Sentence
    since: datetime
    remedy: Sentence
    url: str
    telling: Telling = Telling.DAILY
    answer: str = ""
    urgent: bool = False

    @property
    def of_a_day(self) -> bool:
        """Whether it began with a day rather than at a time of one: local midnight."""
        return timezone.localtime(self.since).time() == time.min


@dataclass(frozen=True, slots=True)
class Beside:
    """What a room above says beside a request that was made for a thing of its own, and the page of that thing."""

    says: Sentence
    url: str


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and when: the person, by their random id."""

    person: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel: what there is, the day it is of, and the page about it, for whoever may open that."""

    says: Sentence
    day: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What one room shows of somebody, under its title. A room gives no panel that whoever looks may not see."""

    title: Sentence
    rows: tuple[Row, ...]


class HeldKind(StrEnum):
    """What somebody may hold when they leave or move."""

    MEMBERSHIP = "membership"
    ROLE = "role"
    DELEGATION = "delegation"
    DELEGATION_GIVEN = "delegation-given"
    ACCOUNT = "account"
    PEOPLE = "people"
    """Somebody whose supervisor they are."""
    SITE = "site"
    DEVICE = "device"
    PERMISSION = "permission"
    DUTY = "duty"
    """Something that waits for them, or that is theirs to look after."""


class Fate(Enum):
    """What becomes of a thing that somebody holds when they leave."""

    ENDS = "ends"
    PASSES = "passes"
    """It goes by itself to whoever holds the office next."""
    STAYS = "stays"
    """It stays where it is until somebody ends it or hands it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One thing that somebody holds: in words, its random id, what becomes of it, and the deed that ends it.

    `then` says more of what becomes of it, such as who has it next. `unit`: the unit it is held for, where a move to
    another one ends it. `since`: the day on which it was given. `remedy` is the name of the deed at `url`.
    """

    kind: HeldKind
    says: Sentence
    thing: str
    fate: Fate
    then: Sentence | None = None
    unit: UUID | None = None
    since: date | None = None
    url: str = ""
    remedy: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Parting:
    """Somebody leaves, or moves: from which day on, and which of the things they hold they are to keep, by id.

    `left` are the units that they work for no longer; None: they leave altogether. What was given on the day `before`
    or later stays: where a move is carried out late, whoever gave that knew that they had moved.
    """

    person: UUID
    day: date
    left: frozenset[UUID] | None = None
    keeps: frozenset[str] = field(default=frozenset())
    before: date | None = None

    def ends(self, held: Holding) -> bool:
        """Whether a thing that they hold ends with it: where they move, what is held for a unit that they leave."""
        if held.fate is not Fate.ENDS or held.thing in self.keeps:
            return False
        if self.before is not None and held.since is not None and held.since >= self.before:
            return False
        return self.left is None or held.unit in self.left


@cache
def contributors() -> tuple[ModuleType, ...]:
    """The rooms' contributions, as settings name them."""
    return tuple(import_module(name) for name in settings.CONTRIBUTIONS)


def waiting_for(looker: Looker) -> list[Item]:
    """What waits for the person in every room, the oldest first."""
    with asked_once():
        return _by_age(item for _, tell in _asked("waiting") for item in tell(looker))


def wrong_for(looker: Looker) -> list[Item]:
    """What is wrong that the person may know of, the oldest first."""
    with asked_once():
        return _by_age(item for _, tell in _asked("wrong") for item in tell(looker))


def panels_about(person: UUID, looker: Looker, *, besides: str = "") -> list[Panel]:
    """What every room shows of somebody to whoever looks; `besides`: the room whose own page it is."""
    rooms = [tell for room, tell in _asked("panels") if room != besides]
    with asked_once():
        return [panel for tell in rooms for panel in tell(person, looker) if panel.rows]


def rows_of_site(site: UUID, looker: Looker) -> list[Row]:
    """What rooms have of an official page for whoever looks, each with the page that shows it."""
    with asked_once():
        return [row for _, tell in _asked("of_site") for row in tell(site, looker)]


def beside(request: UUID) -> list[Beside]:
    """What rooms say beside a request: those whose `contributions` have a function `beside`."""
    return [one for _, tell in _asked("beside") for one in tell(request)]


def held_by(person: UUID, looker: Looker, *, besides: str = "") -> list[Holding]:
    """All that somebody holds in every open room. Whether whoever looks may know of it is for the page to ask first."""
    rooms = [tell for room, tell in _asked("holdings") if room != besides]
    with asked_once():
        return [held for tell in rooms for held in tell(person, looker)]


def let_go(actor: object, parting: Parting) -> None:
    """Have every room end what ends with it, each by acts of its own, done by `actor` (journal.facts.Actor)."""
    for _, end in _asked("let_go"):
        end(actor, parting)


def _by_age(items: Iterator[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (not item.urgent, item.since, str(item.says)))


def _asked(what: str) -> Iterator[tuple[str, Callable[..., Sequence[Any]]]]:
    for module in contributors():
        tell = getattr(module, what, None)
        if tell is not None:
            yield module.__name__.split(".")[-2:][0], tell
