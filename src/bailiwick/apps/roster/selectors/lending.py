"""Delegations as pages show them: those in force and to come, and those that are over."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Delegation
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.apps.roster.selectors.powers import roles_of
from bailiwick.apps.roster.selectors.shown import Lent, Named, last_day

OVER_FOR = 50
"""Delegations that are over and still shown."""


def lent_of(actor: Actor, which: Q, day: date) -> list[Lent]:
    """The delegations of that choice that count on the day or later, by power. Five queries.

    Whoever gave one, has one, or holds the power by the same role now may end it.
    """
    rows = list(_rows(Delegation.objects.not_over(day).filter(which)))
    own = set(roles_of(actor.identity, day)) if actor.identity else set()
    tree = tree_on(day)
    shown = []
    for row in rows:
        mine = actor.identity in {row.giver_id, row.delegate_id}
        holds = tree is not None and any(
            role == row.under_role and tree.covers(unit, row.unit_id) for role, unit in own
        )
        shown.append(_lent(row, day, mine=mine or holds))
    return shown


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
