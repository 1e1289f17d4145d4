"""What somebody still holds: the roster's own answer, and those of the rooms above, which wiring adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.roster.facts import Held, HeldKind
from bailiwick.apps.roster.models import Delegation, Membership, OfficeHolder
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.words import ROLE_WORDS

TellsWhatIsHeld: TypeAlias = Callable[[UUID, date], Sequence[Held]]
"""Given a person and a day, tells what they still hold on that day in one room."""
_tellers: list[TellsWhatIsHeld] = []


def also_ask(teller: TellsWhatIsHeld) -> None:
    """Have another room asked, too; used by `project.wiring` alone."""
    if teller not in _tellers:
        _tellers.append(teller)


def still_held(person: UUID, day: date) -> list[Held]:
    """All that somebody holds on that day in any open room. Sealed rooms are not asked: they say nothing here."""
    return [*held_here(person, day), *held_elsewhere(person, day)]


def held_elsewhere(person: UUID, day: date) -> list[Held]:
    """What somebody holds on that day in the open rooms above the roster."""
    return [held for teller in _tellers for held in teller(person, day)]


def held_here(person: UUID, day: date) -> list[Held]:
    """What somebody holds in the roster: work, roles, delegations, and people who answer to them. Four queries."""
    works = Membership.objects.on(day).filter(person_id=person).select_related("unit")
    offices = OfficeHolder.objects.on(day).filter(person_id=person).select_related("unit")
    lent = Delegation.objects.on(day).filter(Q(giver_id=person) | Q(delegate_id=person))
    below = (
        Membership.objects.on(day).filter(supervisor_id=person).values_list("person_id").distinct().count()
    )
    here = f"/people/{person}"
    held = [
        Held(HeldKind.MEMBERSHIP, say("Works in {unit}.", unit=row.unit.name), str(row.id), here)
        for row in works
    ]
    held += [
        Held(
            HeldKind.ROLE,
            say(
                "Has a role for {unit}: {role}.", role=ROLE_WORDS.get(row.role, row.role), unit=row.unit.name
            ),
            str(row.id),
            here,
        )
        for row in offices
    ]
    held += [_lent(row, person) for row in lent]
    if below:
        number = str(below)
        says = (
            say("One person answers to them.")
            if below == 1
            else say("{number} people answer to them.", number=number)
        )
        held.append(Held(HeldKind.PEOPLE, says, str(person), here))
    return held


def _lent(row: Delegation, person: UUID) -> Held:
    gave = row.giver_id == person
    says: Sentence = (
        say("Has let a colleague use the power {power}.", power=row.power)
        if gave
        else say("May use the power {power} for a colleague.", power=row.power)
    )
    kind = HeldKind.DELEGATION_GIVEN if gave else HeldKind.DELEGATION
    return Held(kind, says, str(row.id), "/powers/")
