"""Requests with their steps, read and folded: a constant number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.utils import timezone

from bailiwick.apps.approvals.facts import (
    Done,
    Payload,
    Standing,
    Way,
    permission_of,
    shown_digest,
    standing_of,
)
from bailiwick.apps.approvals.facts.shapes import SHAPES, Shape
from bailiwick.apps.approvals.models import Capacity, Request, State, Step, StepKind, Subject
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.permission import Permission
from bailiwick.policy.power import Power


@dataclass(frozen=True, slots=True)
class Loaded:
    """One request, its steps, and where it stands after them."""

    row: Request
    steps: tuple[Step, ...]
    standing: Standing
    told: Mapping[str, str]

    @property
    def payload(self) -> Payload:
        """All that it asks, as it stands in its row now."""
        return payload_of(self.row, self.told)

    @property
    def shown(self) -> str:
        """The digest of exactly what somebody who looks now is shown."""
        return shown_digest(self.row.id, self.payload, len(self.steps))

    @property
    def untouched(self) -> bool:
        """Whether the row is still the one that was asked with: its first step keeps the digest."""
        return self.steps[0].digest == digest_of(self.payload.plain())

    @property
    def forgotten(self) -> bool:
        """Whether its words are gone, with the record of its memorandum."""
        return not self.row.told

    @property
    def shape(self) -> Shape:
        """How its subject is asked for and shown."""
        return SHAPES[Subject(self.row.subject)]

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.standing.state

    @property
    def own(self) -> frozenset[UUID]:
        """Whose request it is: whoever asked, and whoever it is for."""
        return frozenset({self.row.asker_id, self.row.for_whom_id})

    def permission(self, power: Power) -> Permission | None:
        """The permission it became, for the heart; None where nobody has decided."""
        decided = self.standing.decided
        if decided is None:
            return None
        day = timezone.localdate(decided.at)
        return permission_of(power, self.payload, self.standing, str(self.row), local_day=day)


def payload_of(row: Request, told: Mapping[str, str]) -> Payload:
    """All that a row asks."""
    return Payload(
        power=row.power,
        unit=row.unit_id,
        for_whom=row.for_whom_id,
        colleague=row.colleague_id,
        identity=row.identity,
        words=row.words,
        digest=row.digest,
        layout=row.layout,
        capture=row.capture,
        category=row.category,
        starts=row.starts,
        until=row.until,
        told=told,
    )


def done_of(step: Step) -> Done:
    """A step as the fold reads it."""
    return Done(
        kind=StepKind(step.kind),
        at=step.at,
        by=step.by_id,
        capacity=Capacity(step.capacity),
        role=step.role,
        about=step.about_id,
        words=step.words,
        day=step.day,
        until=step.until,
        form=step.form,
        number=step.number,
    )


def folded(row: Request, steps: Sequence[Step]) -> Loaded:
    """A request with its steps, folded."""
    standing = standing_of(Way.from_text(row.way), map(done_of, steps))
    return Loaded(row, tuple(steps), standing, orjson.loads(row.told or "{}"))


def load_all(rows: Iterable[Request]) -> list[Loaded]:
    """Those requests with their steps, in the order given. One query."""
    found = list(rows)
    steps: dict[UUID, list[Step]] = {row.id: [] for row in found}
    for step in Step.objects.filter(request_id__in=steps).order_by("number"):
        steps[step.request_id].append(step)
    return [folded(row, steps[row.id]) for row in found]


def with_names(rows: QuerySet[Request]) -> QuerySet[Request]:
    """The rows with the people and the unit that pages name."""
    return rows.select_related("asker", "for_whom", "colleague", "unit", "place")


def load(request: UUID) -> Loaded | None:
    """One request, if there is one. Two queries."""
    rows = with_names(Request.objects.filter(pk=request))
    return next(iter(load_all(rows)), None)
