"""Tasks to take somebody's rights away on platforms: what is to be done, and what a second person has to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Removal
from bailiwick.apps.roster.permissions import Right, standing_of

OVER_FOR = 50
"""Tasks that are over and still shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task as its page shows it. `mine`: whoever looks may do it, or look whether it was done."""

    id: UUID
    person: UUID
    name: str
    says: str
    due: date
    opened_at: datetime
    done_at: datetime | None
    done_by: str
    proof: str
    checked_at: datetime | None
    checked_by: str
    mine: bool


def removals(actor: Actor, day: date) -> Sequence[Task]:
    """The tasks of the units for which the actor takes rights away, what is open first. Five queries at most."""
    standing = standing_of(actor, day)
    if Right.TAKE_AWAY not in standing.rights:
        return []  # spares most people the queries; each task is asked about below
    rows = Removal.objects.select_related("person", "done_by", "checked_by")
    still = list(rows.filter(checked_at=None).order_by("due", "id"))
    over = list(rows.exclude(checked_at=None).order_by("-checked_at", "id")[:OVER_FOR])
    return [_task(row, actor) for row in (*still, *over) if standing.may(Right.TAKE_AWAY, row.unit_id)]


def _task(row: Removal, actor: Actor) -> Task:
    others = {row.person_id, row.done_by_id}
    return Task(
        id=row.id,
        person=row.person_id,
        name=row.person.name,
        says=row.says,
        due=row.due,
        opened_at=row.opened_at,
        done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "",
        proof=row.proof,
        checked_at=row.checked_at,
        checked_by=row.checked_by.name if row.checked_by else "",
        mine=row.checked_at is None and actor.identity not in others,
    )
