"""Help and advice, for whoever may read it. What somebody may not read is not there for them: no row and no count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bailiwick.apps.accounts.services import unseal
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.facts import OFFICE_OF, Help, StepTaken
from bailiwick.apps.policies.models import Effort, HelpRequest, HelpStep, StepKind, Topic
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.roster.models import Membership
from bailiwick.apps.roster.selectors import holders_of, tree_on
from bailiwick.kernel.identifiers import matches_clause

PURPOSE = "policies-advice"
"""What the texts of this room are sealed for."""


def readable(actor: Actor, day: date, request: UUID | None = None) -> list[Help]:
    """The requests and advice that somebody may read, the latest first; one alone where it is named."""
    if actor.identity is None or not Membership.objects.on(day).filter(person_id=actor.identity).exists():
        return []
    rows = HelpRequest.objects.prefetch_related("steps").order_by("-asked_at", "id")
    return [one for one in opened(rows.filter(pk=request) if request else rows) if may_read(actor, one, day)]


def may_read(actor: Actor, one: Help, day: date) -> bool:
    """Whether somebody who works here may read it: its circle, its office, counsel, and all where it is for all."""
    if actor.identity in one.circle or one.is_for_all:
        return True
    if one.privileged:
        return may(actor, Right.COUNSEL, day, one.unit)
    return may_answer(actor, one.topic, one.unit, day)


def may_answer(actor: Actor, topic: Topic, unit: UUID, day: date) -> bool:
    """Whether it is somebody's office to answer on that topic for that unit."""
    if actor.identity is None:
        return False
    return holders_of(OFFICE_OF[topic], unit, day).is_one(actor.identity)


def advice_on(actor: Actor, clause: str, unit: UUID, day: date) -> list[Help]:
    """What has been answered about a clause for a unit or one above it, as far as somebody may read it."""
    way = tree_on(day).above(unit)
    return [
        one
        for one in readable(actor, day)
        if one.answer and one.unit in way and any(matches_clause(name, clause) for name in one.clauses)
    ]


def opened(rows: QuerySet[HelpRequest]) -> list[Help]:
    """The rows with their texts opened. For services and selectors of this room: whoever shows them asks `may_read`."""
    return [_open(row) for row in rows]


def efforts_of(actor: Actor) -> Sequence[tuple[date, str]]:
    """Somebody's own notes of what they did about what others posted of them; nobody else's."""
    if actor.identity is None:
        return []
    rows = Effort.objects.filter(person_id=actor.identity).order_by("-day", "-noted_at")
    return [(row.day, unseal(PURPOSE, row.text, about=str(row.id))) for row in rows]


def _open(row: HelpRequest) -> Help:
    return Help(
        id=row.id,
        unit=row.unit_id,
        topic=Topic(row.topic),
        asker=row.asker_id,
        clauses=tuple(row.clauses.splitlines()),
        situation=row.situation,
        question=unseal(PURPOSE, row.question, about=str(row.id)),
        asked_at=row.asked_at,
        marked=row.privileged,
        steps=tuple(_step(step) for step in sorted(row.steps.all(), key=lambda one: one.order)),
    )


def _step(row: HelpStep) -> StepTaken:
    text = unseal(PURPOSE, row.text, about=str(row.id)) if row.text else ""
    return StepTaken(StepKind(row.kind), row.person_id, text, row.privileged, row.at)
