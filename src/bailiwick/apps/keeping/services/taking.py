"""Holds take records: those that match when a hold is placed, and those that come to match while it is active."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Held, Record


class Taken(NamedTuple):
    """The holds that have a record now, and those among them that have just taken it."""

    held_by: list[UUID]
    taken_by: list[UUID]


def take_newly_matching(records: Sequence[Record]) -> dict[UUID, Taken]:
    """Have every active hold that matches take each record, in the transaction that made or changed them.

    The caller has excluded new holds (locks.together_with_captures).
    """
    holds = [(hold, selectors.scope_of(hold)) for hold in selectors.active_holds()]
    fitting = {
        traits.id: [hold for hold, scope in holds if scope.takes(traits)]
        for traits in selectors.traits_of_all(records)
    }
    taken = set(Held.objects.filter(record__in=list(fitting)).values_list("record_id", "hold_id"))
    new = {
        record: [hold for hold in found if (record, hold.id) not in taken]
        for record, found in fitting.items()
    }
    Held.objects.bulk_create(
        Held(hold=hold, record_id=record) for record, found in new.items() for hold in found
    )
    return {
        record: Taken([hold.id for hold in found], [hold.id for hold in new[record]])
        for record, found in fitting.items()
    }
