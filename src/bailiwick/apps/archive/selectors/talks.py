"""Who talks: members of bodies in one talk, what the policies say of it, and how warnings stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

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


def talked_in(thread: Thread, day: date) -> Talked:
    """Who of which body talks in a thread and those that carry it on. Five queries, four for each body."""
    threads = in_one_talk(thread)
    identities = [one.pk for one in threads]
    steps = list(ThreadStep.objects.filter(thread_id__in=identities).order_by("at", "number"))
    items = Publication.objects.filter(thread_id__in=identities).values_list("item_id", flat=True)
    marks = marks_in_force(set(items)).values()
    topic = topic_of([_said_of(one.pk, steps) for one in threads])
    bodies = {one.body_id: one.body for one in marks}
    talks = [_talk(body, marks, topic, day) for body in sorted(bodies.values(), key=lambda one: one.name)]
    return Talked(threads, topic, talks, warnings_of(map(told_of, steps)))


def _said_of(thread: UUID, steps: Iterable[ThreadStep]) -> Topic | None:
    said = [one.topic for one in steps if one.thread_id == thread and one.kind == StepKind.ABOUT]
    return Topic(said[-1]) if said else None


def told_of(step: ThreadStep) -> Told:
    """A step as warnings are read off it."""
    return Told(StepKind(step.kind), step.at, step.body_id, step.members or 0, step.needed or 0)


def _talk(body: Unit, marks: Iterable[Mark], topic: Topic | None, day: date) -> Talk:
    first: dict[UUID, Mark] = {}
    for one in marks:
        if one.body_id == body.pk:
            first.setdefault(one.person_id, one)
    sitting = list(Membership.objects.on(day).filter(unit=body).values_list("person_id", flat=True))
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
