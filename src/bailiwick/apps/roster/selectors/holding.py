"""What somebody holds in the roster: work, an account, roles, delegations, and people who answer to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bailiwick.apps.accounts.models import Account, State
from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.roster.models import ONE_AT_A_TIME, Delegation, Membership, OfficeHolder
from bailiwick.apps.roster.permissions import Right, Standing, standing_of
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Fate, HeldKind, Holding, Looker, held_by
from bailiwick.ui.powers import printed
from bailiwick.ui.words import ROLE_WORDS

NOON = time(12)
KEPT_HERE = frozenset(
    {
        HeldKind.MEMBERSHIP,
        HeldKind.ACCOUNT,
        HeldKind.ROLE,
        HeldKind.DELEGATION,
        HeldKind.DELEGATION_GIVEN,
        HeldKind.PEOPLE,
    }
)
"""What the roster itself says somebody holds; all else is told by other rooms."""


def held_elsewhere(person: UUID, day: date) -> list[Holding]:
    """What somebody holds on that day in the open rooms above the roster. Sealed rooms say nothing here."""
    return held_by(person, Looker(person, noon_of(day)), besides="roster")


def noon_of(day: date) -> datetime:
    """A moment that is on that day where the agency is."""
    return timezone.make_aware(datetime.combine(day, NOON))


def held_here(person: UUID, looker: Looker) -> list[Holding]:
    """What somebody holds in the roster, each with its deed where it is the looker's to do. Nine queries at most."""
    day = timezone.localdate(looker.at)
    standing = standing_of(somebody(looker.person), day)
    return [
        *_work(person, day, standing, own=looker.person == person),
        *_roles(person, day, standing),
        *_delegations(person, day),
        *_people(person, day, standing),
    ]


def _work(person: UUID, day: date, standing: Standing, *, own: bool) -> Iterator[Holding]:
    works = Membership.objects.on(day).filter(person_id=person).select_related("unit")
    may_edit = False
    for row in works.order_by("starts", "id"):
        may_edit = not own and standing.may(Right.EDIT_PEOPLE, row.unit_id)
        yield Holding(
            kind=HeldKind.MEMBERSHIP,
            says=say("Works in {unit}.", unit=row.unit.name),
            thing=str(row.id),
            fate=Fate.ENDS,
            then=say("Ends on {day}.", day=written(row.until)) if row.until else None,
            unit=row.unit_id,
            url=f"/people/{person}/leaving" if may_edit else "",
            remedy=say("Enter their last day"),
        )
    if Account.objects.filter(person=person, state=State.ACTIVE).exists():
        yield Holding(
            kind=HeldKind.ACCOUNT,
            says=say("Has an account to sign in with."),
            thing=str(person),
            fate=Fate.ENDS,
            url=f"/people/{person}/account" if may_edit else "",
            remedy=say("Close it"),
        )


def _roles(person: UUID, day: date, standing: Standing) -> Iterator[Holding]:
    offices = OfficeHolder.objects.on(day).filter(person_id=person).select_related("unit")
    for row in offices.order_by("role", "id"):
        role = ROLE_WORDS.get(row.role, row.role)
        mine = standing.may(Right.APPOINT, row.unit_id)
        alone = row.role in ONE_AT_A_TIME
        yield Holding(
            kind=HeldKind.ROLE,
            says=say("Has a role for {unit}: {role}.", role=role, unit=row.unit.name),
            thing=str(row.id),
            fate=Fate.ENDS,
            then=say("Nobody holds this office then.") if alone else None,
            unit=row.unit_id,
            since=row.starts,
            url=f"/units/{row.unit_id}" if mine and alone else f"/roles/{row.id}/end" if mine else "",
            remedy=say("Say who holds it next") if alone else say("End it"),
        )


def _delegations(person: UUID, day: date) -> Iterator[Holding]:
    lent = Delegation.objects.on(day).filter(Q(giver_id=person) | Q(delegate_id=person))
    for row in lent.order_by("power", "id"):
        gave = row.giver_id == person
        yield Holding(
            kind=HeldKind.DELEGATION_GIVEN if gave else HeldKind.DELEGATION,
            says=say("Has let a colleague use a power: {power}.", power=printed(row.power))
            if gave
            else say("May use a power for a colleague: {power}.", power=printed(row.power)),
            thing=str(row.id),
            fate=Fate.ENDS,
            unit=row.unit_id,
            since=row.starts,
            url="/powers/",
            remedy=say("Look at who may say yes"),
        )


def _people(person: UUID, day: date, standing: Standing) -> Iterator[Holding]:
    below = Membership.objects.on(day).filter(supervisor_id=person).select_related("person", "unit")
    for row in below.order_by("person__name", "id"):
        mine = standing.may(Right.EDIT_PEOPLE, row.unit_id)
        yield Holding(
            kind=HeldKind.PEOPLE,
            says=say("{name} answers to them, in {unit}.", name=row.person.name, unit=row.unit.name),
            thing=str(row.id),
            fate=Fate.STAYS,
            then=say("Somebody has to say whom they answer to next."),
            unit=row.unit_id,
            url=f"/people/{row.person_id}/membership/{row.id}/change" if mine else "",
            remedy=say("Say whom they answer to"),
        )
