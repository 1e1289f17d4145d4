"""People as others may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.roster.models import Category


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
