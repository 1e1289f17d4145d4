"""What everybody has to sign and to learn: the policies' watches, asked of each person's last dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.selectors import InForce, examiner_of, library
from bailiwick.apps.readiness.facts import Task, TaskKind, state_of
from bailiwick.apps.readiness.models import Acknowledgement, Topic
from bailiwick.apps.readiness.selectors.bound import Bound, bound
from bailiwick.apps.readiness.selectors.courses import Given, finished, given_out
from bailiwick.apps.roster.facts import Record
from bailiwick.apps.roster.models import OPENS_PAGES, GroupRole, Membership, OfficeHolder, Tree
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import RegisterFacts
from bailiwick.policy.finding import Finding

SIGNING, LEARNING = "readiness.attestation", "readiness.training"
FOR_POSTERS = frozenset({Topic.SECURITY, Topic.POSTING})
"""Courses that are set for those alone who have rights on a page; everybody may take them."""


def tasks(day: date, people: Sequence[UUID] | None = None) -> list[Task]:
    """Every task of everybody, or of `people`, on that day. Six queries, and seven for each unit they work in."""
    bounds = bound(day, people)
    signed = signatures(people, day)
    learned, given, tree = finished(people, day), given_out(day), tree_on(day)
    posters = _posters(day)
    found: dict[tuple[UUID, str], Task] = {}
    for one in bounds:
        for task in (*_to_sign(one, signed, day), *_to_learn(one, given, tree, learned, posters, day)):
            found.setdefault((task.person, task.key), task)
    return list(found.values())


def open_tasks_of(person: UUID, day: date) -> list[Task]:
    """What one person has still to sign and to learn, the overdue first, then the oldest."""
    mine = [task for task in tasks(day, [person]) if task.is_open]
    return sorted(mine, key=lambda task: (task.state.value != "overdue", task.since, task.title))


def signatures(people: Iterable[UUID] | None, until: date) -> dict[tuple[UUID, UUID], date]:
    """When each person last signed each adoption. One query."""
    rows = Acknowledgement.objects.filter(day__lte=until).order_by("day", "order")
    if people is not None:
        rows = rows.filter(person_id__in=list(people))
    return {
        (person, adoption): day
        for person, adoption, day in rows.values_list("person_id", "adoption__id", "day")
    }


def signatures_of(person: UUID) -> list[tuple[str, date]]:
    """Every policy that somebody has signed that they received, with the day, the latest first. One query."""
    rows = Acknowledgement.objects.filter(person_id=person).order_by("-day", "-order")
    packs = library().packs
    return [
        (packs[pack].title if pack in packs else pack, day)
        for pack, day in rows.values_list("adoption__pack", "day")
    ]


def _to_sign(one: Bound, signed: Mapping[tuple[UUID, UUID], date], day: date) -> Iterator[Task]:
    for row in one.policies:
        adoption, person = row.adoption, one.record.person
        since = max(adoption.starts, one.record.starts)
        last = signed.get((person, adoption.id))
        state, by = state_of(_found(row, SIGNING, last, since, day), last)
        yield Task(person, TaskKind.SIGN, adoption.id, row.policy.title, state, since, last, by)


def _to_learn(  # noqa: PLR0913, PLR0917 -- what was read once for everybody
    one: Bound,
    given: Sequence[Given],
    tree: Tree,
    learned: Mapping[tuple[UUID, UUID], date],
    posters: frozenset[UUID],
    day: date,
) -> Iterator[Task]:
    by_pack = {row.policy.id: row for row in one.policies}
    for course in given:
        if not _is_for(course, one.record, tree, posters) or course.course.pack not in by_pack:
            continue
        person = one.record.person
        since = max(course.since, one.record.starts)
        last = learned.get((person, course.course.pk))
        found = _found(by_pack[course.course.pack], LEARNING, last, since, day)
        state, by = state_of(found, last)
        yield Task(person, TaskKind.LEARN, course.version.pk, course.course.name, state, since, last, by)


def _is_for(course: Given, record: Record, tree: Tree, posters: frozenset[UUID]) -> bool:
    here = course.course.unit_id in tree.above(record.unit)
    return here and (course.course.topic not in FOR_POSTERS or record.person in posters)


def _posters(day: date) -> frozenset[UUID]:
    """Who has a role on pages, in person or by working in a unit that has it. Three queries."""
    held = OfficeHolder.objects.on(day).filter(role__in=OPENS_PAGES)
    bodies = GroupRole.objects.on(day).filter(role__in=OPENS_PAGES).values_list("body_id", flat=True)
    there = Membership.objects.on(day).filter(unit_id__in=list(bodies))
    return frozenset([*held.values_list("person_id", flat=True), *there.values_list("person_id", flat=True)])


def _found(row: InForce, subject: str, last: date | None, since: date, day: date) -> list[Finding]:
    """What the policy's own watch says; our house rules speak of the agency, not of one person."""
    done = ABSENT if last is None else Known(last)
    register = RegisterFacts(
        attested=done if subject == SIGNING else ABSENT,
        trained=done if subject == LEARNING else ABSENT,
        opened=Known(since),
    )
    report = examiner_of((row.policy,), subject, day).examine(Facts(register=register))
    return [finding for finding in report.findings if finding.policy == row.policy.id]
