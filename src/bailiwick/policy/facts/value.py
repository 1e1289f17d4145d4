"""A fact: Known with a value, Absent (we know there is none) or Unknown (nobody has said)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, Literal, TypeAlias, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Known(Generic[Value_co]):
    """A fact somebody or something has stated."""

    value: Value_co


class Missing(Enum):
    """The two ways in which a fact has no value."""

    ABSENT = "absent"
    UNKNOWN = "unknown"


Absent: TypeAlias = Literal[Missing.ABSENT]
Unknown: TypeAlias = Literal[Missing.UNKNOWN]
ABSENT: Final[Absent] = Missing.ABSENT
UNKNOWN: Final[Unknown] = Missing.UNKNOWN

Fact: TypeAlias = Known[Value_co] | Absent | Unknown

Either = TypeVar("Either")


def value_or(fact: Fact[Either], default: Either) -> Either:
    """The value of a known fact, otherwise `default`; use it only where the difference does not matter."""
    return fact.value if isinstance(fact, Known) else default


def is_true(fact: Fact[bool]) -> bool:
    """Whether the fact is known and true."""
    return isinstance(fact, Known) and fact.value


def is_false(fact: Fact[bool]) -> bool:
    """Whether the fact is known to be false, or known to be absent."""
    return fact is ABSENT or (isinstance(fact, Known) and not fact.value)
