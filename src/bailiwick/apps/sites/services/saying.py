"""What somebody writes with an act, without a password in it: colleagues read it, and nothing takes it out again."""

from __future__ import annotations

import re

from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.secrets import looks_like_secret
from bailiwick.apps.sites.services.stepping import LONGEST, text_of

_PARTS = re.compile(r"[/:?#\s]+")


def plain_text_of(
    words: str, name: str = "words", most: int = LONGEST, *, lacking: str = "", known: str = ""
) -> str:
    """The same as `text_of`, refused where it looks like a password or a code; nothing of that is repeated.

    `known` is an address that may be named: false pages have digits in the place of letters.
    """
    said = text_of(words, name, most, lacking=lacking)
    looked_at = said
    for part in filter(None, _PARTS.split(known)):
        looked_at = re.sub(rf"(?<!\w)@?{re.escape(part)}(?!\w)", "page", looked_at, flags=re.IGNORECASE)
    if looks_like_secret(looked_at):
        raise SitesError(
            "Something in these words looks like a password or a code. None is ever kept here.",
            field=name,
            remedy="Name the place where it is kept, or the ticket. If it is one that is in use, change it.",
        )
    return said
