"""What a file of pages may name here, and how a look at one comes out before anything is entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.facts.importing import Known, Row, RowFault, faults_of, read_rows
from bailiwick.apps.sites.models import Platform, Site
from bailiwick.kernel.canonical import digest_of_text


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read: its rows, everything that is wrong, and the digest by which it is brought in."""

    rows: tuple[Row, ...]
    faults: tuple[RowFault, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Named:
    """What the names of a file stand for."""

    platforms: Mapping[str, UUID]
    units: Mapping[str, UUID]
    people: Mapping[str, UUID]


def named(units: frozenset[UUID]) -> Named:
    """Everything that a file may name for those units. Three queries."""
    people: dict[str, UUID] = {}
    here = Q(memberships__unit_id__in=units)
    for pk, mail, number in Person.objects.filter(here).values_list("pk", "email", "external_id"):
        people |= {name.casefold(): pk for name in (mail, number) if name}
    return Named(
        dict(Platform.objects.values_list("key", "pk")),
        dict(Unit.objects.filter(pk__in=units).values_list("code", "pk")),
        people,
    )


def look(text: str, units: frozenset[UUID]) -> Looked:
    """Read a file and tell everything that is wrong with it at once. Changes nothing. Four queries."""
    rows, faults = read_rows(text)
    if rows:
        here = named(units)
        entered = frozenset(one.casefold() for one in Site.objects.values_list("identity", flat=True))
        known = Known(
            platforms=frozenset(here.platforms),
            units=frozenset(here.units),
            people=frozenset(here.people),
            entered=entered,
        )
        faults = [*faults, *faults_of(rows, known)]
    return Looked(tuple(rows), tuple(faults), digest_of_text(text))
