"""What somebody still holds in this room, for their page and for the day they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import HOLDING, OPEN, Request, State, Subject
from bailiwick.apps.roster.facts import Held, HeldKind
from bailiwick.kernel.sentence import say


def held_here(person: UUID, day: date) -> Sequence[Held]:
    """Permissions in force, requests that are open, and what has still to come down. One query."""
    rows = (
        Request.objects.filter(
            for_whom_id=person, place__state__in=HOLDING | OPEN | {State.CHANGED, State.REMOVAL_DUE}
        )
        .exclude(place__until__lt=day, place__state__in=HOLDING)
        .select_related("place")
        .order_by("number")
    )
    return [
        Held(
            HeldKind.DEVICE if row.subject == Subject.DEVICE else HeldKind.PERMISSION,
            _SAYS[_sort(State(row.place.state))](str(row)),
            str(row.id),
            f"/permissions/{row.id}",
        )
        for row in rows
    ]


def _sort(state: State) -> str:
    if state in OPEN:
        return "open"
    return "down" if state in {State.CHANGED, State.REMOVAL_DUE} else "held"


_SAYS = {
    "open": lambda number: say("Has asked for a permission: {number}.", number=number),
    "down": lambda number: say("Has to take down what is shown under {number}.", number=number),
    "held": lambda number: say("Has a permission: {number}.", number=number),
}
