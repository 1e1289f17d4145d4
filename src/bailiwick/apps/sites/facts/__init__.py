"""The pure heart of the room: what is known of a site, where it stands, and what a platform is."""

from __future__ import annotations

from bailiwick.apps.sites.facts.entry import Entry, read_sets, sets_text
from bailiwick.apps.sites.facts.platforms import (
    Definition,
    Described,
    citing,
    key_of,
    scope_of,
    works_like_social_media,
)
from bailiwick.apps.sites.facts.standing import (
    UNTOUCHED,
    Asking,
    Done,
    Standing,
    decision_of,
    is_untouched,
    marks_of,
    standing_of,
    state_of,
)

__all__ = [
    "UNTOUCHED",
    "Asking",
    "Definition",
    "Described",
    "Done",
    "Entry",
    "Standing",
    "citing",
    "decision_of",
    "is_untouched",
    "key_of",
    "marks_of",
    "read_sets",
    "scope_of",
    "sets_text",
    "standing_of",
    "state_of",
    "works_like_social_media",
]
