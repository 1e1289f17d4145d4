"""What the pages of the roster show, for whoever looks. Hidden and absent are the same: None."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.facts import Card, Held, Record
from bailiwick.apps.roster.models import Delegation, Membership, OfficeHolder, Person, Role, Unit, UnitKind
from bailiwick.apps.roster.models.dated import DatedQuerySet
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors.holding import still_held
from bailiwick.apps.roster.selectors.people import (
    card_of,
    cards,
    chain_of,
    history_of,
    is_not_shown,
    names_of,
)
from bailiwick.apps.roster.selectors.units import Row, lead_of, outline, quorum_of

UNSEEN_BY_COLLEAGUES = frozenset(
    {Role.SENSITIVE_KEEPER, Role.BG_INVESTIGATOR, Role.CASE_INVESTIGATOR, Role.HIRING_DECIDER}
)
"""Roles that say what somebody is looking into; colleagues do not see who has them."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with a page: its id and name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """A delegation as a page shows it; `last_day` is None where it has no end."""

    id: UUID
    power: str
    giver: Named
    delegate: Named
    unit: Named
    starts: date
    last_day: date | None
    scope: tuple[str, ...]
    counts: bool
    mine_to_end: bool


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role as a page shows it."""

    role: str
    unit: Named
    starts: date
    last_day: date | None
    acting: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One row of somebody's history here, with the names that stand behind its ids."""

    record: Record
    unit: str
    supervisor: Named | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Somebody's page. `history`, `held` and `leaving` are empty for colleagues; `not_shown` is the person's own."""

    person: Named
    cards: Sequence[Card]
    chain: Sequence[Named]
    roles: Sequence[RoleShown]
    lent: Sequence[Lent]
    own: bool
    not_shown: bool = False
    email: str = ""
    number: str = ""
    history: Sequence[Past] = ()
    held: Sequence[Held] = ()
    sees_record: bool = False
    may_edit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A unit's page."""

    unit: Named
    code: str
    kind: UnitKind
    ward: str
    above: Sequence[Named]
    parts: Sequence[Row]
    lead: Named | None
    people: Sequence[Card]
    roles: Sequence[tuple[Named, RoleShown]]
    seats: int = 0
    quorum: int = 0
    may_edit: bool = False


def last_day(until: date | None) -> date | None:
    """The last day on which something counts that counts no longer on the day `until`."""
    return until - timedelta(days=1) if until else None


def person_page(actor: Actor, person: UUID, day: date) -> PersonPage | None:
    """The page of somebody, as far as the actor may see it. A constant number of queries."""
    found = Person.objects.filter(pk=person).first()
    if found is None:
        return None
    own = actor.identity == person
    past = history_of(person)
    standing = standing_of(actor, day)
    units = {one.unit for one in past if one.until is None or one.until > day} or {
        one.unit for one in past[:1]
    }
    sees = own or (
        standing.may(Right.SEE_RECORDS) and all(standing.may(Right.SEE_RECORDS, one) for one in units)
    )
    rows = list(
        Membership.objects.on(day)
        .filter(person_id=person)
        .select_related("person", "unit")
        .order_by("starts", "id")
    )
    if not rows and not sees:
        return None
    chain = chain_of(person, day)
    bosses = {link.supervisor for link in chain} | {one.supervisor for one in past if one.supervisor}
    names = names_of(bosses)
    return PersonPage(
        person=Named(found.id, found.name),
        cards=[card_of(row) for row in rows],
        chain=[Named(link.supervisor, names[link.supervisor]) for link in chain],
        roles=_roles(OfficeHolder.objects.filter(person_id=person), day, everything=sees),
        lent=lent_of(actor, Q(giver_id=person) | Q(delegate_id=person), day),
        own=own,
        not_shown=own and is_not_shown(person, day),
        email=(found.email or "") if sees else "",
        number=(found.external_id or "") if sees else "",
        history=_past(past, names) if sees else (),
        held=still_held(person, day) if sees else (),
        sees_record=sees,
        may_edit=not own and bool(rows) and all(standing.may(Right.EDIT_PEOPLE, one) for one in units),
    )


def _past(past: Sequence[Record], names: dict[UUID, str]) -> list[Past]:
    units = dict(Unit.objects.filter(pk__in={one.unit for one in past}).values_list("id", "name"))
    return [
        Past(
            one,
            units[one.unit],
            Named(one.supervisor, names[one.supervisor]) if one.supervisor else None,
            last_day(one.until),
        )
        for one in past
        if one.starts != one.until
    ]


def _roles(held: DatedQuerySet[OfficeHolder], day: date, *, everything: bool) -> list[RoleShown]:
    rows = held.on(day).select_related("unit").order_by("role", "starts")
    hidden = frozenset() if everything else UNSEEN_BY_COLLEAGUES
    return [_role(row) for row in rows if row.role not in hidden]


def _role(row: OfficeHolder) -> RoleShown:
    return RoleShown(row.role, Named(row.unit_id, row.unit.name), row.starts, last_day(row.until), row.acting)


def lent_of(actor: Actor, which: Q, day: date) -> list[Lent]:
    """The delegations of that choice that count on the day or later, by power. One query."""
    rows = (
        Delegation.objects.not_over(day)
        .filter(which)
        .select_related("giver", "delegate", "unit")
        .order_by("power", "starts", "id")
    )
    return [
        Lent(
            id=row.id,
            power=row.power,
            giver=Named(row.giver_id, row.giver.name),
            delegate=Named(row.delegate_id, row.delegate.name),
            unit=Named(row.unit_id, row.unit.name),
            starts=row.starts,
            last_day=last_day(row.until),
            scope=tuple(row.scope.splitlines()),
            counts=row.counts_on(day),
            mine_to_end=actor.identity in {row.giver_id, row.delegate_id},
        )
        for row in rows
    ]


def unit_page(actor: Actor, unit: UUID, day: date) -> UnitPage | None:
    """The page of a unit that exists on the day. A constant number of queries."""
    found = Unit.objects.on(day).filter(pk=unit).first()
    if found is None:
        return None
    rows = {row.unit: row for row in outline(day)}
    standing = standing_of(actor, day)
    lead = lead_of(unit, day)
    quorum = quorum_of(unit, day)
    offices = OfficeHolder.objects.on(day).filter(unit_id=unit).select_related("unit", "person")
    sees = standing.may(Right.SEE_RECORDS, unit)
    above: list[Named] = []
    parent = rows[unit].parent if unit in rows else None
    while parent is not None and parent in rows:
        above.insert(0, Named(parent, rows[parent].name))
        parent = rows[parent].parent
    return UnitPage(
        unit=Named(found.id, found.name),
        code=found.code,
        kind=UnitKind(found.kind),
        ward=found.ward,
        above=above,
        parts=[row for row in rows.values() if row.parent == unit],
        lead=Named(lead, names_of([lead])[lead]) if lead else None,
        people=cards(day, unit=unit),
        roles=[
            (Named(row.person_id, row.person.name), _role(row))
            for row in offices.order_by("role", "person__name")
            if sees or row.role not in UNSEEN_BY_COLLEAGUES
        ],
        seats=quorum.seats if quorum else 0,
        quorum=quorum.needed if quorum else 0,
        may_edit=standing.may(Right.EDIT_UNITS, unit),
    )
