"""What ends soon, and what has nobody any more: for those who can do something about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import ONE_AT_A_TIME, Delegation, Membership, OfficeHolder, Removal
from bailiwick.apps.roster.permissions import RIGHTS, Right, Standing, standing_of
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


def without_supervisor(actor: Actor, day: date) -> list[Membership]:
    """Who answers to somebody that works here no more, for those who enter them. Seven queries at most.

    Where nobody here enters them, it is for those who say who holds which role.
    """
    standing = standing_of(actor, day)
    if not standing.rights.keys() & {Right.EDIT_PEOPLE, Right.APPOINT}:
        return []  # as above
    here = Membership.objects.on(day).values("person_id")
    rows = Membership.objects.on(day).exclude(supervisor=None).exclude(supervisor_id__in=here)
    found = list(rows.select_related("person", "supervisor").order_by("person__name", "id"))
    scopes = _scopes(Right.EDIT_PEOPLE, day) if found else []
    return [
        one
        for one in found
        if standing.may(Right.EDIT_PEOPLE, one.unit_id)
        or (standing.may(Right.APPOINT, one.unit_id) and not _has(scopes, standing, one.unit_id))
    ]


def nobody_takes_away(actor: Actor, day: date) -> list[Removal]:
    """Rights of leavers that nobody here may take away, or look after, for those who say who holds which role."""
    standing = standing_of(actor, day)
    if Right.APPOINT not in standing.rights:
        return []  # as above
    scopes = _scopes(Right.TAKE_AWAY, day)
    rows = Removal.objects.filter(checked_at=None).select_related("person").order_by("due", "id")
    return [
        one
        for one in rows
        if standing.may(Right.APPOINT, one.unit_id)
        and not _has(scopes, standing, one.unit_id, but={one.person_id, one.done_by_id})
    ]


def _scopes(right: Right, day: date) -> list[tuple[UUID, UUID]]:
    """Who of those who work here has a role that gives the right, with the unit it was given for. One query."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    here = Membership.objects.on(day).values("person_id")
    held = OfficeHolder.objects.on(day).filter(role__in=roles, person_id__in=here)
    return list(held.values_list("person_id", "unit_id"))


def _has(
    scopes: Collection[tuple[UUID, UUID]],
    standing: Standing,
    unit: UUID,
    but: Collection[UUID | None] = (),
) -> bool:
    way = standing.tree.above(unit)
    return any(person not in but and scope in way for person, scope in scopes)
