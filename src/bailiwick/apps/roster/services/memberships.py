"""As what somebody works here: begun, changed, transferred, left. Rows end and others begin; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.accounts.models import Account, Leaving, State
from bailiwick.apps.accounts.services import disable
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import LoopError, RosterError
from bailiwick.apps.roster.models import (
    Category,
    Delegation,
    Membership,
    OfficeHolder,
    Person,
    Unit,
    UnitKind,
)
from bailiwick.apps.roster.permissions import Right, require, require_clockwork
from bailiwick.apps.roster.selectors.people import units_answering
from bailiwick.apps.roster.services.departing import moved
from bailiwick.apps.roster.services.fitting import Told, lacking
from bailiwick.apps.roster.services.helping import (
    bare,
    cut_short,
    day_of,
    locked_person,
    locked_unit,
    no_earlier,
    not_oneself,
)
from bailiwick.apps.roster.services.offboarding import let_go_of_returning
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """As what, where, under whom and from when somebody works here; `until` is the first day no more."""

    unit: UUID
    category: Category
    starts: date
    until: date | None = None
    title: str = ""
    employer: str = ""
    paid: bool = True
    sworn: bool = False
    classified: bool = False
    full_time: bool = True
    supervisor: UUID | None = None
    sponsor: UUID | None = None
    appointed_by: UUID | None = None
    employed_since: date | None = None
    from_file: bool = False


def begin(person: UUID, work: Work) -> Membership:
    """Write the row. Not an act of its own: those who call it are."""
    no_earlier(work.starts, work.until)
    unit = locked_unit(work.unit, work.starts)
    _fits_its_category(work, unit)
    _no_loop(person, work)
    # Whoever comes back after a while comes back without what they held before.
    let_go_of_returning([person], work.starts)
    row: Membership = Membership.objects.create(
        person_id=person,
        unit=unit,
        category=work.category,
        starts=work.starts,
        until=work.until,
        title=bare(work.title, 120, "title"),
        employer=bare(work.employer, 120, "employer"),
        paid=work.paid,
        sworn=work.sworn,
        classified=work.classified or work.category is Category.CLASSIFIED,
        full_time=work.full_time,
        supervisor_id=work.supervisor,
        sponsor_id=work.sponsor,
        appointed_by_id=work.appointed_by,
        employed_since=work.employed_since or work.starts,
        from_file=work.from_file,
    )
    return row


@act("roster.membership.begin", say("entered as what a person works here"))
def begin_membership(doing: Doing, *, person: UUID, work: Work) -> Membership:
    """Enter one more thing as which somebody works here, such as a seat on a board beside their work."""
    require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), work.unit)
    not_oneself(doing, person)
    locked_person(person)
    row = begin(person, work)
    doing.about("person", person)
    doing.record(membership=row.id, unit=work.unit, category=work.category, starts=work.starts)
    return row


@act("roster.membership.change", say("changed as what a person works here"))
def change_membership(doing: Doing, *, membership: UUID, work: Work) -> Membership:
    """End the row on the day `work.starts` and begin another one that day, with the same first day of employment."""
    old = _row(membership)
    for unit in (old.unit_id, work.unit):
        require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), unit)
    not_oneself(doing, old.person_id)
    locked_person(old.person_id)
    cut_short(Membership.objects.filter(pk=membership), work.starts)
    row = begin(old.person_id, _going_on(work, old))
    doing.about("person", old.person_id)
    doing.record(
        ended=membership, membership=row.id, unit=work.unit, category=work.category, starts=work.starts
    )
    return row


@act("roster.membership.end", say("ended one thing as which a person works here"))
def end_membership(doing: Doing, *, membership: UUID, day: date) -> None:
    """End one of several things as which somebody works here; who leaves altogether is let go with `leave`."""
    old = _row(membership)
    require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), old.unit_id)
    not_oneself(doing, old.person_id)
    locked_person(old.person_id)
    cut_short(Membership.objects.filter(pk=membership), day)
    doing.about("person", old.person_id)
    doing.record(ended=membership, from_day=day)


@act("roster.person.transfer", say("transferred a person"))
def transfer(doing: Doing, *, membership: UUID, work: Work, keeps: Collection[UUID] = ()) -> Membership:
    """Move somebody to another unit on the day `work.starts`: what they hold for the units they leave ends then (I1).

    `keeps` are ids of roles and delegations that they are to keep; somebody has thought of each. Roles for units that
    they still work for, such as by another of their works, go on; `selectors.moving.of_transfer` tells it all before.
    """
    old = _row(membership)
    person, day = old.person_id, work.starts
    for unit in (old.unit_id, work.unit):
        require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), unit)
    not_oneself(doing, person)
    locked_person(person)
    cut_short(Membership.objects.filter(pk=membership), day)
    row = begin(person, _going_on(work, old))
    parting = moved(doing, person, day, {old.unit_id}, keeps)
    offices, delegations = _let_go(person, day, Q(unit_id__in=parting.left) & ~Q(pk__in=keeps))
    doing.about("person", person)
    doing.record(
        ended=membership,
        membership=row.id,
        unit=work.unit,
        from_day=day,
        roles=offices,
        delegations=delegations,
    )
    return row


@act("roster.person.leave", say("entered that a person leaves"))
def leave(doing: Doing, *, person: UUID, day: date) -> None:
    """From that day on somebody works here no more: all as which they worked, their roles and delegations end.

    Their account is closed with it, today or, by the clockwork, on the day. What they still hold in other rooms is told
    by `ui.contributing.held_by`.
    """
    locked_person(person)
    rows = Membership.objects.filter(person_id=person)
    for unit in units_answering(person, day):
        require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), unit)
    not_oneself(doing, person)
    memberships = cut_short(rows, day)
    if day <= day_of(doing):
        _close_account(doing, person)
    offices, delegations = _let_go(person, day)
    doing.about("person", person)
    doing.record(from_day=day, memberships=memberships, roles=offices, delegations=delegations)


@act("roster.accounts.close", say("closed the accounts of people who had left"))
def close_accounts(doing: Doing) -> int:
    """Close the account of everybody whose work here is over today; the clockwork does so every morning."""
    require_clockwork(doing.actor)
    day = day_of(doing)
    here = Membership.objects.on(day).values("person_id")
    gone = Person.objects.filter(account__state=State.ACTIVE, memberships__until__lte=day).exclude(
        pk__in=here
    )
    people = list(gone.distinct().values_list("pk", flat=True))
    for one in people:
        _close_account(doing, one)
    doing.record(closed=len(people))
    return len(people)


def _close_account(doing: Doing, person: UUID) -> None:
    account = Account.objects.filter(person=person, state=State.ACTIVE).first()
    if account is not None:
        disable(doing.actor, account=account, reason=Leaving.LEFT)


def _let_go(person: UUID, day: date, which: Q | None = None) -> tuple[list[UUID], list[UUID]]:
    which = which or Q()
    lent = Delegation.objects.filter(which, Q(giver_id=person) | Q(delegate_id=person))
    offices = OfficeHolder.objects.filter(which, person_id=person)
    return cut_short(offices, day), cut_short(lent, day, ended_early=True)


def _going_on(work: Work, old: Membership) -> Work:
    """The new row goes on from the old one: the same first day of employment, and HR's file speaks for it as before."""
    since = work.employed_since or old.employed_since
    return replace(work, employed_since=since, from_file=work.from_file or old.from_file)


