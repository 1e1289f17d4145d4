"""Evaluating `when`: yes, no, or which facts nobody has stated. A fact known to be absent is none of the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeAlias

from bailiwick.policy.binding import Condition
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.value import Fact, Unknown

Answer: TypeAlias = bool | tuple[str, ...]
"""True, False, or the paths of the facts that nobody has stated."""

Said: TypeAlias = str | frozenset[str] | Unknown | None
"""A fact as the word or words that a pack would use for it; None when it is known to be absent."""


def said(fact: Fact[object]) -> Said:
    """A fact in the words of a pack: `official`, `true`, `2026-03-01`."""
    if not isinstance(fact, Known):
        return UNKNOWN if fact is UNKNOWN else None
    value = fact.value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, frozenset | tuple):
        return frozenset(map(_word, value))
    return _word(value)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def holds(conditions: Sequence[Condition], facts: Mapping[str, Said]) -> Answer:
    """Whether all conditions hold of facts by path. One clear no settles it, whatever else is unknown."""
    unknown: tuple[str, ...] = ()
    for condition in conditions:
        fact = facts[condition.path]
        if fact is UNKNOWN:
            unknown = (*unknown, condition.path)
        elif not _among(fact, condition.one_of):
            return False
    return unknown or True


def _among(fact: Said, one_of: tuple[str, ...]) -> bool:
    return not fact.isdisjoint(one_of) if isinstance(fact, frozenset) else fact in one_of
