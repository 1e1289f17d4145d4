"""How far everybody is: by policy and category, and by name for those who may see names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.readiness.facts import Task, TaskState
from bailiwick.apps.readiness.models import Completion, Round
from bailiwick.apps.readiness.permissions import Right, scopes_of
from bailiwick.apps.readiness.selectors.tasks import tasks
from bailiwick.apps.roster.facts import Record
from bailiwick.apps.roster.selectors import names_of, records, tree_on


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody who has not yet signed or learned something."""

    person: UUID
    name: str
    category: str
    task: Task


@dataclass(frozen=True, slots=True)
class Standing:
    """One policy to sign, or one course: how many it is for, how many have done it, and who has not."""

    title: str
    kind: str
    whole: int
    done: int
    overdue: int
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Of one category: how many people a round was for, and how many of them finished in it."""

    category: str
    whole: int
    reached: int


def seen_by(actor: Actor, day: date) -> list[Record]:
    """The people whose readiness somebody sees: of their units, and those who answer to them. Five queries."""
    scopes, tree = scopes_of(actor, Right.SEE_REPORT, day), tree_on(day)
    mine = {unit for unit in tree.parents if scopes.intersection(tree.above(unit))}
    return [
        one
        for one in records(day)
        if one.unit in mine or (actor.identity and one.supervisor == actor.identity)
    ]


def sees_person(actor: Actor, person: UUID, day: date) -> bool:
    """Whether somebody sees what a person has signed and learned: the person, and whoever sees who has. Six queries."""
    return actor.identity == person or any(one.person == person for one in seen_by(actor, day))


def report(actor: Actor, day: date) -> list[Standing]:
    """How far the people are whom somebody sees, task by task. A name stands only beside what is still to be done."""
    seen = {one.person: one for one in seen_by(actor, day)}
    names = names_of(seen)
    by_title: dict[tuple[str, str], list[Task]] = {}
    for task in tasks(day, list(seen)) if seen else []:
        by_title.setdefault((task.kind, task.title), []).append(task)
    return [
        _standing(kind, title, several, seen, names) for (kind, title), several in sorted(by_title.items())
    ]


def _standing(
    kind: str, title: str, several: Iterable[Task], seen: dict[UUID, Record], names: dict[UUID, str]
) -> Standing:
    several = list(several)
    behind = [
        Behind(task.person, names[task.person], seen[task.person].category, task)
        for task in several
        if task.is_open
    ]
    behind.sort(key=lambda one: (one.task.state is not TaskState.OVERDUE, one.name))
    return Standing(
        title,
        kind,
        len(several),
        len(several) - len(behind),
        sum(one.task.state is TaskState.OVERDUE for one in behind),
        tuple(behind),
    )


def reach_of(round_: Round) -> list[Reach]:
    """How far a round has reached, by category, of those who worked below its unit when it closed. Three queries."""
    tree = tree_on(round_.closes)
    whole = [one for one in records(round_.closes) if round_.course.unit_id in tree.above(one.unit)]
    rows = Completion.objects.filter(
        version__course=round_.course_id, day__gte=round_.opens, day__lte=round_.closes
    )
    reached = set(rows.values_list("person_id", flat=True))
    categories = sorted({str(one.category) for one in whole})
    return [_reach(category, whole, reached) for category in categories]


def _reach(category: str, whole: Iterable[Record], reached: set[UUID]) -> Reach:
    people = {one.person for one in whole if one.category == category}
    return Reach(category, len(people), len(people & reached))
