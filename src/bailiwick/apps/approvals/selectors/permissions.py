"""Permissions as the heart's facts: what checks, gates and the rooms above ask of this one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.approvals.models import Request, State, Subject, Waiver
from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.approvals.selectors.requests import load_all
from bailiwick.apps.roster.selectors import names_of, tree_on
from bailiwick.policy.facts.subjects import WaiverFact
from bailiwick.policy.permission import Permission
from bailiwick.policy.power import Target

KNOWN_TO_THE_HEART = frozenset(State) - {State.CALLED_OFF, State.LAPSED}


def permissions_for(  # noqa: PLR0913 -- each narrows, and is told by name
    unit: UUID,
    day: date,
    *,
    powers: Iterable[str] | None = None,
    target: Target | None = None,
    person: UUID | None = None,
    user: UUID | None = None,
    things: Collection[str] | None = None,
) -> tuple[Permission, ...]:
    """Every decision that could bear on something, for `facts.permissions`; the heart's `covers` says which does.

    `unit` is whose policies speak; decisions made for it and for the units above count. `target` narrows to what a
    permission could cover; `person` to permissions for them. Of `user`, who would rely on it, what they themself gave
    is left out: nobody approves their own, and a direct act of theirs is none. `things` narrows to permissions for one
    of them by its identity, and to those that are given for good.
    """
    known = powers_here(unit, day)
    rows = Request.objects.filter(unit_id__in=tree_on(day).above(unit), place__state__in=KNOWN_TO_THE_HEART)
    rows = rows.filter(power__in=[name for name in (known if powers is None else powers) if name in known])
    if person is not None:
        rows = rows.filter(for_whom_id=person)
    if things is not None:
        rows = rows.filter(Q(identity__in=things) | ~Q(category=""))
    found = []
    for one in load_all(rows.order_by("number")):
        permission = one.permission(known[one.row.power])
        decided = one.standing.decided
        own = decided is not None and user is not None and decided.by == user
        if permission is None or (own and one.state is not State.DIRECT):
            continue
        if target is None or _could_cover(permission, target):
            found.append(permission)
    return tuple(found)


def _could_cover(permission: Permission, target: Target) -> bool:
    if permission.standing:
        return True
    same = (
        (permission.object, target.identity),
        (permission.digest, target.digest),
        (permission.layout, target.layout),
    )
    return any(one and one == other for one, other in same)


def consents_of(asker: UUID, day: date) -> tuple[str, ...]:
    """The names of colleagues whose leave somebody has on that day (facts `lists.consents`)."""
    rows = Request.objects.filter(
        subject=Subject.CONSENT, for_whom_id=asker, place__state=State.IN_FORCE
    ).exclude(place__until__lt=day)
    people = names_of(rows.exclude(colleague=None).values_list("colleague_id", flat=True))
    return tuple(sorted(people.values()))


def waivers_for(unit: UUID, thing: str, day: date) -> tuple[WaiverFact, ...]:
    """The reasons on record for one thing on that day, for `facts.waivers`."""
    rows = Waiver.objects.filter(
        unit_id__in=tree_on(day).above(unit), thing=thing, starts__lte=day, ended_at=None
    )
    return tuple(
        WaiverFact(kind=row.kind, reason=row.reason, clause=row.clause, until=row.until)
        for row in rows.order_by("starts", "id")
    )


def waivers_by_thing(things: Collection[str], day: date) -> dict[str, list[tuple[UUID, WaiverFact]]]:
    """The reasons on record for each of those things on that day, with the unit that each is of. One query."""
    rows = Waiver.objects.filter(thing__in=things, starts__lte=day, ended_at=None).order_by("starts", "id")
    found: dict[str, list[tuple[UUID, WaiverFact]]] = {}
    for row in rows:
        if row.until is None or row.until >= day:
            fact = WaiverFact(kind=row.kind, reason=row.reason, clause=row.clause, until=row.until)
            found.setdefault(row.thing, []).append((row.unit_id, fact))
    return found
