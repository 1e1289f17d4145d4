"""Who leaves or moves, what they hold, what becomes of it and what became of it: for the page of a departure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Departure, DepartureKind, DepartureRow, Membership, Person, Removal
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors.holding import KEPT_HERE, held_here
from bailiwick.apps.roster.selectors.looking_up import has_given_reason
from bailiwick.apps.roster.selectors.people import may_let_go, names_of, units_answering
from bailiwick.apps.roster.selectors.shown import Named
from bailiwick.ui.contributing import Fate, Holding, Looker, held_by

AGO = timedelta(days=30)
"""Whoever left longer ago than this was let go of before it was written down."""
SOON_AFTER_MIDNIGHT = timedelta(hours=1)
"""By then the clock has ended what ends with a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departing:
    """What somebody holds, by what becomes of it. `over`: the first day on which they are here no more, if entered.

    `asks`: what other rooms hold is told once whoever looks has said why (`_asks_why`).
    """

    person: Named
    last_day: date | None
    ends: Sequence[Holding]
    passes: Sequence[Holding]
    stays: Sequence[Holding]
    may_enter: bool
    may_part: bool
    departures: Sequence[Departure]
    asks: bool

    @property
    def nothing(self) -> bool:
        """Whether they hold nothing that we know of."""
        return not (self.ends or self.passes or self.stays or self.asks)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one thing: ended with the departure, still with them now, or with somebody else since.

    `still`: the thing itself, where they hold it now, whatever was meant to become of it.
    """

    row: DepartureRow
    still: Holding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """The proof of a departure: what ended, what is still to be handed on, and rights to be taken away elsewhere."""

    departure: Departure
    last_day: date
    ended: Sequence[Became]
    open: Sequence[Became]
    settled: Sequence[Became]
    removals: Sequence[Removal]
    same_day: bool
    asks: bool


def start_of(day: date) -> datetime:
    """Midnight, where the agency is."""
    return timezone.make_aware(datetime.combine(day, time.min))


def over_on(person: UUID) -> date | None:
    """The first day on which somebody works here no more, as entered; None where no end is entered. One query."""
    rows = Membership.objects.filter(person_id=person).exclude(until=F("starts"))
    ends = list(rows.values_list("until", flat=True))
    return None if not ends or None in ends else max(one for one in ends if one is not None)


def leavers_due(day: date) -> list[UUID]:
    """Who has left by that day, and of whom nobody has ended what ends with that day of leaving. Two queries.

    Whoever came back and left once more is let go of once more.
    """
    here = Membership.objects.not_over(day).values("person_id")
    rows = Membership.objects.filter(until__lte=day, until__gt=day - AGO).exclude(until=F("starts"))
    ends = rows.exclude(person_id__in=here).order_by("until").values_list("person_id", "until")
    gone = set(dict(ends).items())
    done = Departure.objects.filter(kind=DepartureKind.LEAVES, day__gt=day - AGO)
    return sorted(person for person, _ in gone - set(done.values_list("person_id", "day")))


def moves_due(day: date) -> list[Departure]:
    """The transfers that were entered ahead, whose day has come, and with which nothing has ended yet. Two queries."""
    found = Departure.objects.filter(kind=DepartureKind.MOVES, day__lte=day, carried=None)
    rows = found.order_by("day", "id").select_related("person").prefetch_related("rows")
    # What was entered on its day or later was ended with the entry.
    return [one for one in rows if one.at < start_of(one.day)]


@dataclass(frozen=True, slots=True)
class Overdue:
    """Somebody has left, or moved (by that departure), and what ends with it has not ended."""

    person: UUID
    name: str
    since: datetime
    departure: UUID | None = None


def overdue(actor: Actor, now: datetime) -> list[Overdue]:
    """Departures that the clock could not carry out, or did not come to, for those who could.

    Six queries where there is none.
    """
    day = timezone.localdate(now - SOON_AFTER_MIDNIGHT)
    if Right.EDIT_PEOPLE not in standing_of(actor, day).rights:
        return []  # spares most people's home page the queries; each of them is asked about below
    found = [
        Overdue(one.person_id, one.person.name, start_of(one.day), one.id)
        for one in moves_due(day)
        if may_let_go(actor, one.person_id, day)
    ]
    left = [one for one in leavers_due(day) if may_let_go(actor, one, day)]
    names = names_of(left)
    return found + [Overdue(one, names[one], start_of(over_on(one) or day)) for one in left]


def _asks_why(actor: Actor, person: UUID, day: date) -> bool:
    """Whether whoever looks has to give a reason first, which the person will read: as for any look-up. One query."""
    return actor.identity != person and not has_given_reason(person, actor.identity, day)


def departing(actor: Actor, person: UUID, now: datetime) -> Departing | None:
    """What somebody holds and what becomes of it when they leave, for those who see their records; None for others.

    Without a reason they see what the roster itself keeps, as on the person's own page.
    """
    day = timezone.localdate(now)
    found = Person.objects.filter(pk=person).first()
    if found is None or not sees_records(actor, person, day):
        return None
    looker = Looker(actor.identity or person, now)
    mine = may_let_go(actor, person, day)
    asks = _asks_why(actor, person, day)
    known = held_here(person, looker) if asks else held_by(person, looker)
    held = [one if mine else replace(one, url="") for one in known]
    over = over_on(person)
    departures = list(Departure.objects.filter(person_id=person).select_related("by").order_by("-at"))
    done = any(one.kind == DepartureKind.LEAVES and one.day == over for one in departures)
    return Departing(
        person=Named(found.id, found.name),
        last_day=over - timedelta(days=1) if over else None,
        ends=[one for one in held if one.fate is Fate.ENDS],
        passes=[one for one in held if one.fate is Fate.PASSES],
        stays=[one for one in held if one.fate is Fate.STAYS],
        may_enter=mine and over is None,
        may_part=mine and over is not None and over <= day + timedelta(days=1) and not done,
        departures=departures,
        asks=asks,
    )


def sees_records(actor: Actor, person: UUID, day: date) -> bool:
    """Whether the actor sees somebody's records: the person, and those who see the records of all their units."""
    if actor.identity == person:
        return True
    standing, units = standing_of(actor, day), units_answering(person, day)
    return bool(units) and all(standing.may(Right.SEE_RECORDS, unit) for unit in units)


