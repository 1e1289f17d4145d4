"""A file looked at, which changes nothing; and brought in, whole or not at all, with an entry for each person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import ChangedError
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.services.bringing.checking import check
from bailiwick.apps.roster.services.bringing.entering import enter
from bailiwick.apps.roster.services.bringing.faults import FaultyLinesError
from bailiwick.apps.roster.services.bringing.knowing import Known, known_on
from bailiwick.apps.roster.services.bringing.planning import Change, Plan, changes_of
from bailiwick.apps.roster.services.bringing.reading import read
from bailiwick.apps.roster.services.bringing.writing import Writing
from bailiwick.apps.roster.services.helping import day_of
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.sentence import say


def look_at(data: bytes, day: date, *, whole: bool = False) -> Plan:
    """Read a file and tell what would happen, or every fault there is. Four queries; nothing is written.

    `whole`: the file lists everybody, so that who is missing from it has left.
    """
    return _look_at(data, known_on(day), day, whole=whole)


def _look_at(data: bytes, known: Known, day: date, *, whole: bool) -> Plan:
    found = read(data)
    entered = [enter(found, line, day) for line in found.lines]
    check(found, entered, known, day)
    changes: tuple[Change, ...] = ()
    if not found.faults:
        changes = tuple(changes_of(entered, known, day, whole=whole))
    faults = tuple(sorted(set(found.faults), key=lambda one: (one.line, one.column, str(one.says))))
    return Plan(digest_of_bytes(data), day, whole, changes, faults)


@act("roster.people.bring-in", say("brought people in from a file"))
def bring_in(doing: Doing, *, data: bytes, expected: str, whole: bool = False) -> Plan:
    """Do what `look_at` has told of this file: all of it, or nothing.

    `expected` is the digest of the plan that somebody has seen. Raises FaultyLinesError for a file with faults, and
    ChangedError where the file, the day or the roster is no longer what it was then.
    """
    day = day_of(doing)
    known = known_on(day)
    plan = _look_at(data, known, day, whole=whole)
    if plan.faults:
        raise FaultyLinesError(plan.faults)
    if plan.digest != expected:
        raise ChangedError(
            "The file or the roster has changed since you looked.", remedy="Look at what would happen now."
        )
    _require_every_unit(doing, plan.changes, known, day)
    Writing(doing, known, day).do(plan.changes)
    doing.about("file", plan.file)
    doing.record(
        plan=plan.digest, whole=whole, **{kind.value: number for kind, number in plan.counts.items()}
    )
    return plan


def _require_every_unit(doing: Doing, changes: Sequence[Change], known: Known, day: date) -> None:
    standing = standing_of(doing.actor, day)
    codes = {one.line.unit for one in changes if one.line}
    codes |= {person.work.unit for one in changes if (person := known.people.get(one.number)) and person.work}
    if not all(
        standing.may(Right.EDIT_PEOPLE, known.units[code].id) for code in codes if code in known.units
    ):
        raise RefusedError(
            "The file names units whose people are not yours to enter.",
            reason="right-missing",
            remedy="Ask human resources.",
        )
