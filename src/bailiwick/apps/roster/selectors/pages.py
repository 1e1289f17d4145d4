"""What the pages of the roster show, for whoever looks. Hidden and absent are the same: None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.facts import Record
from bailiwick.apps.roster.models import GroupRole, Membership, OfficeHolder, Person, Unit, UnitKind, UnitName
from bailiwick.apps.roster.models.dated import DatedQuerySet
from bailiwick.apps.roster.permissions import Right, Standing, standing_of
from bailiwick.apps.roster.selectors.editing import groups_of
from bailiwick.apps.roster.selectors.lending import lent_of, lent_over
from bailiwick.apps.roster.selectors.people import (
    card_of,
    cards,
    chain_of,
    history_of,
    is_not_shown,
    names_of,
)
from bailiwick.apps.roster.selectors.said import said_of
from bailiwick.apps.roster.selectors.shown import (
    UNSEEN_BY_COLLEAGUES,
    GroupShown,
    Named,
    Past,
    PersonPage,
    RoleShown,
    UnitPage,
    Worked,
    last_day,
)
from bailiwick.apps.roster.selectors.units import Row, lead_of, outline, quorum_of

__all__ = ["Named", "PersonPage", "UnitPage", "lent_of", "lent_over", "person_page", "unit_page"]


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
    sees = own or (bool(units) and all(standing.may(Right.SEE_RECORDS, one) for one in units))
    works = Membership.objects.on(day).filter(person_id=person).select_related("person", "unit")
    rows = list(works.order_by("starts", "id"))
    if not rows and not sees:
        return None
    chain = chain_of(person, day)
    bosses = {link.supervisor for link in chain} | {one.supervisor for one in past if one.supervisor}
    names = names_of(bosses)
    return PersonPage(
        person=Named(found.id, found.name),
        works=[Worked(card_of(row), row.id, row.employed_since, last_day(row.until)) for row in rows],
        chain=[Named(link.supervisor, names[link.supervisor]) for link in chain],
        roles=_roles(OfficeHolder.objects.filter(person_id=person), day, standing, everything=sees),
        lent=lent_of(actor, Q(giver_id=person) | Q(delegate_id=person), day),
        own=own,
        not_shown=own and is_not_shown(person, day),
        email=(found.email or "") if sees else "",
        number=(found.external_id or "") if sees else "",
        history=_past(past, names) if sees else (),
        sees_record=sees,
        may_edit=not own and bool(rows) and all(standing.may(Right.EDIT_PEOPLE, one) for one in units),
        may_appoint=not own and bool(rows) and standing.may(Right.APPOINT),
        said=said_of("person", person, actor, day) if sees else (),
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


def _roles(
    held: DatedQuerySet[OfficeHolder], day: date, standing: Standing, *, everything: bool
) -> list[RoleShown]:
    rows = held.not_over(day) if everything else held.on(day)
    hidden = frozenset() if everything else UNSEEN_BY_COLLEAGUES
    found = rows.select_related("unit").order_by("role", "starts")
    return [_role(row, day, standing, papers=everything) for row in found if row.role not in hidden]


def _role(row: OfficeHolder, day: date, standing: Standing, *, papers: bool) -> RoleShown:
    return RoleShown(
        id=row.id,
        role=row.role,
        unit=Named(row.unit_id, row.unit.name),
        starts=row.starts,
        last_day=last_day(row.until),
        acting=row.acting,
        counts=row.counts_on(day),
        instrument=row.instrument if papers else "",
        document=row.document if papers else "",
        mine_to_end=standing.may(Right.APPOINT, row.unit_id),
    )


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
    return UnitPage(
        unit=Named(found.id, found.name),
        code=found.code,
        kind=UnitKind(found.kind),
        ward=found.ward,
        above=_above(rows, unit),
        parts=[row for row in rows.values() if row.parent == unit],
        lead=Named(lead, names_of([lead])[lead]) if lead else None,
        people=cards(day, unit=unit),
        roles=[
            (Named(row.person_id, row.person.name), _role(row, day, standing, papers=sees))
            for row in offices.order_by("role", "person__name")
            if sees or row.role not in UNSEEN_BY_COLLEAGUES
        ],
        groups=[_group(one) for one in groups_of(unit, day)],
        seats=quorum.seats if quorum else 0,
        quorum=quorum.needed if quorum else 0,
        may_edit=standing.may(Right.EDIT_UNITS, unit),
        may_appoint=standing.may(Right.APPOINT, unit),
        former_names=_former_names(unit),
        said=said_of("unit", unit, actor, day) if sees else (),
    )


def _above(rows: Mapping[UUID, Row], unit: UUID) -> list[Named]:
    above: list[Named] = []
    parent = rows[unit].parent if unit in rows else None
    while parent is not None and parent in rows:
        above.insert(0, Named(parent, rows[parent].name))
        parent = rows[parent].parent
    return above


def _former_names(unit: UUID) -> list[tuple[str, date]]:
    names = UnitName.objects.filter(unit_id=unit).exclude(until=None).order_by("-until", "-id")
    return [(one.name, one.until) for one in names if one.until is not None]


def _group(one: GroupRole) -> GroupShown:
    return GroupShown(
        id=one.id,
        role=one.role,
        body=Named(one.body_id, one.body.name) if one.body_id and one.body else None,
        needed=one.needed,
        starts=one.starts,
        last_day=last_day(one.until),
    )
