"""Holds take records: those that match when a hold is placed, and those that come to match while it is active."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Held, Record


def take_newly_matching(record: Record) -> list[UUID]:
    """Have every active hold that matches take the record, in the transaction that made or changed it.

    Gives the holds that have it now. The caller has excluded new holds (locks.together_with_captures).
    """
    holds = selectors.holds_on(selectors.traits_of(record))
    taken = set(Held.objects.filter(record=record).values_list("hold_id", flat=True))
    Held.objects.bulk_create([Held(hold=hold, record=record) for hold in holds if hold.id not in taken])
    return [hold.id for hold in holds]
