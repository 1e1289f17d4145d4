"""Whom a report goes to, who decides, and who has a role for a unit: nobody who is concerned in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from uuid import UUID

from bailiwick.apps.conduct.facts.reports import first_free
from bailiwick.apps.conduct.facts.weighing import Route
from bailiwick.apps.roster.models import OfficeHolder, Role
from bailiwick.apps.roster.selectors import (
    cards_of,
    chain_of,
    holders_of,
    records,
    roles_of,
    tree_on,
)
from bailiwick.policy.conduct import Decides

HEADS = (Role.DEPT_HEAD, Role.CHIEF)


def handler_for(filer: UUID, subject: UUID | None, unit: UUID, day: date) -> UUID | None:
    """Whom a report goes to: the filer's supervisor, or the next level where it is about them (pd/V.B.2.s1).

    Who has nobody above them tells the lead of their department, and then human resources. None: nobody can take it.
    """
    return first_free(_takers(filer, unit, day), {filer, subject})


def _takers(filer: UUID, unit: UUID, day: date) -> Iterator[UUID]:
    yield from (link.supervisor for link in chain_of(filer, day) if cards_of(link.supervisor, day))
    yield from _leads(unit, day)
    yield from holders_of(Role.HR, unit, day).people


def _leads(unit: UUID, day: date) -> list[UUID]:
    """Who heads a unit and each above it, the nearest first: a department's head, or the chief of a police."""
    held = OfficeHolder.objects.on(day).filter(role__in=HEADS).order_by("-acting", "starts", "id")
    heads: dict[UUID, list[UUID]] = {}
    for where, person in held.values_list("unit_id", "person_id"):
        heads.setdefault(where, []).append(person)
    above = [person for one in tree_on(day).above(unit) for person in heads.get(one, ())]
    return [person for person in above if cards_of(person, day)]


def next_level(person: UUID, unit: UUID, day: date, apart: Iterable[UUID | None] = ()) -> UUID | None:
    """Whom somebody answers to and who works here that day, none of those set `apart`.

    Who has nobody above them, or has left, answers to the lead of their department, or of the one above; of who has
    left, it is that of the `unit` whose matter it is.
    """
    here = cards_of(person, day)
    above = (link.supervisor for link in chain_of(person, day) if cards_of(link.supervisor, day))
    leads = (lead for lead in _leads(here[0].unit if here else unit, day))
    return first_free(chain(above, leads), {person, *apart})


def decider_of(
    route: Route, subject: UUID, unit: UUID, day: date, apart: Iterable[UUID | None]
) -> UUID | None:
    """Who decides what follows: whoever the policies name for what somebody is here, and nobody who is concerned.

    Without a word of theirs, the unit's deciding official, and where it has none its lead, or the next above.
    """
    if route.decides is Decides.APPOINTING_AUTHORITY:
        offices = [one.appointed_by for one in records(day, [subject]) if one.appointed_by]
        people = [lead for office in offices for lead in _leads(office, day)]
    elif route.decides is Decides.ATTORNEY:
        people = list(holders_of(Role.ATTORNEY, unit, day).people)
    else:
        people = [*holders_of(Role.DISCIPLINE_DECIDER, unit, day).people, *_leads(unit, day)]
    return first_free(people, {subject, *apart})


def has_role(person: UUID, roles: Iterable[Role], unit: UUID, day: date) -> bool:
    """Whether somebody has one of the roles for the unit, or for one that it is part of."""
    wanted = set(map(str, roles))
    way = set(tree_on(day).above(unit))
    return any(role in wanted and scope in way for role, scope in roles_of(person, day))


def scopes_of(person: UUID, roles: Iterable[Role], day: date) -> set[UUID]:
    """The units for which somebody has one of the roles, with all below them."""
    wanted = set(map(str, roles))
    tree = tree_on(day)
    return {one for role, scope in roles_of(person, day) if role in wanted for one in tree.below(scope)}
