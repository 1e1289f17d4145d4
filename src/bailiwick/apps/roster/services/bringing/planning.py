"""What would happen if a file were brought in: who is added, changed, ended, and who stays as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bailiwick.apps.roster.services.bringing.entering import Entered
from bailiwick.apps.roster.services.bringing.faults import LineFault
from bailiwick.apps.roster.services.bringing.knowing import Known, KnownPerson, KnownWork
from bailiwick.kernel.canonical import digest_of


class Kind(StrEnum):
    """What happens to one person."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    UNCHANGED = "unchanged"
    PAST = "past"
    """They had left before the roster began to know them; nothing of them is entered."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one person: `columns` are those that differ; `until` is the first day no more, of who is ended.

    `line` is None for somebody who is missing from a file that lists everybody.
    """

    kind: Kind
    number: str
    name: str
    line: Entered | None = None
    columns: tuple[str, ...] = ()
    until: date | None = None

    @property
    def at(self) -> int:
        """The line of the file; 0 for who is missing from it."""
        return self.line.line if self.line else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it. `digest` stands for exactly this file, on this roster, on this day: applying asks for it again."""

    file: str
    day: date
    whole: bool
    changes: tuple[Change, ...] = ()
    faults: tuple[LineFault, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of what would happen."""
        return digest_of(
            {
                "file": self.file,
                "day": self.day.isoformat(),
                "whole": self.whole,
                "changes": [
                    [one.kind.value, one.number, list(one.columns), one.until and one.until.isoformat()]
                    for one in self.changes
                ],
            }
        )

    @property
    def counts(self) -> dict[Kind, int]:
        """How many people of each kind."""
        counted = Counter(one.kind for one in self.changes)
        return {kind: counted[kind] for kind in Kind}

    def by_kind(self) -> dict[Kind, list[Change]]:
        """Everybody by what happens to them."""
        return {kind: [one for one in self.changes if one.kind is kind] for kind in Kind}


def changes_of(entered: Sequence[Entered], known: Known, day: date, *, whole: bool) -> Iterator[Change]:
    """What each line does, in the file's order; then who is missing from a file that lists everybody."""
    for one in entered:
        yield _change(one, known, day)
    if whole:
        in_file = {one.number for one in entered}
        for number, person in sorted(known.people.items()):
            work = person.work
            if number not in in_file and work is not None and (work.until is None or work.until > day):
                yield Change(Kind.ENDED, number, person.name, until=max(day, work.starts))


def _change(one: Entered, known: Known, day: date) -> Change:
    person = known.people.get(one.number)
    over = one.until is not None and one.until <= day
    if person is None or person.work is None or _over(person.work, day):
        returns = person is not None and bool(person.work)
        if over:
            return Change(Kind.UNCHANGED if returns else Kind.PAST, one.number, one.name, one)
        return Change(Kind.ADDED, one.number, one.name, one)
    if over:
        return Change(Kind.ENDED, one.number, one.name, one, until=one.until)
    columns = tuple(_differs(one, person, person.work, known))
    return Change(Kind.CHANGED if columns else Kind.UNCHANGED, one.number, one.name, one, columns)


def _over(work: KnownWork, day: date) -> bool:
    return work.until is not None and work.until <= day


SAME_NAMES = (
    "unit", "category", "title", "employer", "paid", "sworn", "classified", "full_time", "sponsor", "appointed_by",
)  # fmt: skip


def _differs(one: Entered, person: KnownPerson, work: KnownWork, known: Known) -> Iterator[str]:
    if one.name != person.name:
        yield "name"
    if one.email != person.email:
        yield "email"
    yield from (name for name in SAME_NAMES if getattr(one, name) != getattr(work, name))
    boss = known.people.get(one.supervisor) if one.supervisor else None
    if (boss.id if boss else one.supervisor or None) != work.supervisor:
        yield "supervisor"
    if one.starts != work.employed_since:
        yield "starts"
    if one.until != work.until:
        yield "last_day"
