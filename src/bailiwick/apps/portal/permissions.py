"""Who marks pages public and answers reports: whoever oversees pages; an owner, reports of what looks like theirs."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.sites.selectors.overseeing import units_overseen


def require_overseeing(actor: Actor, day: date, unit: UUID | None = None) -> None:
    """Refuse whoever does not oversee the pages of the unit; without a unit, of any."""
    overseen = units_overseen(actor, day)
    if not overseen or (unit is not None and unit not in overseen):
        raise RefusedError(
            "This is not yours to do.", reason="right-missing", remedy="Ask whoever oversees pages here."
        )


def me(doing: Doing) -> UUID:
    """The person who acts, of whom an act has asked already whether it is theirs to do."""
    assert doing.actor.identity is not None  # noqa: S101 -- nobody else oversees or owns a page
    return doing.actor.identity
