"""People as others may see them, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from bailiwick.apps.roster.models import Category
from bailiwick.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Card:
    """What every member sees of a colleague: a name, a title and a unit. Never a category, and no list."""

    person: UUID
    name: str
    title: str
    unit: UUID
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """As what somebody works here: what other rooms bind duties and endings to. `until` is the first day no more."""

    person: UUID
    membership: UUID
    unit: UUID
    category: Category
    starts: date
    until: date | None
    title: str = ""
    employer: str = ""
    paid: bool = True
    sworn: bool = False
    classified: bool = False
    full_time: bool = True
    supervisor: UUID | None = None
    sponsor: UUID | None = None
    appointed_by: UUID | None = None

    @property
    def categories(self) -> frozenset[Category]:
        """The category, and classified beside it where civil-service rules hold for them."""
        return frozenset({self.category, Category.CLASSIFIED} if self.classified else {self.category})

    @property
    def bound_as(self) -> frozenset[str]:
        """The categories by which packs say whom they bind (`binds` of a pack): ours, and sworn or civilian."""
        return frozenset(self.categories) | {"sworn" if self.sworn else "civilian"}


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain of command."""

    person: UUID
    supervisor: UUID


class HeldKind(StrEnum):
    """What somebody may still hold when they leave; rooms above add theirs by the same words."""

    MEMBERSHIP = "membership"
    ROLE = "role"
    DELEGATION = "delegation"
    DELEGATION_GIVEN = "delegation-given"
    PEOPLE = "people"
    """People whose supervisor they are."""
    SITE = "site"
    DEVICE = "device"
    PERMISSION = "permission"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that somebody still holds: what it is in words, its id, and where to end it or hand it on."""

    kind: HeldKind
    says: Sentence
    thing: str
    address: str = ""