def _row(membership: UUID) -> Membership:
    found: Membership | None = Membership.objects.filter(pk=membership).first()
    if found is None:
        raise RosterError("There is no such entry.", remedy="Look the person up again.")
    return found


def _fits_its_category(work: Work, unit: Unit) -> None:
    told = Told(
        unit_kind=UnitKind(unit.kind),
        employer=bool(work.employer),
        supervisor=work.supervisor is not None,
        sponsor=work.sponsor is not None,
        appointed_by=work.appointed_by is not None,
        last_day=work.until is not None,
    )
    for one in lacking(work.category, told):
        raise RosterError(str(one.why), place=one.column, remedy=str(one.remedy))


def _no_loop(person: UUID, work: Work) -> None:
    """Raise LoopError if somebody would come to answer to themself, on the first day of the row."""
    if work.supervisor is None:
        return
    rows = Membership.objects.on(work.starts).exclude(supervisor=None).exclude(person_id=person)
    bosses: dict[UUID, set[UUID]] = {}
    for one, boss in rows.values_list("person_id", "supervisor_id"):
        bosses.setdefault(one, set()).add(boss)
    seen: set[UUID] = set()
    ahead = [work.supervisor]
    while ahead:
        here = ahead.pop()
        if here == person:
            raise LoopError(
                "They would answer to themself.",
                place="supervisor",
                remedy="Choose a supervisor who is not below them.",
            )
        if here not in seen:
            seen.add(here)
            ahead += bosses.get(here, ())
