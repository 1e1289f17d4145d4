"""CT013: Reckless or irresponsible behaviour portrayed.

What it asks
    Does a personal post tell or show that its writer or a colleague does something dangerous or careless?

Why
    CR-13. pd/V.A.9.b and nmpd/IX.A.3.c bar it: such a post is read back in court and by the family of whoever is hurt
    next. Warnings, enforcement reports, fiction, and a quiet day off pass.

Example
    Not met: "Six beers deep and still drove home before roll call."
    Met: "Driver clocked at 140 on the freeway. Slow down."

Remedy
    Leave it out.

Where it errs
    Boasts that name neither the drink, the speed nor the weapon; games and films that are not called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

DRINK, DRUG, SPEED, STUNT = (
    "common/reckless:drink",
    "common/reckless:drug",
    "common/reckless:speed",
    "common/reckless:stunt",
)
GUN, SLEEP, DUTY = "common/reckless:gun", "common/reckless:sleep", "common/reckless:duty"
LAWFUL, OWN = "common/reckless:lawful", "common/reckless:own"
CONDUCT = (DRINK, DRUG, SPEED, STUNT, GUN, SLEEP, DUTY)

_CAME_OF_IT = frozenset(
    (
        "he",
        "she",
        "they",
        "do not",
        "don't",
        "never",
        "movie",
        "show",
        "game",
        "man",
        "woman",
        "if you",
        "story",
    )
)
_BARE_START = re.compile(
    r"\A[\W\d]*(?:(?:[Jj]ust|[Ss]till|[Tt]otally|[Aa]ctually|[Oo]nce|[Ll]ol|[Nn]othing like|[Ss]o)\s+)?"
    r"(?:[a-z]+(?:ed|ing)\b|drove|did|ran|blew|got|had|hit|shot|left|slept|spun|took|six|five|two|three|four|eight|nap|buzzed"
    r"|let|caught|fell|drank|snuck|went|put|playing|snorted|pointed|popped|nothing|my|smoked|texting|video|image|photo|flipped|doing|turned|played|\d+)",
    re.IGNORECASE,
)


@check(
    "CT013",
    name="reckless-behaviour",
    asks="Does this tell or show that somebody here does something dangerous or careless?",
    document=__doc__,
    rules=("CR-13",),
    triggers=CONDUCT,
    context=(
        LAWFUL,
        OWN,
        *SPEECH_CONTEXT,
    ),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence what dangerous conduct it tells of the writer or of colleagues."""
    sentences: set[int] = set()
    for match in look.text.any_of(CONDUCT):
        first, last = look.text.sentence_at(match.start)
        if first in sentences or not _of_us(look, match, first, last):
            continue
        sentences.add(first)
        yield not_met(
            say("“{words}” shows dangerous or careless conduct.", words=look.words(match)),
            start=match.start,
            end=match.end,
            confidence=0.82 if look.text.in_sentence(OWN, match.start) or match.group == GUN else 0.76,
            remedies=(Change(first, last, ""),),
        )


def _of_us(look: Look, match: Match, first: int, last: int) -> bool:
    """Whether the sentence tells it of the writer or a colleague, and neither warns, reports nor invents it."""
    lawful = look.text.in_sentence(LAWFUL, match.start)
    if any(_is_said_of(look, one, match) for one in lawful) or is_reported(look.text, match.start, match.end):
        return False
    if look.text.in_sentence(OWN, match.start):
        return True
    sentence = look.text.raw[first:last]
    described = any(note.start <= match.start < note.end for note in look.text.annotations)
    return described or look.reads == "media.description" or _BARE_START.match(sentence) is not None


def _is_said_of(look: Look, lawful: Match, match: Match) -> bool:
    """Whether the word that excuses stands outside the conduct, and not behind it as what came of it."""
    words = look.words(lawful).lower()
    if match.start <= lawful.start < match.end:
        return "drove" in words
    return lawful.start < match.start or words not in _CAME_OF_IT
