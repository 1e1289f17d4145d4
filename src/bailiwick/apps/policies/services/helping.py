"""What several services do alike: the day of an act, bare texts, and the unit an act is for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.services import Doing
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.roster.models import Unit

MOST_TEXT = 20_000
"""Characters of one own wording or answer."""


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def locked_unit(unit: UUID, day: date) -> Unit:
    """The unit, which must exist on that day, locked until the act ends: two adoptions come one after the other."""
    found: Unit | None = Unit.objects.select_for_update().filter(pk=unit).first()
    if found is None or not found.counts_on(day):
        raise PoliciesError("There is no such unit on that day.", remedy="Choose one that exists then.")
    return found


def line(text: str, what: str, most: int = 160) -> str:
    """One line of text, never empty. Raises PoliciesError."""
    text = " ".join(text.split())
    if not text:
        raise PoliciesError(f"Nobody has given the {what}.", remedy=f"Give the {what}.")
    if len(text) > most or not text.isprintable():
        raise PoliciesError(
            f"The {what} is longer than {most} characters, or holds one that cannot be seen.",
            remedy="Shorten it, or type it again.",
        )
    return text


def words(text: str, what: str, most: int = MOST_TEXT) -> str:
    """A text of several lines. Raises PoliciesError where it is too long, or holds what nobody can see."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) > most or not text.replace("\n", "").replace("\t", "").isprintable():
        raise PoliciesError(
            f"The {what} is longer than {most} characters, or holds one that cannot be seen.",
            remedy="Shorten it, or type it again.",
        )
    return text
