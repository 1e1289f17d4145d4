"""What the roster knows before a file is brought in, by the numbers and codes that files use. Four queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.roster.models import Category, Membership, Person, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit: its id, kind and first day."""

    id: UUID
    kind: UnitKind
    starts: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWork:
    """The latest row that a file spoke for."""

    id: UUID
    unit: str
    category: Category
    title: str
    supervisor: UUID | None
    employer: str
    paid: bool
    sworn: bool
    classified: bool
    full_time: bool
    sponsor: str
    appointed_by: str
    starts: date
    until: date | None
    employed_since: date


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with a number of HR's; `work` is None for who was never brought in from a file."""

    id: UUID
    number: str
    name: str
    email: str
    works_here: bool
    work: KnownWork | None


@dataclass(frozen=True, slots=True)
class Known:
    """The roster as a file meets it."""

    units: dict[str, KnownUnit]
    people: dict[str, KnownPerson]
    mail_of_others: frozenset[str]
    """E-mail addresses of people without a number."""
    bosses: dict[UUID, set[UUID]]
    """Who answers to whom on the day."""


def known_on(day: date) -> Known:
    """Look it all up."""
    units = {unit.code: KnownUnit(unit.id, UnitKind(unit.kind), unit.starts) for unit in Unit.objects.on(day)}
    latest: dict[UUID, KnownWork] = {}
    rows = Membership.objects.filter(from_file=True).order_by("starts", "until", "id")
    for row in rows.select_related("unit", "sponsor", "appointed_by"):
        if row.until != row.starts:
            latest[row.person_id] = _work(row)
    current = Membership.objects.on(day).values_list("person_id", "supervisor_id")
    bosses: dict[UUID, set[UUID]] = {}
    for person, boss in current:
        bosses.setdefault(person, set()).update({boss} - {None})
    people: dict[str, KnownPerson] = {}
    mail_of_others: set[str] = set()
    for one in Person.objects.all():
        if one.external_id is None:
            mail_of_others |= {one.email} if one.email else set()
            continue
        people[one.external_id] = KnownPerson(
            one.id, one.external_id, one.name, one.email or "", one.id in bosses, latest.get(one.id)
        )
    return Known(units, people, frozenset(mail_of_others), bosses)


def _work(row: Membership) -> KnownWork:
    return KnownWork(
        id=row.id,
        unit=row.unit.code,
        category=Category(row.category),
        title=row.title,
        supervisor=row.supervisor_id,
        employer=row.employer,
        paid=row.paid,
        sworn=row.sworn,
        classified=row.classified,
        full_time=row.full_time,
        sponsor=row.sponsor.code if row.sponsor else "",
        appointed_by=row.appointed_by.code if row.appointed_by else "",
        starts=row.starts,
        until=row.until,
        employed_since=row.employed_since,
    )
