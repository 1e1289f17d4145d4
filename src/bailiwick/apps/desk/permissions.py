"""Who may read the journal: auditors, the policy steward and administrators; everybody else their own.

And who runs the system: sees what the software does by itself, and has it try again what failed.
"""

from __future__ import annotations

from datetime import date

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import may_read_journal
from bailiwick.apps.roster.selectors import may_run_system as may_run


def may_read_all(actor: Actor, day: date) -> bool:
    """Whether the actor may read everybody's entries, and prove them."""
    return may_read_journal(actor, day)


def may_run_system(actor: Actor, day: date) -> bool:
    """Whether the actor looks after the software and its work: administrators, and whoever is at the machine."""
    return may_run(actor, day)
