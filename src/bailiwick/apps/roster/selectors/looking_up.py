"""Who looked up all that is held about somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import LookUp

SHOWN = 100


def look_ups_of(person: UUID) -> Sequence[LookUp]:
    """Who looked somebody up, the latest first. For the person themself. One query."""
    return list(LookUp.objects.filter(person_id=person).select_related("by").order_by("-at", "id")[:SHOWN])


def has_given_reason(person: UUID, by: UUID | None, day: date) -> bool:
    """Whether `by` has looked somebody up on that day, and so said why. One query."""
    latest = LookUp.objects.filter(person_id=person, by_id=by).order_by("-at").first()
    return latest is not None and timezone.localdate(latest.at) == day


def own_look_up(actor: Actor, look_up: UUID) -> LookUp | None:
    """A look-up that the actor made. One query."""
    found: LookUp | None = (
        LookUp.objects.filter(pk=look_up, by_id=actor.identity).select_related("person", "by").first()
    )
    return found
