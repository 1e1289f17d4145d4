"""People as other rooms may ask for them. Every selector takes a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts import Card, Link, Record
from bailiwick.apps.roster.models import Category, DoNotShow, Membership, Person, SensitivePosition
from bailiwick.apps.roster.permissions import Right, standing_of

MOST_SHOWN = 200
"""Cards on one page of a list."""


def record_of(row: Membership) -> Record:
    """The row as plain data."""
    return Record(
        person=row.person_id,
        membership=row.id,
        unit=row.unit_id,
        category=Category(row.category),
        starts=row.starts,
        until=row.until,
        title=row.title,
        employer=row.employer,
        paid=row.paid,
        sworn=row.sworn,
        classified=row.classified,
        full_time=row.full_time,
        supervisor=row.supervisor_id,
        sponsor=row.sponsor_id,
        appointed_by=row.appointed_by_id,
    )


def records(day: date, people: Iterable[UUID] | None = None) -> list[Record]:
    """As what everybody, or each of `people`, works here on that day: the Covered Persons, paid or not. One query."""
    rows = Membership.objects.on(day).order_by("starts", "id")
    if people is not None:
        rows = rows.filter(person_id__in=list(people))
    return [record_of(row) for row in rows]


def history_of(person: UUID) -> list[Record]:
    """All as which somebody has worked here, the latest first. One query."""
    return [record_of(row) for row in Membership.objects.filter(person_id=person).order_by("-starts", "id")]


def ending(first: date, last: date) -> list[Record]:
    """Whose work here ends within those days, both included, so that access goes in time (mpls/def.covered.7).

    Rows that only made way for a change are left out: whoever works here the day after has not left. Two queries.
    """
    rows = Membership.objects.filter(until__gte=first, until__lte=last).order_by("until", "id")
    ended = [record_of(row) for row in rows]
    still = Membership.objects.filter(person_id__in={one.person for one in ended})
    staying = [(row.person_id, row.starts, row.until) for row in still.only("person_id", "starts", "until")]
    return [
        one
        for one in ended
        if not any(
            person == one.person and starts <= _end(one) and (until is None or until > _end(one))
            for person, starts, until in staying
        )
    ]


def may_let_go(actor: Actor, person: UUID, day: date, unit: UUID | None = None) -> bool:
    """Whether the actor enters that somebody leaves: human resources of all their units, and nobody of themself.

    What was given for a `unit` that they leave, human resources of the place there that they leave end as well.
    """
    if actor.identity == person:
        return False
    standing = standing_of(actor, day)
    if all(standing.may(Right.EDIT_PEOPLE, one) for one in units_answering(person, day)):
        return True
    ended = Membership.objects.filter(person_id=person, until__lte=day + timedelta(days=1))
    places = ended.exclude(until=F("starts")).order_by("-until", "id").values_list("unit_id", flat=True)
    left = next((one for one in places if unit in standing.tree.above(one)), None)
    return left is not None and standing.may(Right.EDIT_PEOPLE, left)


def units_answering(person: UUID, day: date) -> set[UUID]:
    """The units whose human resources answer for somebody: where they work on that day or later, or worked last."""
    rows = Membership.objects.filter(person_id=person)
    here = set(rows.not_over(day).values_list("unit_id", flat=True))
    return here or set(rows.order_by("-until").values_list("unit_id", flat=True)[:1])


def _end(one: Record) -> date:
    return one.until or date.max


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """The names of those people. One query."""
    return dict(Person.objects.filter(pk__in=set(people)).values_list("id", "name"))


def may_read_journal(actor: Actor, day: date) -> bool:
    """Whether somebody may read everybody's entries of the journal: auditors, the steward, administrators.

    Only those of the whole agency: an entry does not say of which unit it is.
    """
    return standing_of(actor, day).everywhere(Right.READ_JOURNAL)


def may_run_system(actor: Actor, day: date) -> bool:
    """Whether somebody looks after the software for the whole agency: administrators, and whoever is at the machine."""
    return standing_of(actor, day).everywhere(Right.RUN_SYSTEM)


def person_of_account(account: UUID) -> UUID:
    """Whose account it is; the account's own id where nobody of the roster has it. One query."""
    found: UUID | None = Person.objects.filter(account_id=account).values_list("id", flat=True).first()
    return found or account


def person_of_number(number: str) -> UUID:
    """Who has that number with HR. Raises RosterError where nobody has. One query."""
    found: UUID | None = Person.objects.filter(external_id=number).values_list("id", flat=True).first()
    if found is None:
        raise RosterError("There is nobody with that number.", remedy="Bring the file of people in first.")
    return found


def chain_of(person: UUID, day: date) -> tuple[Link, ...]:
    """The chain of command above somebody on that day, from their own supervisor upwards. One query.

    Who works here as several things answers by the first of them that has a supervisor.
    """
    rows = Membership.objects.on(day).exclude(supervisor=None).order_by("-starts", "-id")
    bosses: dict[UUID, UUID] = dict(rows.values_list("person_id", "supervisor_id"))
    chain: list[Link] = []
    seen = {person}
    here = person
    while here in bosses and bosses[here] not in seen:
        chain.append(Link(here, bosses[here]))
        here = bosses[here]
        seen.add(here)
    return tuple(chain)


def visible_to(actor: Actor, day: date) -> set[UUID] | None:
    """The units whose people's records the actor sees in full on that day; None: every unit's. Three queries."""
    standing = standing_of(actor, day)
    if standing.rights.get(Right.SEE_RECORDS, frozenset()) is None:
        return None
    return {unit for unit in standing.tree.parents if standing.may(Right.SEE_RECORDS, unit)}


def cards(day: date, words: str = "", unit: UUID | None = None, most: int = MOST_SHOWN) -> Sequence[Card]:
    """Who works here on that day, by name: what every member may see. One query.

    `words` are looked for in names and titles.
    """
    rows = (
        Membership.objects.on(day).select_related("person", "unit").order_by("person__name", "starts", "id")
    )
    for word in words.split()[:5]:
        rows = rows.filter(Q(person__name__icontains=word) | Q(title__icontains=word))
    if unit is not None:
        rows = rows.filter(unit_id=unit)
    return [card_of(row) for row in rows[:most]]


def cards_of(person: UUID, day: date) -> Sequence[Card]:
    """What every member may see of one person: nothing of somebody who does not work here. One query."""
    rows = Membership.objects.on(day).filter(person_id=person).select_related("person", "unit")
    return [card_of(row) for row in rows.order_by("starts", "id")]


def card_of(row: Membership) -> Card:
    """The row as every member may see it."""
    return Card(row.person_id, row.person.name, row.title, row.unit_id, row.unit.name)


def do_not_show_names(day: date) -> tuple[str, ...]:
    """The names on the list *Do not show me*, for the gate (facts `lists.do-not-show-me`). One query."""
    listed = DoNotShow.objects.on(day).order_by("person__name")
    return tuple(listed.values_list("person__name", flat=True))


def is_not_shown(person: UUID, day: date) -> bool:
    """Whether somebody is on the list *Do not show me*; for their own page, and for the gate. One query."""
    return bool(DoNotShow.objects.on(day).filter(person_id=person).exists())


def sensitive_people(actor: Actor, day: date) -> frozenset[UUID]:
    """Who is in a sensitive position: nobody at all, for everybody but the keeper of the list. Three queries."""
    if not standing_of(actor, day).may(Right.KEEP_SENSITIVE):
        return frozenset()
    return frozenset(SensitivePosition.objects.on(day).values_list("person_id", flat=True))
