"""What will follow from something that somebody is about to do, told before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from bailiwick.apps.accounts.models import Account, State
from bailiwick.apps.roster.models import (
    ONE_AT_A_TIME,
    OPENS_PAGES,
    Delegation,
    GroupRole,
    Membership,
    OfficeHolder,
    Person,
    Placing,
    Role,
    Unit,
)
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.apps.roster.selectors.holding import held_elsewhere
from bailiwick.apps.roster.selectors.units import lead_of
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Fate, Holding
from bailiwick.ui.powers import printed
from bailiwick.ui.words import ROLE_WORDS

Follows = list[Sentence]


def of_leaving(person: UUID, day: date) -> Follows:
    """What follows when somebody works here no more from that day on."""
    found = Person.objects.get(pk=person)
    told = [say("From {day} on {name} works here no more.", day=written(day), name=found.name)]
    told += of_letting_go(*held_on(person, day))
    told += of_those_below(person, day)
    if Account.objects.filter(person=person, state=State.ACTIVE).exists():
        told.append(say("Their account is closed on {day}.", day=written(day)))
    return [*told, *(becomes(held) for held in held_elsewhere(person, day))]


def becomes(held: Holding) -> Sentence:
    """What becomes of a thing that somebody holds in another room."""
    if held.fate is Fate.ENDS:
        return say("This ends: {what}", what=held.says)
    if held.then is None:
        return say("This stays, until somebody hands it over: {what}", what=held.says)
    return say("{what} {then}", what=held.says, then=held.then)


def of_ending_work(membership: UUID, day: date) -> Follows:
    """What follows when one of several things as which somebody works here ends."""
    row = Membership.objects.select_related("unit", "person").get(pk=membership)
    others = Membership.objects.on(day).filter(person_id=row.person_id).exclude(pk=membership)
    told = [
        say(
            "From {day} on {name} works no more in {unit}.",
            day=written(day),
            name=row.person.name,
            unit=row.unit.name,
        )
    ]
    if others.exists():
        return [*told, say("Their other work here goes on, and so do their roles and delegations.")]
    return [*told, say("They work here as nothing else then: their roles, delegations and account end.")]


def held_on(person: UUID, day: date) -> tuple[QuerySet[OfficeHolder], QuerySet[Delegation]]:
    """The roles that somebody has on that day or later, and the delegations that they gave or have."""
    lent = Delegation.objects.not_over(day).filter(Q(giver_id=person) | Q(delegate_id=person))
    return OfficeHolder.objects.not_over(day).filter(person_id=person), lent


def of_letting_go(offices: QuerySet[OfficeHolder], lent: QuerySet[Delegation]) -> Follows:
    """What follows when these roles and delegations end."""
    told: Follows = []
    pages = False
    for row in offices.select_related("unit").order_by("role", "id"):
        told.append(say("A role ends for {unit}: {role}.", unit=row.unit.name, role=_words(row.role)))
        if row.role in ONE_AT_A_TIME:
            told.append(
                say(
                    "Nobody holds this office for {unit} then: {role}.",
                    unit=row.unit.name,
                    role=_words(row.role),
                )
            )
        pages = pages or row.role in OPENS_PAGES
    for one in lent.select_related("giver", "delegate").order_by("power", "id"):
        told.append(
            say(
                "A delegation ends: {giver} lets {delegate} use {power}.",
                giver=one.giver.name,
                delegate=one.delegate.name,
                power=printed(one.power),
            )
        )
    if pages:
        told.append(say("Somebody is asked to take their rights on pages away, and a second person to look."))
    return told


def of_those_below(person: UUID, day: date) -> Follows:
    """What follows for those who answer to somebody that goes."""
    number = Membership.objects.on(day).filter(supervisor_id=person).values("person_id").distinct().count()
    if not number:
        return []
    if number == 1:
        return [say("One person answers to them, and needs somebody else to answer to.")]
    return [say("{number} people answer to them, and need somebody else to answer to.", number=str(number))]


def of_appointing(  # noqa: PLR0913 -- each is told by name
    person: UUID, role: Role, unit: UUID, starts: date, *, until: date | None, acting: bool
) -> Follows:
    """What follows when somebody is given a role."""
    name, where = Person.objects.get(pk=person).name, Unit.objects.get(pk=unit).name
    has = say(
        "{name} has this role for {unit} from {day} on: {role}.",
        name=name,
        unit=where,
        day=written(starts),
        role=_words(role),
    )
    if until:
        has = say(
            "{name} has this role for {unit} from {day} to {last}: {role}.",
            name=name,
            unit=where,
            day=written(starts),
            last=written(until - timedelta(days=1)),
            role=_words(role),
        )
    told = [has]
    if role in ONE_AT_A_TIME:
        others = (
            OfficeHolder.objects.not_over(starts).filter(role=role, unit_id=unit).exclude(person_id=person)
        )
        for row in others.select_related("person").order_by("starts"):
            told += _of_making_way(row, starts, until if acting else None)
    if Account.objects.filter(person=person, state=State.ACTIVE).exists():
        told.append(say("{name} is signed out everywhere, and signs in again.", name=name))
    return told


def _of_making_way(row: OfficeHolder, starts: date, back_on: date | None) -> Follows:
    name = row.person.name
    told = [
        say("{name}, who holds this office, holds it no more from {day} on.", name=name, day=written(starts))
    ]
    if back_on and (row.until is None or row.until > back_on):
        told.append(say("{name} holds it again from {day} on.", name=name, day=written(back_on)))
    if Delegation.objects.not_over(starts).filter(giver_id=row.person_id, under_role=row.role).exists():
        told.append(say("What {name} has let others use rests while they do not hold it.", name=name))
    return told


def of_ending_role(office: UUID, day: date) -> Follows:
    """What follows when a role ends."""
    row = OfficeHolder.objects.select_related("person", "unit").get(pk=office)
    told = [
        say(
            "From {day} on {name} has this role no more for {unit}: {role}.",
            day=written(day),
            name=row.person.name,
            unit=row.unit.name,
            role=_words(row.role),
        )
    ]
    if row.role in ONE_AT_A_TIME:
        told.append(say("Nobody holds this office then, until somebody is appointed."))
    if Delegation.objects.not_over(day).filter(giver_id=row.person_id, under_role=row.role).exists():
        told.append(say("What they have let others use by this role counts no more."))
    if row.role in OPENS_PAGES:
        told.append(say("Somebody is asked to take their rights on pages away, and a second person to look."))
    return told


def of_moving(unit: UUID, parent: UUID, day: date) -> Follows:
    """What follows when a unit becomes part of another one."""
    here, there = Unit.objects.get(pk=unit), Unit.objects.get(pk=parent)
    tree = tree_on(day)
    parts = len(tree.below(unit)) - 1
    people = (
        Membership.objects.on(day).filter(unit_id__in=tree.below(unit)).values("person_id").distinct().count()
    )
    told = [
        say("From {day} on {unit} is part of {parent}.", day=written(day), unit=here.name, parent=there.name),
        say("With it go {parts} parts and {people} people.", parts=str(parts), people=str(people)),
        say(
            "Who holds a role for {parent}, or above it, holds it for {unit} too.",
            parent=there.name,
            unit=here.name,
        ),
    ]
    old = tree.parents.get(unit)
    if old is not None and old not in tree.above(parent):
        said = Unit.objects.get(pk=old).name
        told.append(
            say("Who holds a role for {parent} holds it for {unit} no more.", parent=said, unit=here.name)
        )
    before, after = lead_of(unit, day), lead_of(parent, day)
    own = OfficeHolder.objects.on(day).filter(role=Role.DEPT_HEAD, unit_id=unit).exists()
    if not own and before != after and after is not None:
        told.append(say("Requests of its people go to {name} first.", name=Person.objects.get(pk=after).name))
    return told


def in_the_way_of_closing(unit: UUID, day: date) -> Follows:
    """What has to be moved before a unit can be closed; nothing where it can be."""
    told: Follows = []
    for placing in Placing.objects.not_over(day).filter(parent_id=unit).select_related("unit"):
        told.append(say("{unit} is part of it.", unit=placing.unit.name))
    for work in Membership.objects.not_over(day).filter(unit_id=unit).select_related("person")[:20]:
        told.append(say("{name} works there.", name=work.person.name))
    for office in OfficeHolder.objects.not_over(day).filter(unit_id=unit).select_related("person"):
        told.append(
            say("{name} has a role for it: {role}.", name=office.person.name, role=_words(office.role))
        )
    for one in Delegation.objects.not_over(day).filter(unit_id=unit):
        told.append(say("A delegation is for it: {power}.", power=one.power))
    for group in GroupRole.objects.not_over(day).filter(Q(unit_id=unit) | Q(body_id=unit)):
        told.append(say("It has to do with a role that a group holds: {role}.", role=_words(group.role)))
    return told


def of_closing(unit: UUID, day: date) -> Follows:
    """What follows when a unit is closed."""
    found = Unit.objects.get(pk=unit)
    return [
        say(
            "From {day} on {unit} does not exist any more; what was done for it stays known.",
            day=written(day),
            unit=found.name,
        ),
        say("Its code {code} is never used again.", code=found.code),
    ]


def of_delegating(name: str, power: str, starts: date, until: date | None) -> Sequence[Sentence]:
    """What follows when somebody is let use a power."""
    last = until - timedelta(days=1) if until else None
    return [
        say(
            "{name} may say yes under {power} from {day} to {last}.",
            name=name,
            power=printed(power),
            day=written(starts),
            last=written(last),
        )
        if last
        else say(
            "{name} may say yes under {power} from {day} on, until one of you ends it.",
            name=name,
            power=printed(power),
            day=written(starts),
        ),
        say("You may go on using it yourself. What they decide stands in their name."),
        say("It counts only while you hold the power and they work here."),
    ]


def _words(role: str) -> Sentence | str:
    return ROLE_WORDS.get(role, role)
