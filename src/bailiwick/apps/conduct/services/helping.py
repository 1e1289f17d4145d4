"""What the acts of this room do alike: who acts, the day of it, what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.kernel.canonical import digest_of_bytes

LONGEST = 8000
UNSEEN = frozenset("\n\t\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u2060\u3000\ufe0f\ufeff")
"""What stands unseen in words copied from a page: spaces, joined pictures, the direction of writing."""


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def me(doing: Doing) -> UUID:
    """The person who acts, of whom an act has asked already whether it is theirs to do."""
    assert doing.actor.identity is not None  # noqa: S101 -- nobody else has a part in anything here
    return doing.actor.identity


def text_of(words: str, name: str = "words", most: int = LONGEST, *, lacking: str = "") -> str:
    """What somebody wrote, without space around it. Raises ConductError where it cannot be kept, or is `lacking`."""
    words = words.replace("\r\n", "\n").strip()
    if lacking and not words:
        raise ConductError(lacking, field=name, remedy="Say it in a sentence.")
    if len(words) > most:
        raise ConductError(f"This is longer than {most} characters.", field=name, remedy="Shorten it.")
    if any(letter not in UNSEEN and not letter.isprintable() for letter in words):
        raise ConductError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
    return words


def keep_text(doing: Doing, thing: str, shows: str, *, unit: UUID, day: date) -> UUID | None:
    """Keep what was copied in, byte for byte, as a capture of that thing; None where nothing was."""
    shows = text_of(shows, "shows", 100_000)
    if not shows:
        return None
    data, subject = shows.encode(), doing.subject
    seen = Sighting(
        kind="report-evidence",
        source="conduct",
        object=f"{thing}/{digest_of_bytes(data)[-16:]}",
        seen_at=doing.at,
        media_type="text/plain",
        method="upload",
        text=shows,
        unit=unit,
        day=day,
    )
    kept = capture(doing.actor, seen, data).capture
    doing.subject = subject
    return kept


def known(named: Iterable[str], offered: Iterable[str], field: str) -> tuple[str, ...]:
    """What was chosen, each of which was offered. Raises ConductError."""
    chosen = tuple(dict.fromkeys(named))
    if set(chosen) - set(offered):
        raise ConductError(
            "Something was chosen that is not offered here.", field=field, remedy="Choose from the list."
        )
    return chosen
