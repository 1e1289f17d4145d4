"""What the pages for changing something ask first: whether it may be changed by whoever looks, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.accounts.models import Account
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Delegation, GroupRole, Membership, OfficeHolder, Person, Unit
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors.holding import held_elsewhere
from bailiwick.ui.contributing import Fate
from bailiwick.ui.powers import printed
from bailiwick.ui.words import role


def editable_person(actor: Actor, person: UUID, day: date) -> Person | None:
    """The person, where the actor enters people of every unit they work in, and is not the person."""
    found: Person | None = Person.objects.filter(pk=person).first()
    units = list(Membership.objects.not_over(day).filter(person_id=person).values_list("unit_id", flat=True))
    standing = standing_of(actor, day)
    if found is None or actor.identity == person or not units:
        return None
    return found if all(standing.may(Right.EDIT_PEOPLE, unit) for unit in units) else None


def kept_by(actor: Actor, people: Iterable[UUID], day: date) -> set[UUID]:
    """Of those people, whose entries the actor keeps: of every unit in which they work. Five queries at most."""
    standing = standing_of(actor, day)
    wanted = set(people) - {actor.identity}
    rows = Membership.objects.not_over(day).filter(person_id__in=wanted).values_list("person_id", "unit_id")
    units: dict[UUID, set[UUID]] = {}
    for person, unit in rows:
        units.setdefault(person, set()).add(unit)
    return {
        person for person, own in units.items() if all(standing.may(Right.EDIT_PEOPLE, unit) for unit in own)
    }


def work_of(person: UUID, membership: UUID, day: date) -> Membership | None:
    """One thing as which the person works here that day or later."""
    rows = Membership.objects.not_over(day).filter(pk=membership, person_id=person)
    found: Membership | None = rows.select_related("unit").first()
    return found


def account_of(person: UUID) -> Account | None:
    """What somebody signs in with."""
    found: Account | None = Account.objects.filter(person=person).first()
    return found


def office_by_id(actor: Actor, office: UUID, day: date) -> OfficeHolder | None:
    """A role that is not over, where the actor says who holds roles for its unit."""
    found = OfficeHolder.objects.not_over(day).filter(pk=office).select_related("person", "unit").first()
    if found is None or not standing_of(actor, day).may(Right.APPOINT, found.unit_id):
        return None
    return found


def editable_unit(actor: Actor, unit: UUID, day: date, right: Right = Right.EDIT_UNITS) -> Unit | None:
    """The unit as it exists on the day, where the actor has the right over it."""
    found: Unit | None = Unit.objects.on(day).filter(pk=unit).first()
    return found if found is not None and standing_of(actor, day).may(right, unit) else None


def groups_of(unit: UUID, day: date) -> list[GroupRole]:
    """The roles that groups hold for the unit itself, now or later. One query."""
    return list(
        GroupRole.objects.not_over(day).filter(unit_id=unit).select_related("body").order_by("role", "starts")
    )


def what_they_hold(person: UUID, day: date) -> list[tuple[str, str]]:
    """What somebody holds that ends with a move, in every room: id and words, for a form to choose what they keep."""
    offices = OfficeHolder.objects.not_over(day).filter(person_id=person).select_related("unit")
    lent = Delegation.objects.not_over(day).filter(Q(giver_id=person) | Q(delegate_id=person))
    named = lent.select_related("giver", "delegate")
    elsewhere = [one for one in held_elsewhere(person, day) if one.fate is Fate.ENDS]
    return [
        *((str(one.id), f"{role(one.role)}, {one.unit.name}") for one in offices),
        *(
            (str(one.id), f"{printed(one.power)}, {one.giver.name} \u2192 {one.delegate.name}")
            for one in named
        ),
        *((one.thing, str(one.says)) for one in elsewhere),
    ]
