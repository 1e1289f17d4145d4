"""Whether a disclaimer stands in a post or a profile, and whether it says both that a view is one's own and whose it is not."""

from __future__ import annotations

import re
from enum import Enum

from bailiwick.policy.text.scanned import ScannedText

OWN, NOT_THEIRS = "common/disclaimer:own", "common/disclaimer:not-theirs"
EMPLOYER = "common/city-work:employer"
DISCLAIMING = (OWN, NOT_THEIRS, EMPLOYER)

_PROFILE = re.compile(r"\[(?:bio|profile|header|pinned|name|handle)\b", re.IGNORECASE)
_REACH = 60
"""Characters between "not the views" and the employer it speaks of."""


class Disclaimer(Enum):
    """What a disclaimer says."""

    NONE = "none"
    ONLY_OWN = "only own"
    ONLY_NOT_THEIRS = "only not theirs"
    WHOLE = "whole"


def disclaimer_of(texts: list[ScannedText], own_names: frozenset[str]) -> Disclaimer:
    """What all the texts together disclaim; `own_names` are the word groups of the employer's names."""
    own = any(not _is_noted(text, match.start) for text in texts for match in text.matches(OWN))
    not_theirs = any(_disowns(text, own_names) for text in texts)
    if own and not_theirs:
        return Disclaimer.WHOLE
    if own:
        return Disclaimer.ONLY_OWN
    return Disclaimer.ONLY_NOT_THEIRS if not_theirs else Disclaimer.NONE


def _disowns(text: ScannedText, own_names: frozenset[str]) -> bool:
    """Whether "not the view of" has an employer near it: the city, the department, a name of one's own."""
    employers = text.any_of((EMPLOYER, *own_names))
    return any(
        match.start - _REACH <= employer.start < match.end + _REACH
        for match in text.matches(NOT_THEIRS)
        for employer in employers
        if not _is_noted(text, match.start)
    )


def _is_noted(text: ScannedText, start: int) -> bool:
    """Whether the words stand in square brackets that describe no profile: a note on the post, and no part of it."""
    opened = text.raw.rfind("[", 0, start)
    return opened > text.raw.rfind("]", 0, start) and not _PROFILE.match(text.raw, opened)
