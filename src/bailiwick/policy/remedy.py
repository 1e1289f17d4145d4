"""Remedies: what would mend a finding, as data that every face turns into its own button or line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the holder of a power for leave."""

    power: str
    object: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """State a fact that nobody has stated; `fact` is its path, such as `media.shows-employee`."""

    fact: str


@dataclass(frozen=True, slots=True)
class Change:
    """Put `suggestion` in the place of the words from `start` to `end` of the raw text; empty: take them out."""

    start: int
    end: int
    suggestion: str


@dataclass(frozen=True, slots=True)
class Waive:
    """Record a reason of the given kind for which the clause is set aside."""

    kind: str


@dataclass(frozen=True, slots=True)
class Do:
    """Have an act done by a role: `review` by `second-reader`, `capture` by `moderator`."""

    act: str
    by: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until a day (ISO 8601) or an event."""

    until: str


Remedy: TypeAlias = Ask | Supply | Change | Waive | Do | Wait
