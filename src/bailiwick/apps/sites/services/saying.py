"""What somebody writes with an act, without a password in it: colleagues read it, and nothing takes it out again."""

from __future__ import annotations

from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.secrets import looks_like_secret
from bailiwick.apps.sites.services.stepping import LONGEST, text_of


def plain_text_of(words: str, name: str = "words", most: int = LONGEST, *, lacking: str = "") -> str:
    """The same as `text_of`, refused where it looks like a password or a code; nothing of that is repeated."""
    said = text_of(words, name, most, lacking=lacking)
    if looks_like_secret(said):
        raise SitesError(
            "Something in these words looks like a password or a code. None is ever kept here.",
            field=name,
            remedy="Name the place where it is kept, or the ticket. If it is one that is in use, change it.",
        )
    return said
