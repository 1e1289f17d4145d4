"""For which units somebody works."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.roster.permissions import tree_on
from bailiwick.apps.roster.selectors.people import cards_of


def works_for(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody works for the unit, or in a part of it, on the day. Two queries."""
    found = cards_of(person, day)
    tree = tree_on(day) if found else None
    return tree is not None and any(unit in tree.above(card.unit) for card in found)
