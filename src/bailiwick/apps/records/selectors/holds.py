"""The holds that somebody may name for a demand: their own, and those of demands that they read."""

from __future__ import annotations

from datetime import date

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.models import Hold
from bailiwick.apps.keeping.selectors import active_holds
from bailiwick.apps.records.models import DemandStep, StepKind
from bailiwick.apps.records.selectors.demands import demands_seen, units_seen_to


def holds_to_name(actor: Actor, day: date) -> list[Hold]:
    """Active holds, oldest first, for whoever records demands; that anything else is held is not told."""
    if not units_seen_to(actor, day):
        return []
    steps = DemandStep.objects.filter(kind=StepKind.HELD, demand__in=demands_seen(actor, day).values("pk"))
    seen = set(steps.values_list("hold_id", flat=True))
    return [one for one in active_holds() if one.pk in seen or one.placed_by == actor.identity]
