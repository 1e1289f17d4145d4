"""Who may read the journal: auditors, the policy steward and administrators; everybody else their own.

And who runs the system: sees what the software does by itself, and has it try again what failed. Who may be told by
mail, and who may say that an address is right.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.roster.selectors import cards_of, kept_by, may_read_journal
from bailiwick.apps.roster.selectors import may_run_system as may_run


def may_read_all(actor: Actor, day: date) -> bool:
    """Whether the actor may read everybody's entries, and prove them."""
    return may_read_journal(actor, day)


def may_run_system(actor: Actor, day: date) -> bool:
    """Whether the actor looks after the software and its work: administrators, and whoever is at the machine."""
    return may_run(actor, day)


def is_machinery(actor: Actor) -> bool:
    """Whether the clock acts, or whoever is at the machine: mail is nobody's else to send."""
    return actor.kind in {ActorKind.JOB, ActorKind.OPERATOR}


def may_be_told(actor: Actor, day: date) -> bool:
    """Whether the actor is somebody who works here, and so may say how they want to be told."""
    return (
        actor.kind is ActorKind.PERSON and actor.identity is not None and bool(cards_of(actor.identity, day))
    )


def may_confirm(actor: Actor, who: UUID, day: date) -> bool:
    """Whether the actor may say that somebody's address is right: their own, or that of people whom they keep."""
    return (actor.identity == who and may_be_told(actor, day)) or bool(kept_by(actor, [who], day))
