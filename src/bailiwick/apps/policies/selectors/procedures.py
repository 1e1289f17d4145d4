"""Procedures in force, what they cover, which nobody has gone through, and what the law has put under review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.policies.models import Covers, LawChange, Procedure, ProcedureVersion, Task
from bailiwick.apps.roster.selectors import tree_on


@dataclass(frozen=True, slots=True)
class ProcedureShown:
    """A procedure: its version in force, if any, its drafts, and since when nobody has gone through it."""

    procedure: Procedure
    in_force: ProcedureVersion | None
    since: date | None
    drafts: Sequence[ProcedureVersion]
    gone_through: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """One topic, and where procedures speak of it; nowhere is a gap."""

    topic: Covers
    where: Sequence[tuple[str, str]]


def procedures_of(unit: UUID, day: date) -> list[ProcedureShown]:
    """The procedures of a unit and those above it, by title. Five queries."""
    rows = (
        Procedure.objects.filter(unit_id__in=tree_on(day).above(unit))
        .select_related("owner")
        .prefetch_related("versions__publication", "reviews")
        .order_by("title", "id")
    )
    return [_shown(row, day) for row in rows]


def overdue(day: date, owner: UUID | None = None) -> list[ProcedureShown]:
    """The procedures that nobody has gone through in time; of one owner where one is named. Four queries."""
    rows = Procedure.objects.select_related("owner").prefetch_related("versions__publication", "reviews")
    rows = rows.filter(owner_id=owner) if owner else rows
    return [one for one in (_shown(row, day) for row in rows.order_by("title", "id")) if one.overdue]


def coverage(unit: UUID, day: date) -> list[Coverage]:
    """Each topic with the clauses of procedures in force that cover it (mpls/gc.s5). Five queries."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in procedures_of(unit, day):
        for line in one.in_force.topics.splitlines() if one.in_force else ():
            topic, _, label = line.partition(" ")
            found.setdefault(topic, []).append((one.procedure.title, label))
    return [Coverage(topic, tuple(found.get(topic, ()))) for topic in Covers]


def tasks_of(owner: UUID) -> list[Task]:
    """What somebody has still to do for published procedures, the earliest due first. One query."""
    rows = Task.objects.filter(owner_id=owner, done_on=None).select_related("version__procedure")
    return list(rows.order_by("due", "kind"))


def law_changes(unit: UUID, day: date) -> list[LawChange]:
    """Changes of law that are not settled, for a unit and those above it. Two queries."""
    rows = LawChange.objects.filter(unit_id__in=tree_on(day).above(unit), settled_on=None)
    return list(rows.select_related("logged_by").order_by("due", "id"))


def under_review(unit: UUID, day: date) -> dict[str, LawChange]:
    """The clauses that a change of law has put under review, each with it."""
    return {clause: change for change in law_changes(unit, day) for clause in change.clauses.splitlines()}


def _shown(row: Procedure, day: date) -> ProcedureShown:
    versions = sorted(row.versions.all(), key=lambda one: one.order)
    out = [(one.publication.day, one) for one in versions if hasattr(one, "publication")]
    counting = [pair for pair in out if pair[0] <= day]
    since, in_force = max(counting, key=lambda pair: (pair[0], pair[1].order)) if counting else (None, None)
    first = timezone.localdate(versions[0].drafted_at) if versions else day
    days = [one.day for one in row.reviews.all()] + [one[0] for one in counting]
    last = max(days, default=first)
    return ProcedureShown(
        row,
        in_force,
        since,
        [one for one in versions if not hasattr(one, "publication")],
        last,
        overdue=last + timedelta(days=row.review_days) < day,
    )
