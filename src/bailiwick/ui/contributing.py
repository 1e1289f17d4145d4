"""How rooms speak upward without being known: what waits for a person, and what is wrong.

A room puts functions named `waiting` and `wrong` into its `contributions` module; settings.CONTRIBUTIONS names the
modules, in the order in which the home page asks them. Sealed rooms contribute nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum
from functools import cache
from importlib import import_module
from types import ModuleType
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bailiwick.kernel.sentence import Sentence


class Telling(Enum):
    """How soon somebody is told by mail that a thing waits; of the thing itself no mail says anything."""

    DAILY = "with the notice of the day"
    AT_ONCE = "at once: it is due today, or somebody waits for a decision"
    ALWAYS = "at once, whatever the person has chosen: a policy or a law wants them told"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the home page: what it is, since when, what to do about it, and the page where it is done.

    `telling` is for mail, and `answer` the page its link leads to, where that is another: the very question.
    """

    says: Sentence
    since: datetime
    remedy: Sentence
    url: str
    telling: Telling = Telling.DAILY
    answer: str = ""

    @property
    def of_a_day(self) -> bool:
        """Whether it began with a day rather than at a time of one: local midnight."""
        return timezone.localtime(self.since).time() == time.min


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and when: the person, by their random id."""

    person: UUID
    at: datetime


@cache
def contributors() -> tuple[ModuleType, ...]:
    """The rooms' contributions, as settings name them."""
    return tuple(import_module(name) for name in settings.CONTRIBUTIONS)


def waiting_for(looker: Looker) -> list[Item]:
    """What waits for the person in every room, the oldest first."""
    return _gathered("waiting", looker)


def wrong_for(looker: Looker) -> list[Item]:
    """What is wrong that the person may know of, the oldest first."""
    return _gathered("wrong", looker)


def _gathered(what: str, looker: Looker) -> list[Item]:
    return sorted(_told(what, looker), key=lambda item: (item.since, str(item.says)))


def _told(what: str, looker: Looker) -> Iterator[Item]:
    for room in contributors():
        tell = getattr(room, what, None)
        if tell is not None:
            told: Sequence[Item] = tell(looker)
            yield from told
