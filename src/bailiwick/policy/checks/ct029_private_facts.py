"""CT029: Private facts about somebody who can be told.

What it asks
    Does the post tell another person's health, intimate life, money or family trouble?

Why
    CR-29. pd/V.A.9.e.ii warns that suits may follow when private facts are published without leave and are of no fair
    public concern. What somebody tells of themselves, and general words about health, pass.

Example
    Not met: "Guess which councilman's son is in rehab."
    Met: "I was diagnosed last week and wanted you to hear it from me."

Remedy
    Ask the person first, or leave it out.

Where it errs
    It does not know who has given leave unless the post says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, words_not_met
from bailiwick.policy.checks.grammar.framing import is_fiction
from bailiwick.policy.checks.grammar.people import target_before

PAPERS = "common/private-life:papers"
GROUPS = {
    "common/private-life:health": 0.8,
    "common/private-life:intimate": 0.8,
    "common/private-life:money": 0.78,
    "common/private-life:family": 0.76,
    PAPERS: 0.82,
}
WHY = say("“{words}” tells something private about somebody else.")
_WITH_LEAVE = re.compile(
    r"\b(?:with (?:his|her|their) (?:permission|blessing|leave|ok)|asked (?:me|us) to share|"
    r"wants? (?:you|everyone|people) to know|"
    r"announced|shared (?:his|her|their) (?:story|journey)|told the (?:press|paper|news)|go ?fund ?me|fundraiser for|"
    r"raise awareness|in memory of|public record|press release|lived with|survivors?|in honou?r of|prayers? for)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i|i'm|i’m|i've|i’ve|i was|i am|i got|i have|we|we're|we’re|me|myself|my own|"
    r"my (?:first|last|own|new|old)?\s?(?:\w+ )?"
    r"(?:therapy|diagnosis|divorce|surgery|rehab|pregnancy|depression|debt|bankruptcy|cancer|sobriety|recovery))\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_ABOUT_NOBODY = re.compile(
    r"\b(?:centers?|centres?|clinic|ward|awareness|month|hotline|ribbon|walk|research|charity|fund)\b",
    re.IGNORECASE,
)


@check(
    "CT029",
    name="private-facts",
    asks="Does this tell private facts about somebody who can be told?",
    document=__doc__,
    rules=("CR-29",),
    triggers=GROUPS,
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence whose private life is told."""
    told: set[int] = set()
    raw = look.text.raw
    for match in look.text.any_of(GROUPS):
        first, last = look.text.sentence_at(match.start)
        if first in told or not _tells_of_another(raw, first, last, match.start, match.end):
            continue
        told.add(first)
        yield words_not_met(look, match.start, match.end, WHY, confidence=GROUPS[match.group])


def _tells_of_another(raw: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether the sentence tells it of a person who can be told, and not of the writer, with leave, or in a story."""
    sentence = raw[first:last]
    if _WITH_LEAVE.search(sentence) or is_fiction(sentence) or _ABOUT_NOBODY.match(raw, end + 1):
        return False
    target = target_before(raw, first, end) or target_before(raw, end, last)
    if target is None:
        theirs = _THEIRS.search(raw, first, end) is not None and _OWN.search(raw, first, start) is None
        return theirs and _named_near(raw, first)
    between = raw[min(target[1], start) : start]
    return _OWN.search(between) is None or target[0] > start


def _named_near(raw: str, first: int) -> bool:
    """Whether the sentence before names somebody, so that "his" and "her" have an owner."""
    before = max(raw.rfind(".", 0, max(0, first - 2)), raw.rfind("\n", 0, max(0, first - 2)), 0)
    return target_before(raw, before, first) is not None
