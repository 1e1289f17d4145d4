"""What follows when somebody's time, or one role of theirs, is over: powers end, and rights elsewhere are taken away.

WF-OFFBOARD: a task is opened for each right that only a person can take away on a platform; whoever does it says how
it can be seen, and a second person looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Max, Q

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import (
    OPENS_PAGES,
    Delegation,
    Membership,
    OfficeHolder,
    Person,
    Removal,
)
from bailiwick.apps.roster.permissions import Right, require, require_clockwork
from bailiwick.apps.roster.selectors.holding import held_elsewhere
from bailiwick.apps.roster.services.helping import bare, cut_short, day_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import HeldKind
from bailiwick.ui.words import ROLE_WORDS

TAKEN_AWAY = frozenset({HeldKind.SITE, HeldKind.DEVICE, HeldKind.PERMISSION})
"""What other rooms say somebody holds, and that has to be taken away from a leaver."""


def let_go_of(people: Iterable[UUID], day: date) -> list[UUID]:
    """End what people held whose work here was over on the day or before, from when it was over; gives the rows.

    Not an act of its own.
    """
    return [row for person, over in _gone(people, day) for row in end_all(person, over, day)]


def let_go_of_returning(people: Iterable[UUID], day: date) -> None:
    """The same of people who come back on the day, after days on which they did not work here.

    So nobody finds their old powers again. Not an act of its own.
    """
    for person, over in _gone(people, day):
        if over < day:
            end_all(person, over, day)


def _gone(people: Iterable[UUID], day: date) -> list[tuple[UUID, date]]:
    """Who of them does not work here on the day, and since when."""
    here = Membership.objects.on(day).values("person_id")
    gone = Person.objects.filter(pk__in=people).exclude(pk__in=here)
    last = gone.annotate(over=Max("memberships__until", filter=Q(memberships__until__lte=day)))
    return list(last.exclude(over=None).values_list("pk", "over"))


def end_all(person: UUID, over: date, day: date) -> list[UUID]:
    """End every role and delegation of somebody that began before `day`, as of the day `over`; gives the rows."""
    lent = Delegation.objects.filter(Q(giver_id=person) | Q(delegate_id=person), starts__lt=day)
    return [
        *cut_short(OfficeHolder.objects.filter(person_id=person, starts__lt=day), over),
        *cut_short(lent, over, ended_early=True),
    ]


@act("roster.powers.end", say("ended what people held who had left"))
def end_powers(doing: Doing) -> int:
    """End every role and delegation of people whose work here is over today; the clockwork does so every morning."""
    require_clockwork(doing.actor)
    day = day_of(doing)
    held = OfficeHolder.objects.not_over(day).values_list("person_id", flat=True)
    lent = Delegation.objects.not_over(day).values_list("giver_id", "delegate_id")
    people = set(held) | {one for pair in lent for one in pair}
    ended = let_go_of(people, day)
    doing.record(ended=len(ended))
    return len(ended)


@act("roster.removals.open", say("opened tasks to take rights away"))
def open_removals(doing: Doing) -> int:
    """Open a task for each right that somebody has no longer, and that only a person can take away on a platform.

    Those are rights by a role that is over, and what other rooms say a leaver still holds; each is opened once. The
    clockwork does so every morning.
    """
    require_clockwork(doing.actor)
    day = day_of(doing)
    opened = [*owed_by_roles(doing, day), *_by_rooms(doing, day)]
    Removal.objects.bulk_create(opened)
    doing.record(opened=[one.id for one in opened][:50], number=len(opened))
    return len(opened)


def owed_by_roles(doing: Doing, day: date) -> list[Removal]:
    """A task, not yet written, for each role with rights on pages that is over and has none."""
    known = set(Removal.objects.filter(kind=HeldKind.ROLE).values_list("thing", flat=True))
    begun = (
        OfficeHolder.objects.filter(role__in=OPENS_PAGES).exclude(until=F("starts")).select_related("unit")
    )
    here = begun.on(day).values_list("person_id", "role", "unit_id")
    goes_on = set(here)
    return [
        _removal(
            doing, row.person_id, row.unit_id, HeldKind.ROLE, (str(row.id), row.until or day, _of_a_role(row))
        )
        for row in begun.filter(until__lte=day).order_by("until", "id")
        if str(row.id) not in known and (row.person_id, row.role, row.unit_id) not in goes_on
    ]


def _of_a_role(row: OfficeHolder) -> Sentence:
    role = ROLE_WORDS.get(row.role, row.role)
    return say("Rights on pages of {unit}, as one of: {role}", unit=row.unit.name, role=role)


def _by_rooms(doing: Doing, day: date) -> list[Removal]:
    here = Membership.objects.on(day).values("person_id")
    left = (
        Membership.objects.filter(until__lte=day).exclude(person_id__in=here).order_by("person_id", "until")
    )
    known = set(Removal.objects.values_list("person_id", "kind", "thing"))
    opened: dict[tuple[UUID, str, str], Removal] = {}
    for row in left:
        for held in held_elsewhere(row.person_id, day):
            key = (row.person_id, held.kind.value, held.thing)
            if held.kind in TAKEN_AWAY and key not in known:
                what = (held.thing, row.until or day, held.says)
                opened[key] = _removal(doing, row.person_id, row.unit_id, held.kind, what)
    return list(opened.values())


def _removal(
    doing: Doing, person: UUID, unit: UUID, kind: HeldKind, what: tuple[str, date, Sentence]
) -> Removal:
    thing, due, says = what
    return Removal(
        person_id=person,
        unit_id=unit,
        kind=kind,
        thing=thing[:80],
        says=str(says)[:300],
        due=due,
        opened_at=doing.at,
    )


@act("roster.removal.done", say("took somebody's rights away"))
def take_away(doing: Doing, *, removal: UUID, proof: str) -> Removal:
    """Enter that the rights are gone there, and by what it can be seen: a reference, such as a ticket's number."""
    found = _locked(removal)
    me = _who(doing, found)
    if found.done_at is not None:
        raise RosterError("This has been done already.", remedy="Look at the list again.")
    if me == found.person_id:
        raise RefusedError(
            "Nobody says of themself that their rights are gone.",
            reason="own-removal",
            remedy="Ask a colleague.",
        )
    proof = bare(proof, 120, "proof")
    if not proof:
        raise RosterError(
            "Nobody has said how it can be seen.",
            place="proof",
            remedy="Give the number of the ticket, or of the capture.",
        )
    found.done_at, found.done_by_id, found.proof = doing.at, me, proof
    found.save(update_fields=["done_at", "done_by", "proof"])
    doing.about("person", found.person_id)
    doing.record(removal=found.id, due=found.due)
    return found


@act("roster.removal.check", say("looked whether somebody's rights are gone"))
def check_removal(doing: Doing, *, removal: UUID) -> Removal:
    """A second person has looked, and the rights are gone."""
    found = _locked(removal)
    me = _who(doing, found)
    if found.done_at is None or found.checked_at is not None:
        raise RosterError("There is nothing to be checked now.", remedy="Look at the list again.")
    if me in {found.done_by_id, found.person_id}:
        raise RefusedError(
            "Somebody else has to look whether it was done.", reason="same-person", remedy="Ask a colleague."
        )
    found.checked_at, found.checked_by_id = doing.at, me
    found.save(update_fields=["checked_at", "checked_by"])
    doing.about("person", found.person_id)
    doing.record(removal=found.id)
    return found


def _locked(removal: UUID) -> Removal:
    found: Removal | None = Removal.objects.select_for_update().filter(pk=removal).first()
    if found is None:
        raise RosterError("There is no such task.", remedy="Look at the list again.")
    return found


def _who(doing: Doing, removal: Removal) -> UUID | None:
    """Whoever does it: always a person, since no machine has this right."""
    require(doing.actor, Right.TAKE_AWAY, day_of(doing), removal.unit_id)
    return doing.actor.identity
