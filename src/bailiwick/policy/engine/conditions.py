"""Evaluating `when`: yes, no, or nobody has said. A fact known to be absent is none of the values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from bailiwick.policy.binding import Condition
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.facts.facts import reader_of


class Answer(Enum):
    """Whether conditions hold."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def holds(conditions: Iterable[Condition], facts: Facts) -> tuple[Answer, tuple[str, ...]]:
    """Whether all conditions hold, and the paths nobody has said anything about. One clear no settles it."""
    unknown: list[str] = []
    for condition in conditions:
        fact = reader_of(condition.path)(facts)
        if fact is UNKNOWN:
            unknown.append(condition.path)
        elif not isinstance(fact, Known) or not _among(fact.value, condition.one_of):
            return Answer.NO, ()
    return (Answer.UNKNOWN, tuple(unknown)) if unknown else (Answer.YES, ())


def _among(value: object, one_of: tuple[str, ...]) -> bool:
    if isinstance(value, frozenset | tuple):
        return any(_among(item, one_of) for item in value)
    return _word(value) in one_of


def _word(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
