"""Delegations as pages show them: those in force and to come, and those that are over."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.facts import who_has
from bailiwick.apps.roster.models import Delegation
from bailiwick.apps.roster.selectors.powers import holding
from bailiwick.apps.roster.selectors.shown import Lent, Named, last_day

OVER_FOR = 50
"""Delegations that are over and still shown."""


def lent_of(actor: Actor, which: Q, day: date) -> list[Lent]:
    """The delegations of that choice that count on the day or later, by power. Six queries at most.

    Whoever gave one, has one, or holds the power by the same role now may end it.
    """
    rows = list(_rows(Delegation.objects.not_over(day).filter(which)))
    held = holding({row.under_role for row in rows}, day)

    def holds(row: Delegation) -> bool:
        answer = who_has(
            row.under_role, row.unit_id, day, tree=held.tree, offices=held.offices, here=held.here
        )
        return actor.identity in answer.people

    return [
        _lent(row, day, mine=actor.identity in {row.giver_id, row.delegate_id} or holds(row)) for row in rows
    ]


def lent_over(day: date) -> list[Lent]:
    """The delegations that are over, those that ended last first. One query."""
    over = Delegation.objects.filter(until__lte=day).exclude(until=F("starts"), ended_early=False)
    return [_lent(row, day, mine=False) for row in _rows(over.order_by("-until"), "-until")[:OVER_FOR]]


def _rows(rows: QuerySet[Delegation], first: str = "power") -> QuerySet[Delegation]:
    return rows.select_related("giver", "delegate", "unit").order_by(first, "starts", "id")


def _lent(row: Delegation, day: date, *, mine: bool) -> Lent:
    return Lent(
        id=row.id,
        power=row.power,
        giver=Named(row.giver_id, row.giver.name),
        delegate=Named(row.delegate_id, row.delegate.name),
        unit=Named(row.unit_id, row.unit.name),
        starts=row.starts,
        last_day=last_day(row.until),
        scope=tuple(row.scope.splitlines()),
        counts=row.counts_on(day),
        mine_to_end=mine,
        instrument=row.instrument,
        document=row.document,
        ended_early=row.ended_early,
    )
