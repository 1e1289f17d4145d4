"""Somebody leaves or moves: what ends with it ends in every room, and what became of each thing is kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from bailiwick.apps.accounts.models import Account, Leaving, State
from bailiwick.apps.accounts.services import disable
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import (
    CarriedOut,
    Departure,
    DepartureKind,
    DepartureRow,
    Membership,
    Removal,
)
from bailiwick.apps.roster.permissions import Right, require, require_clockwork
from bailiwick.apps.roster.selectors.departing import moves_due, over_on
from bailiwick.apps.roster.selectors.holding import noon_of
from bailiwick.apps.roster.selectors.moving import units_left
from bailiwick.apps.roster.selectors.people import units_answering
from bailiwick.apps.roster.services.helping import day_of, locked_person, not_oneself
from bailiwick.apps.roster.services.offboarding import end_all, owed_by_roles
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Fate, Looker, Parting, held_by, let_go


@act("roster.person.part", say("ended all that ends with leaving"))
def part(doing: Doing, *, person: UUID) -> Departure:
    """End all that somebody held and that ends with leaving, in every room, and keep what became of each thing.

    By whoever enters that they leave, from their last day on, or by the clock on the morning after. Raises RosterError.
    """
    locked_person(person)
    day = day_of(doing)
    if doing.actor.kind is not ActorKind.JOB:
        for unit in units_answering(person, day):
            require(doing.actor, Right.EDIT_PEOPLE, day, unit)
        not_oneself(doing, person)
    over = over_on(person)
    if over is None or over > day + timedelta(days=1):
        raise RosterError(
            "Their last day is not here yet.",
            remedy="Enter their last day first, or do this when it has come.",
        )
    if Departure.objects.filter(person_id=person, kind=DepartureKind.LEAVES, day=over).exists():
        raise RosterError("This has been done already.", remedy="Look at what became of each thing.")
    departure = _kept(doing, person, DepartureKind.LEAVES, over, Parting(person, over))
    end_all(person, min(over, day), day + timedelta(days=1))
    account = Account.objects.filter(person=person, state=State.ACTIVE).first()
    if account is not None:
        disable(doing.actor, account=account, reason=Leaving.LEFT)
    let_go(doing.actor, Parting(person, over))
    Removal.objects.bulk_create(one for one in owed_by_roles(doing, day) if one.person_id == person)
    doing.about("person", person)
    doing.record(from_day=over, departure=departure.id)
    return departure


def moved(
    doing: Doing, person: UUID, day: date, before: Collection[UUID], keeps: Collection[UUID]
) -> Parting:
    """Keep what becomes of what somebody held who moves on that day, and end it in other rooms where the day has come.

    `before`: the units they worked for until then. Not an act of its own; gives what says which things end.
    """
    now = day_of(doing)
    parting = Parting(person, day, units_left(person, max(day, now), before), frozenset(map(str, keeps)))
    departure = _kept(doing, person, DepartureKind.MOVES, day, parting)
    if day <= now:
        let_go(doing.actor, parting)
        if departure.at == doing.at:
            # Of one that was entered ahead as well, in another of their works, the clock has the rest to end.
            CarriedOut.objects.create(departure=departure, at=doing.at)
    return parting


@act("roster.moves.carry-out", say("ended what somebody held who has moved"))
def carry_out_move(doing: Doing, *, departure: UUID) -> None:
    """End what ends with one transfer whose day has come, once; the clockwork does so every morning, for each.

    A day on which it did not run is made good on the next one on which it does: then, too, only what stood on the
    day of the transfer ends, and nothing that was given since. Raises RosterError where there is nothing to do.
    """
    require_clockwork(doing.actor)
    day = day_of(doing)
    one = next((found for found in moves_due(day) if found.id == departure), None)
    if one is None:
        raise RosterError("There is nothing to carry out.", remedy="Look at what became of each thing.")
    locked_person(one.person_id)
    units = Membership.objects.on(one.day - timedelta(days=1)).filter(person_id=one.person_id)
    left = units_left(one.person_id, day, set(units.values_list("unit_id", flat=True)))
    keeps = frozenset(row.thing for row in one.rows.all() if not row.ended)
    let_go(doing.actor, Parting(one.person_id, one.day, left, keeps, before=one.day))
    CarriedOut.objects.create(departure=one, at=doing.at)
    doing.about("person", one.person_id)
    doing.record(departure=one.id, from_day=one.day)


def _kept(doing: Doing, person: UUID, kind: DepartureKind, day: date, parting: Parting) -> Departure:
    """The departure with one row for each thing that they held on their last day there.

    Who moves in two of their works on one day has one departure, to which the second adds. So, where somebody works
    in several places, what a move does not touch is left to the one that does.
    """
    last = min(day_of(doing), day - timedelta(days=1))
    held = held_by(person, Looker(person, noon_of(last)))
    departure: Departure = Departure.objects.get_or_create(
        person_id=person, kind=kind, day=day, defaults={"by_id": doing.actor.identity, "at": doing.at}
    )[0]
    known = set(departure.rows.values_list("kind", "thing"))
    several = kind is DepartureKind.MOVES and Membership.objects.on(day).filter(person_id=person).count() > 1
    DepartureRow.objects.bulk_create(
        DepartureRow(
            departure=departure,
            kind=one.kind,
            thing=one.thing[:80],
            says=str(one.says)[:300],
            fate=one.fate.value,
            ended=parting.ends(one),
            then=str(one.then or "")[:300],
        )
        for one in held
        if (one.kind.value, one.thing[:80]) not in known
        and not (
            several and one.fate is Fate.ENDS and one.thing not in parting.keeps and not parting.ends(one)
        )
    )
    return departure
