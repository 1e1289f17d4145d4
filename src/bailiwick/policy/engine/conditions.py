"""Evaluating `when`: yes, no, or which facts nobody has stated. A fact known to be absent is none of the values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TypeAlias

from bailiwick.policy.binding import Condition
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.facts.facts import reader_of

Answer: TypeAlias = bool | tuple[str, ...]
"""True, False, or the paths of the facts that nobody has stated."""


class Question:
    """Conditions compiled once; asked of the facts of one act after another."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._parts = [(one.path, reader_of(one.path), frozenset(one.one_of)) for one in conditions]

    def ask(self, facts: Facts) -> Answer:
        """Whether all conditions hold. One clear no settles it, whatever else is unknown."""
        unknown: tuple[str, ...] = ()
        for path, read, allowed in self._parts:
            fact = read(facts)
            if fact is UNKNOWN:
                unknown = (*unknown, path)
            elif not isinstance(fact, Known) or not _among(fact.value, allowed):
                return False
        return unknown or True


def _among(value: object, allowed: frozenset[str]) -> bool:
    if isinstance(value, Enum):
        return value.value in allowed
    if isinstance(value, str):
        return value in allowed
    if isinstance(value, bool):
        return ("true" if value else "false") in allowed
    if isinstance(value, frozenset | tuple):
        return any(_among(item, allowed) for item in value)
    return (value.isoformat() if isinstance(value, date) else str(value)) in allowed
