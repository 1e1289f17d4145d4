"""CT023: A police response that is under way or about to be, or a detail of tactics.

What it asks
    Does the text tell where officers are, what they are about to do, how many they are or with what?

Why
    CR-23. pd/V.A.3 lets nothing about a response out unless the Chief approves, for the safety of officers. A bare
    instruction to keep away is such information too; a standing release may cover it. In nmpd's warnings of crime
    (VI.C.5) the positions of officers are flagged.

Example
    Not met: "SWAT is staged behind the school on 5th."
    Met: "Thanks to the fire department for its open house on Sunday."

Remedy
    Take the tactics out and keep what protects people; ask the Chief.

Where it errs
    Places known only to locals; irony; games. Fire, flood, weather and traffic notices pass, and so does what is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts.value import UNKNOWN
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match

WORDS = "common/tactics"
STAY, AWAY = f"{WORDS}:stay", f"{WORDS}:away"
POLICING, HAZARD = f"{WORDS}:policing", f"{WORDS}:hazard"
PAST, RELEASED = f"{WORDS}:past", f"{WORDS}:released"
RESPONSE = f"{WORDS}:response"
TACTICS = {
    f"{WORDS}:position": 0.9,
    f"{WORDS}:operation": 0.9,
    f"{WORDS}:plan": 0.82,
    f"{WORDS}:entry": 0.82,
    f"{WORDS}:equipment": 0.82,
    f"{WORDS}:staffing": 0.85,
    RESPONSE: 0.82,
}
STAYING_AWAY = "stay-away"
_ASSISTING = re.compile(
    r"\b(?:county|state|mutual aid|assisting|sheriff|marshals|feds|fbi|dea|atf)\b", re.IGNORECASE
)


@check(
    "CT023",
    name="police-response",
    asks="Does this tell of a police response under way or to come?",
    document=__doc__,
    rules=("CR-23",),
    triggers=(*TACTICS, STAY, AWAY),
    context=(POLICING, HAZARD, PAST, RELEASED),
    languages=("en",),
    values={
        "assisting_agency": "Yes (default): the part of an agency that helps us is asked about too.",
        "tactics_only": "Yes: an instruction to keep away is no finding by itself.",
        "lexicons": "Further word lists of the agency's own operations.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence which words tell of tactics; without tactics, say the instruction to keep away."""
    told: set[int] = set()
    for match in [*look.text.any_of(TACTICS), *look.lexicon_matches()]:
        begin = look.text.sentence_at(match.start)[0]
        if begin in told or look.text.in_sentence(PAST, match.start) or _is_no_tactics(look, match):
            continue
        told.add(begin)
        yield _tactics(look, match)
    if not told and not look.values.get("tactics_only", False):
        yield from _keeping_away(look)


def _is_no_tactics(look: Look, match: Match) -> bool:
    """Going to a crash or a flood gives no tactics away; neither does another agency's part, where it is not asked."""
    if match.group == RESPONSE and look.text.in_sentence(HAZARD, match.start):
        return True
    first, last = look.text.sentence_at(match.start)
    asked = look.values.get("assisting_agency", True)
    return not asked and _ASSISTING.search(look.text.raw, first, last) is not None


def _tactics(look: Look, match: Match) -> Observation:
    """Words of tactics; no standing release covers them, whatever category the author names."""
    start, end = match.start, _trimmed(look, match)
    return not_met(
        _why(match.group, look.text.raw[start:end]),
        start=start,
        end=end,
        confidence=TACTICS.get(match.group, 0.82),
        remedies=(Change(*look.text.sentence_at(start), ""),),
        category="",
    )


def _trimmed(look: Look, match: Match) -> int:
    return match.start + len(look.words(match).rstrip(" ,:\n"))


def _why(group: str, words: str) -> Sentence:
    if group.endswith((":staffing", ":equipment")):
        return say("“{words}” tells how strong a police response is.", words=words)
    if group.endswith(":position"):
        return say("“{words}” tells where officers are.", words=words)
    return say("“{words}” tells of a police response under way or to come.", words=words)


def _keeping_away(look: Look) -> Iterator[Observation]:
    """One instruction to keep away, unless fire, flood, weather or traffic is what people should keep away from."""
    text = look.text
    hazard, policing = text.matches(HAZARD), text.matches(POLICING)
    for match in text.any_of((STAY, AWAY)):
        if (hazard or match.group == AWAY) and not policing:
            continue
        if text.in_sentence(PAST, match.start):
            continue
        if text.matches(RELEASED) and look.facts.permissions is UNKNOWN:
            yield cannot_tell(
                say("It names a release, and nobody has said which permissions there are."),
                "permissions",
                start=match.start,
                end=match.end,
            )
        else:
            yield not_met(
                say(
                    "“{words}” tells of a police response; a standing release may cover it.",
                    words=look.words(match),
                ),
                start=match.start,
                end=match.end,
                confidence=0.82,
                category=STAYING_AWAY,
            )
        return
