"""What ends soon, and what nobody holds: for those who can do something about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import ONE_AT_A_TIME, Delegation, Membership, OfficeHolder
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors.people import ending, names_of


@dataclass(frozen=True, slots=True)
class Ending:
    """A delegation with its last day."""

    power: str
    starts: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody with their last day."""

    person: UUID
    name: str
    starts: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Vacant:
    """An office that nobody holds, since that day."""

    role: str
    unit: UUID
    unit_name: str
    since: date


def ending_delegations(person: UUID, first: date, last: date) -> list[Ending]:
    """Delegations that the person gave or has, whose last day is one of those. One query."""
    rows = Delegation.objects.on(first).filter(Q(giver_id=person) | Q(delegate_id=person), ended_early=False)
    ends = rows.filter(until__lte=last + timedelta(days=1)).order_by("until", "power")
    return [Ending(row.power, row.starts, row.until - timedelta(days=1)) for row in ends if row.until]


def leaving_soon(actor: Actor, first: date, last: date) -> list[Leaving]:
    """Whose last day is one of those, among the people whom the actor enters. Six queries at most."""
    standing = standing_of(actor, first)
    if Right.EDIT_PEOPLE not in standing.rights:
        return []  # spares most people's home page the queries; each leaver is asked about below
    found = [
        one
        for one in ending(first + timedelta(days=1), last + timedelta(days=1))
        if one.until and standing.may(Right.EDIT_PEOPLE, one.unit)
    ]
    names = names_of(one.person for one in found)
    return [
        Leaving(one.person, names[one.person], one.starts, one.until - timedelta(days=1))
        for one in found
        if one.until
    ]


def vacant_offices(actor: Actor, day: date) -> list[Vacant]:
    """Offices that had a holder and have none who works here on the day. Five queries at most."""
    standing = standing_of(actor, day)
    if Right.APPOINT not in standing.rights:
        return []  # as above
    rows = list(
        OfficeHolder.objects.filter(role__in=ONE_AT_A_TIME, starts__lte=day)
        .select_related("unit")
        .order_by("until")
    )
    here = set(
        Membership.objects.on(day)
        .filter(person_id__in={row.person_id for row in rows})
        .values_list("person_id", flat=True)
    )
    held = {(row.role, row.unit_id) for row in rows if row.counts_on(day) and row.person_id in here}
    last = {(row.role, row.unit_id): row for row in rows if row.until != row.starts}
    return [
        Vacant(role, unit, row.unit.name, min(row.until or day, day))
        for (role, unit), row in last.items()
        if (role, unit) not in held and row.unit.counts_on(day) and standing.may(Right.APPOINT, unit)
    ]
