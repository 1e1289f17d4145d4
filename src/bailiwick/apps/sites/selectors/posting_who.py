"""Who may stop and end rights on a page, and who sees how far somebody is from having one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import chain_of, is_colleague
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded


def may_stop(actor: Actor, page: Loaded, person: UUID, day: date) -> bool:
    """Whether somebody may stop another's right: who manages the page, or a superior. Nobody their own."""
    if actor.identity is None or actor.identity == person:
        return False
    # Whoever has left stands above those who answered to them until somebody enters another superior.
    above = is_above(actor.identity, person, day) and is_colleague(actor, day)
    return above or may_run(actor, page, day)


def may_end(actor: Actor, page: Loaded, person: UUID, day: date) -> bool:
    """Whether somebody may end a right: the same, and whoever has it gives it back."""
    own = actor.identity == person and is_colleague(actor, day)
    return own or may_stop(actor, page, person, day)


def is_above(one: UUID, person: UUID, day: date) -> bool:
    """Whether one is a superior of somebody. One query."""
    return any(link.supervisor == one for link in chain_of(person, day))
