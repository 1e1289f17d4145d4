"""Who may use a power, asked of the roster."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bailiwick.apps.roster.facts import powers as facts
from bailiwick.apps.roster.facts.powers import Grant, Office, WhoMay
from bailiwick.apps.roster.models import Delegation, DelegationKind, Membership, OfficeHolder
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.policy.power import Power


def who_may(power: Power, unit: UUID, day: date) -> WhoMay:
    """Who may use the power for the unit on that day, which delegations do not count, and why. Four queries."""
    return who_may_each([power], unit, day)[power.id]


def who_may_each(powers: Iterable[Power], unit: UUID, day: date) -> dict[str, WhoMay]:
    """The same for several powers at once, by id, in the same four queries."""
    asked = list(powers)
    roles = {role for power in asked for role in (power.holder, power.delegate_role) if role}
    held = OfficeHolder.objects.on(day).filter(role__in=roles)
    offices = [
        Office(*row) for row in held.values_list("person_id", "role", "unit_id", "starts", "until", "acting")
    ]
    grants = grants_of([power.id for power in asked])
    people = {one.person for one in offices} | {one.delegate for one in grants}
    here = frozenset(
        Membership.objects.on(day).filter(person_id__in=people).values_list("person_id", flat=True)
    )
    tree = tree_on(day)
    return {
        power.id: facts.who_may(power, unit, day, tree=tree, offices=offices, grants=grants, here=here)
        for power in asked
    }


def grants_of(powers: Iterable[str]) -> list[Grant]:
    """Every delegation of those powers there has been. One query."""
    rows = Delegation.objects.filter(power__in=list(powers)).order_by("starts", "id")
    return [
        Grant(
            id=row.id,
            power=row.power,
            kind=DelegationKind(row.kind),
            giver=row.giver_id,
            delegate=row.delegate_id,
            unit=row.unit_id,
            starts=row.starts,
            until=row.until,
            ended_early=row.ended_early,
            scope=tuple(row.scope.splitlines()),
        )
        for row in rows
    ]
