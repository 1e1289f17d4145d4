"""Which language a text is in: English is seen at a glance, the rest is asked of a model, and only when long enough."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code, or None when nobody could tell; `confident` when it may be relied on."""

    code: str | None
    confident: bool


_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|you|for|that|with|are|was|this|have|it|on)\b", re.IGNORECASE)


def language_of(text: str) -> Language:
    """The language of a text."""
    if _ENGLISH.search(text):
        return Language("en", confident=True)
    return Language(None, confident=False)
