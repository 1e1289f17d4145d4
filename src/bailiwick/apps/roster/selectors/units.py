"""Units, their leads, boards and their quorum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Membership, OfficeHolder, Placing, Quorum, Role, Unit, UnitKind
from bailiwick.apps.roster.permissions import tree_on

__all__ = [
    "Row",
    "departments_of",
    "lead_of",
    "leads_on",
    "names_of_units",
    "outline",
    "quorum_of",
    "tree_on",
    "unit_of_code",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the tree as it is read from the top: how deep it stands, and how many people work there."""

    unit: UUID
    code: str
    name: str
    kind: UnitKind
    depth: int
    parent: UUID | None
    people: int


def outline(day: date) -> list[Row]:
    """The whole tree of that day, each unit before its parts, by name. Two queries."""
    placed = Placing.objects.on(day).select_related("unit")
    parts: dict[UUID | None, list[Unit]] = {}
    for placing in placed:
        parts.setdefault(placing.parent_id, []).append(placing.unit)
    people: dict[UUID, set[UUID]] = {}
    for unit, person in Membership.objects.on(day).values_list("unit_id", "person_id"):
        people.setdefault(unit, set()).add(person)
    rows: list[Row] = []

    def descend(parent: UUID | None, depth: int) -> None:
        for unit in sorted(parts.get(parent, ()), key=lambda one: (one.name, one.code)):
            number = len(people.get(unit.id, ()))
            rows.append(Row(unit.id, unit.code, unit.name, UnitKind(unit.kind), depth, parent, number))
            descend(unit.id, depth + 1)

    descend(None, 0)
    return rows


def lead_of(unit: UUID, day: date) -> UUID | None:
    """Whoever leads the unit, or the nearest unit above that has a lead who works here. Three queries.

    Requests of an office's staff go to its named lead first (mpls/def.covered.2); the lead of the office that appointed
    somebody decides about them (mpls/def.covered.8).
    """
    leads = leads_on(day)
    return next((leads[one] for one in tree_on(day).above(unit) if one in leads), None)


def leads_on(day: date) -> dict[UUID, UUID]:
    """The lead of every unit that has one who works here on that day. Two queries."""
    held = OfficeHolder.objects.on(day).filter(role=Role.DEPT_HEAD)
    leads = dict(held.values_list("unit_id", "person_id"))
    here = set(
        Membership.objects.on(day).filter(person_id__in=leads.values()).values_list("person_id", flat=True)
    )
    return {unit: person for unit, person in leads.items() if person in here}


def departments_of(person: UUID, day: date) -> list[UUID]:
    """The departments somebody belongs to: the nearest department or office at or above each unit. Three queries."""
    units = list(
        Membership.objects.on(day)
        .filter(person_id=person)
        .order_by("starts", "id")
        .values_list("unit_id", flat=True)
    )
    tree = tree_on(day)
    way = {unit: tree.above(unit) for unit in units}
    kinds = dict(
        Unit.objects.filter(pk__in={one for all_ in way.values() for one in all_}).values_list("id", "kind")
    )
    found = (next((one for one in way[unit] if kinds[one] in _DEPARTMENTS), None) for unit in units)
    return list(dict.fromkeys(one for one in found if one is not None))


_DEPARTMENTS = frozenset({UnitKind.DEPARTMENT, UnitKind.OFFICE, UnitKind.WARD_OFFICE, UnitKind.BOARD})


def unit_of_code(code: str) -> UUID:
    """The unit of that code. Raises RosterError where there is none. One query."""
    found: UUID | None = Unit.objects.filter(code=code).values_list("id", flat=True).first()
    if found is None:
        raise RosterError(
            "There is no unit with that code.", remedy="Add it first: bailiwick unit CODE NAME."
        )
    return found


def names_of_units(units: Iterable[UUID]) -> dict[UUID, str]:
    """The names of those units. One query."""
    return dict(Unit.objects.filter(pk__in=set(units)).values_list("id", "name"))


def quorum_of(board: UUID, day: date) -> Quorum | None:
    """How many seats the board has on that day, and how many members are a meeting. One query."""
    found: Quorum | None = Quorum.objects.on(day).filter(board_id=board).first()
    return found
