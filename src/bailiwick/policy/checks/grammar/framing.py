"""How a sentence frames what it tells: as fiction, as news or court record, as condemnation, as advice."""

from __future__ import annotations

import re

_FICTION = re.compile(
    r"\b(?:novels?|fiction(?:al)?|movies?|films?|tv (?:show|series|drama|movie)|(?:cop|crime|police|that|this|the|a) shows?|series|"
    r"episodes?|season (?:\d|one|two|three|finale|of)|main character|characters|actors?|scripts?|books?|podcasts?|thrillers?|sitcom|netflix|video ?games?|chapter|plot|satire|parody|"
    r"law (?:and|&) order|docuseries|documentary)\b",
    re.IGNORECASE,
)
_CONDEMNED = re.compile(
    r"\b(?:should(?:n't| not| never)? (?:be fired|be charged|be tolerated|have (?:a|the) badge|wear)|unacceptable|"
    r"(?:is|are|was|it's|that's) (?:always |just |so |never |simply )?(?:wrong|shameful|a crime|a disgrace|a betrayal|"
    r"inexcusable|corrupt|okay|acceptable|worth it)|disgrace\w*|shame on|would never|will never|i never|we never|"
    r"never (?:lie|shade|plant|fudge|embellish|guess|cut corners)|"
    r"don't ever|do not ever|fired for|arrested for|charged with|convicted of|indicted|sentenced|sued|accused|"
    r"alleged\w*|investigat\w+ (?:for|into|after)|teach(?:es|ing)?|training on|ethics|integrity (?:is|means|first)|"
    r"policy (?:bars|forbids|prohibits)|zero tolerance|if you (?:ever )?(?:lie|lied|plant|fudge))\b",
    re.IGNORECASE,
)


def is_fiction(sentence: str) -> bool:
    """Whether the sentence speaks of a book, film, show or game."""
    return _FICTION.search(sentence) is not None


def is_condemned(sentence: str) -> bool:
    """Whether the sentence reports or rejects what it tells, rather than owning it."""
    return _CONDEMNED.search(sentence) is not None
