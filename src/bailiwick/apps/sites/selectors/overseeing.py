"""Whose pages somebody oversees, for rooms above this one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.permissions import Right, scopes_of, units_seen


def units_overseen(actor: Actor, day: date) -> frozenset[UUID]:
    """The units whose pages somebody oversees on that day."""
    scopes = scopes_of(actor, Right.OVERSEE, day)
    tree = tree_on(day)
    return frozenset(unit for scope in scopes for unit in tree.below(scope))


def topmost_overseen(actor: Actor, day: date) -> UUID | None:
    """The unit nearest to the top whose pages somebody oversees: what is like nobody's page is the whole agency's."""
    tree = tree_on(day)
    return min(
        scopes_of(actor, Right.OVERSEE, day), key=lambda one: (len(tree.above(one)), one), default=None
    )


def units_known(actor: Actor, day: date) -> frozenset[UUID]:
    """The units whose pages somebody sees on that day: all of the agency they work in."""
    return units_seen(actor, day)
