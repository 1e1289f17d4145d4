"""A plan carried out: people, then their work, in a few statements; and an entry of the journal for each person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Category, Membership, Person
from bailiwick.apps.roster.services.bringing.entering import Entered
from bailiwick.apps.roster.services.bringing.knowing import Known, KnownUnit
from bailiwick.apps.roster.services.bringing.planning import Change, Kind
from bailiwick.apps.roster.services.helping import cut_short
from bailiwick.apps.roster.services.memberships import end_membership, leave
from bailiwick.apps.roster.services.offboarding import let_go_of_returning
from bailiwick.kernel.sentence import say

T = TypeVar("T")
NO_NEW_ROW = frozenset({"name", "email", "last_day"})
"""Columns that change without another row of work."""
BATCH = 500
"""Rows for one statement."""


@act("roster.person.brought-in", say("entered a person from a file"))
def _tell(doing: Doing, *, person: UUID, change: Change, membership: UUID | None) -> None:
    doing.about("person", person)
    doing.record(what=change.kind, columns=change.columns, membership=membership)


@dataclass(frozen=True, slots=True)
class Writing:
    """One file, being brought into what the roster knew."""

    doing: Doing
    known: Known
    day: date

    def do(self, changes: Sequence[Change]) -> None:
        """Write it all, inside the act of whoever brings the file in."""
        entering = [one for one in changes if one.kind in {Kind.ADDED, Kind.CHANGED}]
        ids = {number: person.id for number, person in self.known.people.items()}
        new = [one for one in entering if one.number not in ids]
        ids |= {one.number: uuid4() for one in new}
        self._write_people(entering, new, ids)
        rows = self._write_work(entering, ids)
        for one in entering:
            _tell(self.doing.actor, person=ids[one.number], change=one, membership=rows.get(one.number))
        for one in changes:
            if one.kind is Kind.ENDED and one.until is not None:
                self._end(ids[one.number], one, one.until)

    def _write_people(self, entering: Sequence[Change], new: Sequence[Change], ids: dict[str, UUID]) -> None:
        other = [
            Person(id=ids[one.number], name=one.name, email=_mail(one), external_id=one.number)
            for one in entering
            if (person := self.known.people.get(one.number))
            and (one.name, _mail(one) or "") != (person.name, person.email)
        ]
        # An address may be handed on within the file: first nobody has it, then whoever comes next.
        for batch in _batches(other):
            Person.objects.filter(pk__in=[one.id for one in batch]).update(email=None)
        Person.objects.bulk_create(
            [
                Person(id=ids[one.number], name=one.name, email=_mail(one), external_id=one.number)
                for one in new
            ],
            batch_size=BATCH,
        )
        Person.objects.bulk_update(other, ["name", "email"], batch_size=BATCH)

    def _write_work(self, entering: Sequence[Change], ids: dict[str, UUID]) -> dict[str, UUID]:
        """Begin rows, and end those they take the place of; returns the new rows' ids by number."""
        before = {number: person.work for number, person in self.known.people.items() if person.work}
        replaced: list[UUID] = []
        rows: dict[str, Membership] = {}
        for one in entering:
            work = before.get(one.number)
            if one.line is None:
                continue
            if one.kind is Kind.CHANGED and work and set(one.columns) <= NO_NEW_ROW:
                if "last_day" in one.columns:
                    Membership.objects.filter(pk=work.id).update(until=one.line.until)
                continue
            replaced += [work.id] if work and one.kind is Kind.CHANGED else []
            rows[one.number] = self._row(one.line, one.kind, ids)
        for batch in _batches(replaced):
            cut_short(Membership.objects.filter(pk__in=batch), self.day)
        # Whoever comes back after a while comes back without what they held before.
        back = [
            ids[one.number] for one in entering if one.kind is Kind.ADDED and one.number in self.known.people
        ]
        let_go_of_returning(back, self.day)
        Membership.objects.bulk_create(rows.values(), batch_size=BATCH)
        return {number: row.id for number, row in rows.items()}

    def _row(self, line: Entered, kind: Kind, ids: dict[str, UUID]) -> Membership:
        unit = self.known.units[line.unit]
        since = line.starts or self.day
        return Membership(
            person_id=ids[line.number],
            unit_id=unit.id,
            category=Category(str(line.category)),
            title=line.title,
            employer=line.employer,
            paid=line.paid,
            sworn=line.sworn,
            classified=line.classified,
            full_time=line.full_time,
            supervisor_id=ids[line.supervisor] if line.supervisor else None,
            sponsor_id=self.known.units[line.sponsor].id if line.sponsor else None,
            appointed_by_id=self.known.units[line.appointed_by].id if line.appointed_by else None,
            starts=max(since, self.day)
            if kind is Kind.CHANGED
            else self._first_day(line.number, since, unit),
            until=line.until,
            employed_since=since,
            from_file=True,
        )

    def _first_day(self, number: str, since: date, unit: KnownUnit) -> date:
        """Not before the unit is known, nor before their last time here ended; `employed_since` tells the rest."""
        person = self.known.people.get(number)
        last = person.work.until if person and person.work else None
        return max(since, unit.starts, last or since)

    def _end(self, person: UUID, change: Change, until: date) -> None:
        work = self.known.people[change.number].work
        others = Membership.objects.on(self.day).filter(person_id=person)
        if work and others.exclude(pk=work.id).exists():
            end_membership(self.doing.actor, membership=work.id, day=until)
        else:
            leave(self.doing.actor, person=person, day=until)


def _mail(change: Change) -> str | None:
    return (change.line.email or None) if change.line else None


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
