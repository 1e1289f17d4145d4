"""The agency tree as it stands on a day, without the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Tree:
    """Which unit stands below which; None: at the top. A unit that is not in `parents` does not exist on the day."""

    parents: Mapping[UUID, UUID | None]

    def above(self, unit: UUID) -> tuple[UUID, ...]:
        """The unit and all that it is part of, from the nearest to the top; nothing for a unit that does not exist."""
        way: list[UUID] = []
        here: UUID | None = unit
        while here is not None and here in self.parents and here not in way:
            way.append(here)
            here = self.parents[here]
        return tuple(way)

    def covers(self, scope: UUID, unit: UUID) -> bool:
        """Whether what is said for `scope` is said for `unit`."""
        return scope in self.above(unit)

    def below(self, unit: UUID) -> frozenset[UUID]:
        """The unit and all its parts."""
        return frozenset(one for one in self.parents if unit in self.above(one))
