"""What several services do alike: the day of an act, and texts as people send them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from bailiwick.apps.journal.services import Doing
from bailiwick.apps.readiness.errors import ReadinessError

MOST_TEXT = 60_000
"""Characters of one version of a course."""


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def told(text: str, what: str, most: int) -> str:
    """A text that somebody has to give. Raises ReadinessError where it is empty, too long, or holds odd characters."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise ReadinessError(f"Nobody has given the {what}.", remedy=f"Give the {what}.")
    if len(text) > most or not text.replace("\n", "").replace("\t", "").isprintable():
        raise ReadinessError(
            f"The {what} is longer than {most} characters, or holds one that cannot be seen.",
            remedy="Shorten it, or type it again.",
        )
    return text