def departed(actor: Actor, departure: UUID, now: datetime) -> Departed | None:
    """What became of each thing, for those who see the person's records; None for others.

    Without a reason, of what the roster itself keeps.
    """
    found = Departure.objects.filter(pk=departure).select_related("person", "by").first()
    if found is None or not sees_records(actor, found.person_id, timezone.localdate(now)):
        return None
    asks = _asks_why(actor, found.person_id, timezone.localdate(now))
    over = found.day <= timezone.localdate(now)
    held = {
        (one.kind.value, one.thing): one
        for one in held_by(found.person_id, Looker(actor.identity or found.person_id, now))
    }
    kept = found.rows.filter(kind__in=KEPT_HERE) if asks else found.rows
    rows = [Became(row, held.get((row.kind, row.thing))) for row in kept.order_by("order")]
    ended = [one for one in rows if one.row.ended and (one.still is None or not over)]
    removals = Removal.objects.filter(person_id=found.person_id, due__gte=found.day - timedelta(days=1))
    day_done = timezone.localdate(found.at)
    return Departed(
        departure=found,
        last_day=found.day - timedelta(days=1),
        ended=ended,
        open=[one for one in rows if one.still is not None and one not in ended],
        settled=[one for one in rows if not one.row.ended and one.still is None],
        removals=list(removals.select_related("done_by", "checked_by").order_by("due", "id")),
        same_day=day_done <= found.day,
        asks=asks,
    )
