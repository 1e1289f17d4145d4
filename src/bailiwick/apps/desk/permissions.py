"""Who may read the journal: auditors, the policy steward and administrators; everybody else their own entries."""

from __future__ import annotations

from datetime import date

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import may_read_journal


def may_read_all(actor: Actor, day: date) -> bool:
    """Whether the actor may read everybody's entries, and prove them."""
    return may_read_journal(actor, day)
