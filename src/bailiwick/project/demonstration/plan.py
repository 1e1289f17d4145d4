"""What making the demo is: steps, one after the other, each of which leaves what later ones look up by name.

A room adds a module beside this one, with functions that take a Made, and a line in `steps.PLAN`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor, person
from bailiwick.apps.journal.models import Channel
from bailiwick.project.demonstration.days import Days
from bailiwick.project.seats import Seat


@dataclass(slots=True)
class Made:
    """What stands so far: units by code, people and records by the name that the files give them, seats in order."""

    days: Days
    units: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    records: dict[str, UUID] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)

    def day(self, told: str) -> date:
        """A day as the files write it."""
        return self.days.day(told)

    def until(self, last: str | None) -> date | None:
        """The first day no more, from the last day as the files write it."""
        return date.fromordinal(self.day(last).toordinal() + 1) if last else None

    def as_(self, name: str) -> Actor:
        """Somebody acting: the entries say that it was done in their name by a command, which is true."""
        return person(self.people[name], Channel.COMMAND)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it makes, for whoever reads the plan, and the function that does it."""

    makes: str
    does: Callable[[Made], None]
