"""Somebody moves to another unit: which units they leave, and what ends and stays with it, told before it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from bailiwick.apps.roster.models import Delegation, Membership, OfficeHolder, Unit
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.apps.roster.selectors.consequences import (
    Follows,
    becomes,
    held_on,
    of_letting_go,
    of_those_below,
)
from bailiwick.apps.roster.selectors.holding import held_elsewhere
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Fate, Parting
from bailiwick.ui.powers import printed
from bailiwick.ui.words import ROLE_WORDS


def units_left(
    person: UUID,
    day: date,
    before: Collection[UUID],
    *,
    without: UUID | None = None,
    to: Collection[UUID] = (),
) -> frozenset[UUID]:
    """The units that somebody works for no longer: where they did `before`, what is above, and all parts of it.

    Nor on the day after: whoever is back by then keeps what they hold there. A move that is not entered yet is told
    with the row that ends (`without`) and the units it leads `to`. Three queries at most.
    """
    tree = tree_on(day)
    here = Membership.objects.filter(person_id=person).exclude(pk__in=[without] if without else [])
    days = (here.on(day), here.on(day + timedelta(days=1)))
    now = {unit for rows in days for unit in rows.values_list("unit_id", flat=True)} | set(to)
    still = {above for unit in now for above in tree.above(unit)}
    left = frozenset(above for unit in before for above in tree.above(unit)) - still
    return left | {one for one in tree.parents if left.intersection(tree.above(one))}


def of_transfer(membership: UUID, unit: UUID, day: date, keeps: Collection[UUID]) -> Follows:
    """What follows when somebody moves to another unit on that day, and keeps some of what they hold."""
    row = Membership.objects.select_related("unit", "person").get(pk=membership)
    left = units_left(row.person_id, day, {row.unit_id}, without=membership, to={unit})
    offices, lent = held_on(row.person_id, day)
    ends = offices.filter(unit_id__in=left).exclude(pk__in=keeps)
    lent_no_more = lent.filter(unit_id__in=left).exclude(pk__in=keeps)
    told = [
        say(
            "From {day} on {name} works in {to}, and no more in {old}.",
            day=written(day),
            name=row.person.name,
            to=Unit.objects.get(pk=unit).name,
            old=row.unit.name,
        ),
        *of_letting_go(ends, lent_no_more),
        *of_those_below(row.person_id, day),
        *_going_on(offices.exclude(pk__in=ends), lent.exclude(pk__in=lent_no_more)),
    ]
    if offices.exclude(pk__in=ends).exclude(pk__in=keeps).exists():
        told.append(say("What went with their old work and stays is ended on the page of its unit."))
    return [*told, *_elsewhere(row.person_id, day, left, keeps)]


def _going_on(offices: QuerySet[OfficeHolder], lent: QuerySet[Delegation]) -> Follows:
    told = [
        say(
            "They keep a role for {unit}: {role}.",
            unit=one.unit.name,
            role=ROLE_WORDS.get(one.role, one.role),
        )
        for one in offices.select_related("unit").order_by("role", "id")
    ]
    return told + [
        say(
            "A delegation goes on: {giver} lets {delegate} use {power}.",
            giver=one.giver.name,
            delegate=one.delegate.name,
            power=printed(one.power),
        )
        for one in lent.select_related("giver", "delegate").order_by("power", "id")
    ]


def _elsewhere(person: UUID, day: date, left: frozenset[UUID], keeps: Collection[UUID]) -> Follows:
    parting = Parting(person, day, left, frozenset(map(str, keeps)))
    told: Follows = []
    for held in held_elsewhere(person, day):
        if parting.ends(held) or held.unit in left:
            told.append(becomes(replace(held, fate=Fate.STAYS) if held.thing in parting.keeps else held))
        else:
            told.append(say("This stays with them: {what}", what=held.says))
    return told
