"""Who talks: members of bodies in one talk, what the policies say of it, and how warnings stand.

A talk is judged by its own days: whoever sat on the body when their words were put in counts, whatever they are since,
and the quorum and the policies are those of the last of these days. What was entered late of them counts with the next
act on the thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from bailiwick.apps.archive.facts import OPEN_MEETING, Caution, Told, talk, topic_of, warnings_of
from bailiwick.apps.archive.models import Mark, Publication, StepKind, Thread, ThreadStep, Topic
from bailiwick.apps.archive.selectors.threads import in_one_talk, marks_in_force
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.roster.models import Membership, Unit
from bailiwick.apps.roster.selectors import quorum_of
from bailiwick.policy.finding import Finding
from bailiwick.policy.verdict import Verdict

GATE = "self.check"
OPEN = frozenset({Verdict.NOT_MET, Verdict.CANNOT_TELL})
"""What nobody has said is no pass: until somebody says what it is about, the Clerk hears of it."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Members of one body in one talk: which of them, how many sit and are a quorum, and what the policies say."""

    body: Unit
    members: tuple[Mark, ...]
    """The first mark of each."""
    seats: int | None
    needed: int | None
    finding: Finding | None

    @property
    def is_quorum(self) -> bool:
        """Whether the policies have something to say of it."""
        return self.finding is not None


@dataclass(frozen=True, slots=True)
class Talked:
    """Threads that carry on one talk: each body that talks there, and how its warning stands."""

    threads: Sequence[Thread]
    topic: Topic | None
    talks: Sequence[Talk]
    cautions: dict[UUID, Caution]


def talked_in(thread: Thread) -> Talked:
    """Who of which body talks in a thread and those that carry it on. Five queries, four for each body."""
    threads = in_one_talk(thread)
    identities = [one.pk for one in threads]
    steps = list(ThreadStep.objects.filter(thread_id__in=identities).order_by("at", "number"))
    days = days_of(Publication.objects.filter(thread_id__in=identities))
    marks = marks_in_force(days).values()
    topic = topic_of([_said_of(one.pk, steps) for one in threads])
    bodies = {one.body_id: one.body for one in marks}
    talks = [
        _talk(body, [one for one in marks if one.body_id == body.pk], topic, days)
        for body in sorted(bodies.values(), key=lambda one: one.name)
    ]
    return Talked(threads, topic, talks, warnings_of(map(told_of, steps)))


def _said_of(thread: UUID, steps: Iterable[ThreadStep]) -> Topic | None:
    said = [one.topic for one in steps if one.thread_id == thread and one.kind == StepKind.ABOUT]
    return Topic(said[-1]) if said else None


def told_of(step: ThreadStep) -> Told:
    """A step as warnings are read off it."""
    return Told(StepKind(step.kind), step.at, step.body_id, step.members or 0, step.needed or 0)


def days_of(publications: QuerySet[Publication]) -> dict[UUID, date]:
    """The day on which each item was put in first, of those publications. One query."""
    found: dict[UUID, date] = {}
    for item, at in publications.order_by("at").values_list("item_id", "at"):
        found.setdefault(item, timezone.localdate(at))
    return found


def _sat(seat: Membership, on: set[date], marks: Iterable[Mark], days: Mapping[UUID, date]) -> bool:
    """Whether a seat counts: on one of those days, or when something of whoever sits there was put in."""
    own = {days[one.item_id] for one in marks if one.person_id == seat.person_id}
    return any(seat.starts <= day and (seat.until is None or day < seat.until) for day in on | own)


def _talk(body: Unit, marks: Sequence[Mark], topic: Topic | None, days: Mapping[UUID, date]) -> Talk:
    first: dict[UUID, Mark] = {}
    for one in marks:
        first.setdefault(one.person_id, one)
    day = max(days[one.item_id] for one in marks)
    sat = Membership.objects.filter(unit=body)
    sitting = {seat.person_id for seat in sat if _sat(seat, {day}, marks, days)}
    rule = quorum_of(body.pk, day)
    needed = rule.needed if rule else None
    facts = talk(first, sitting, needed, topic)
    try:
        examiner = examiner_for(GATE, owner=body.pk, actor=None, day=day)
    except NoPolicyError:
        found = None
    else:
        told = examiner.examine(facts).findings
        found = next((one for one in told if OPEN_MEETING in one.rules and one.verdict in OPEN), None)
    here = tuple(
        sorted((one for who, one in first.items() if who in sitting), key=lambda one: one.person.name)
    )
    return Talk(body, here, rule.seats if rule else None, needed, found)
