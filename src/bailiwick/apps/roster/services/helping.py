"""What several services of the roster do alike: the day of an act, locks, and cutting dated rows short."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Membership, Person, Unit
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.selectors.people import units_answering


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def locked_person(person: UUID) -> Person:
    """The person, locked until the act ends, so that nobody leaves while they are given something."""
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise RosterError("There is no such person.", remedy="Look them up again.")
    return found


def locked_unit(unit: UUID, day: date) -> Unit:
    """The unit, which must exist on that day, locked until the act ends."""
    found: Unit | None = Unit.objects.select_for_update().filter(pk=unit).first()
    if found is None or not found.counts_on(day):
        raise RosterError("There is no such unit on that day.", remedy="Choose one that exists then.")
    return found


def require_over(doing: Doing, right: Right, person: UUID) -> None:
    """Refuse whoever has not got the right over every unit where the person works, or over where they worked last."""
    day = day_of(doing)
    for unit in units_answering(person, day):
        require(doing.actor, right, day, unit)


def works_here(person: UUID, day: date) -> None:
    """Raise RosterError unless the person works here on that day."""
    if not Membership.objects.on(day).filter(person_id=person).exists():
        raise RosterError("They do not work here on that day.", remedy="Enter first as what they work here.")


def cut_short(rows: QuerySet[Any], day: date, **also: object) -> list[UUID]:
    """End all that would count on `day` or later; what would have begun later never does. Returns their ids.

    `also` is set on each of the rows.
    """
    lasting = rows.filter(Q(until=None) | Q(until__gt=day)).exclude(until=F("starts"))
    ended = list(lasting.values_list("pk", flat=True))
    lasting.filter(starts__gte=day, pk__in=ended).update(until=F("starts"), **also)
    rows.filter(pk__in=ended, starts__lt=day).update(until=day, **also)
    return ended


def no_earlier(start: date, until: date | None) -> None:
    """Raise RosterError when something would end before it starts, or on the same day."""
    if until is not None and until <= start:
        raise RosterError(
            "The last day is before the first.",
            place="last_day",
            remedy="Give a last day that is not before the first.",
        )


def bare(text: str, most: int, what: str) -> str:
    """The text without space around it. Raises RosterError where it is too long, or holds what nobody can see."""
    text = text.strip()
    if len(text) > most:
        raise RosterError(f"The {what} is longer than {most} characters.", place=what, remedy="Shorten it.")
    if not text.isprintable():
        raise RosterError(
            f"The {what} holds a character that cannot be seen.", place=what, remedy="Type it again."
        )
    return text


def paper(instrument: str) -> str:
    """What an appointment or a delegation rests on: an order, memorandum or vote by its number. Never empty."""
    instrument = bare(instrument, 120, "reference")
    if not instrument:
        raise RosterError(
            "Nobody has said what this rests on.",
            place="instrument",
            remedy="Give the order, memorandum or vote by its number.",
        )
    return instrument


def not_oneself(doing: Doing, person: UUID) -> None:
    """Refuse whoever would write their own record: as what somebody works here is said by somebody else."""
    if doing.actor.identity == person:
        raise RefusedError(
            "Nobody writes their own record.",
            reason="own-record",
            remedy="Ask a colleague in human resources, or whoever runs the software.",
        )
