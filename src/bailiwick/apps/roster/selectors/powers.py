"""Who may use a power and who has a role, asked of the roster."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.roster.facts import powers as facts
from bailiwick.apps.roster.facts.powers import Grant, How, MayAct, Office, Together, WhoMay
from bailiwick.apps.roster.facts.roles import BY_CATEGORY, ROLES, WHY_NOBODY, HeldBy
from bailiwick.apps.roster.models import (
    Delegation,
    DelegationKind,
    GroupRole,
    Membership,
    OfficeHolder,
    Role,
    Tree,
)
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import Power
from bailiwick.ui.once import once


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds some roles on a day, wherever: what the answers for any unit are made of."""

    tree: Tree
    offices: tuple[Office, ...]
    together: tuple[Together, ...]
    here: frozenset[UUID]


def who_may(power: Power, unit: UUID, day: date) -> WhoMay:
    """Who may use the power for the unit on that day, which delegations do not count, and why. Six queries at most."""
    return who_may_each([power], unit, day)[power.id]


def who_may_each(powers: Iterable[Power], unit: UUID, day: date) -> dict[str, WhoMay]:
    """The same for several powers at once, by id, in the same queries."""
    asked = list(powers)
    roles = {role for power in asked for role in (power.holder, power.delegate_role) if role}
    grants = grants_of([power.id for power in asked])
    held = holding(roles, day, also={one.delegate for one in grants})
    return {
        power.id: facts.who_may(
            power,
            unit,
            day,
            tree=held.tree,
            offices=held.offices,
            grants=grants,
            together=held.together,
            here=held.here,
        )
        for power in asked
    }


def holders_of(what: Power | str, unit: UUID, day: date) -> WhoMay:
    """Who may use a power, or who has a role of `facts.ROLES`, for the unit on that day. Six queries at most.

    Of a role that nobody named here can have, `why_nobody` says why. A name that is no role: nobody has it.
    """
    if isinstance(what, Power):
        return who_may(what, unit, day)
    how = ROLES.get(what)
    if how is None:
        return WhoMay(what, why_nobody=say("No policy here knows this role."))
    if how in WHY_NOBODY:
        return WhoMay(what, why_nobody=WHY_NOBODY[how], each_their_own=how is HeldBy.THEMSELF)
    if how is HeldBy.CATEGORY:
        return _by_category(what, unit, day)
    if how is HeldBy.DELEGATION:
        return _designees(what, unit, day)
    held = holding({what}, day)
    return facts.who_has(
        what, unit, day, tree=held.tree, offices=held.offices, together=held.together, here=held.here
    )


def holding(roles: Collection[str], day: date, also: Collection[UUID] = ()) -> Holding:
    """Who holds those roles on the day, by appointment and by group, and who of them works here. Five queries at most.

    `also` are people of whom it is asked, too, whether they work here.
    """
    held = OfficeHolder.objects.on(day).filter(role__in=roles)
    offices = [
        Office(*row) for row in held.values_list("person_id", "role", "unit_id", "starts", "until", "acting")
    ]
    groups = list(GroupRole.objects.on(day).filter(role__in=roles))
    offices += _of_groups(groups, day)
    people = {one.person for one in offices} | set(also)
    here = Membership.objects.on(day).filter(person_id__in=people).values_list("person_id", flat=True)
    together = tuple(Together(one.role, one.unit_id, one.needed) for one in groups)
    return Holding(tree_on(day), tuple(offices), together, frozenset(here))


def _of_groups(groups: Iterable[GroupRole], day: date) -> list[Office]:
    """What everybody holds by working in a unit that holds a role. One query, where there is such a unit."""
    by_body: dict[UUID, list[GroupRole]] = {}
    for one in groups:
        if one.body_id is not None:
            by_body.setdefault(one.body_id, []).append(one)
    if not by_body:
        return []
    rows = Membership.objects.on(day).filter(unit_id__in=by_body).order_by("starts", "id")
    return [
        Office(person, one.role, one.unit_id, max(starts, one.starts), one.until, by_group=True)
        for person, body, starts in rows.values_list("person_id", "unit_id", "starts")
        for one in by_body[body]
    ]


def _by_category(role: str, unit: UUID, day: date) -> WhoMay:
    """Everybody who works in the unit or below it as something of the role's categories. Two queries."""
    units = tree_on(day).below(unit)
    rows = Membership.objects.on(day).filter(unit_id__in=units, category__in=BY_CATEGORY[role])
    found = rows.order_by("person__name", "id").values_list("person_id", "unit_id")
    may = tuple(MayAct(person, How.CATEGORY, where) for person, where in found)
    return WhoMay(role, may, why_nobody=None if may else say("Nobody works here as this on that day."))


def _designees(role: str, unit: UUID, day: date) -> WhoMay:
    """Whom the Chief has let use some power or other; for one power, ask for the power. Six queries at most."""
    rows = Delegation.objects.on(day).filter(kind=DelegationKind.DESIGNEE, under_role=Role.CHIEF)
    lent = list(rows.order_by("starts", "id").values_list("id", "giver_id", "delegate_id", "unit_id"))
    held = holding({Role.CHIEF}, day, also={one[2] for one in lent})
    chief = facts.who_has(
        Role.CHIEF, unit, day, tree=held.tree, offices=held.offices, together=held.together, here=held.here
    )
    way = held.tree.above(unit)
    may = tuple(
        MayAct(to, How.DELEGATE, where, delegation=one)
        for one, giver, to, where in lent
        if giver in chief.people and to in held.here and where in way
    )
    nobody = None if may else say("The Chief has let nobody use a power for this unit on that day.")
    return WhoMay(role, may, why_nobody=nobody)


def roles_of(person: UUID, day: date) -> list[tuple[str, UUID]]:
    """Each role that somebody has alone, with its unit, by appointment or by working in a unit. Three queries.

    Nothing for somebody who does not work here on that day.
    """
    return list(once(("roles", person, day), lambda: _roles_of(person, day)))


def _roles_of(person: UUID, day: date) -> list[tuple[str, UUID]]:
    bodies = set(Membership.objects.on(day).filter(person_id=person).values_list("unit_id", flat=True))
    if not bodies:
        return []
    own = OfficeHolder.objects.on(day).filter(person_id=person).values_list("role", "unit_id")
    groups = GroupRole.objects.on(day).filter(Q(needed=1), body_id__in=bodies).values_list("role", "unit_id")
    return list(dict.fromkeys([*own, *groups]))


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
