"""Whom which adopted policies bind on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.selectors import InForce, in_force
from bailiwick.apps.policies.selectors.adopted import kinds_of
from bailiwick.apps.roster.facts import Record
from bailiwick.apps.roster.selectors import records

DOING = ("works-on-official-site",)
"""What of the things policies ask about is taken of everybody who is in the roster, as `policies_binding` does."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Somebody, as what they work here, and the policies that bind them as that."""

    record: Record
    policies: tuple[InForce, ...]


def bound(day: date, people: Iterable[UUID] | None = None) -> list[Bound]:
    """Everybody, or each of `people`, with what binds them. One query, and seven for each unit they work in."""
    found = records(day, people)
    by_unit = {unit: in_force(unit, day) for unit in {record.unit for record in found}}
    return [Bound(record, tuple(_binding(record, by_unit[record.unit]))) for record in found]


def _binding(record: Record, policies: Iterable[InForce]) -> Iterable[InForce]:
    kinds = kinds_of(record)
    return (one for one in policies if any(one.policy.pack.binds_person(kind, DOING) for kind in kinds))
