"""CT024: The story of a call, or of people dealt with on duty.

What it asks
    Does the writer tell what happened on a call for service, or who was dealt with?

Why
    CR-24. pd/V.A.4.s1 and s2 hold calls and the people dealt with to be confidential unless they were given out by a
    records request, or had already been released officially (pd/V.A.4.s4).

Example
    Not met: "Went to a wild domestic on Maple tonight, he threw the TV at her."
    Met: "Call volume last year: 41,200, per the annual report."

Remedy
    Leave the call out, or link to what the agency has released.

Where it errs
    A hint such as "rough calls tonight" only asks for a look. It cannot tell an invented story from a real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, without_sentence, words_not_met
from bailiwick.policy.checks.grammar.framing import is_fiction
from bailiwick.policy.facts.value import is_true
from bailiwick.policy.remedy import Supply

STORY, DEALT_WITH, PAPERS, HINT = (
    "common/calls:story",
    "common/calls:dealt-with",
    "common/calls:papers",
    "common/calls:hint",
)
CONFIDENCE = {STORY: 0.82, DEALT_WITH: 0.8, PAPERS: 0.85, HINT: 0.5}
WHY = say("“{words}” tells of a call, which is confidential until it is officially released.")

_RELEASED = re.compile(
    r"\b(?:records? request|open[- ]records|annual report|press (?:release|conference|briefing)|news release|"
    r"released (?:by|this|today|yesterday|the)|per the (?:report|release|city|department)|"
    r"the department (?:says|said|posted|announced|reported)|according to|city portal|call volume|statistics|"
    r"on average|news (?:says|reports?)|the paper says)\b",
    re.IGNORECASE,
)
_CITIZEN = re.compile(
    r"\b(?:called 911|call 911|dialed 911|called the (?:police|cops)|"
    r"my (?:own )?(?:house|car|home) was (?:broken|robbed)|"
    r"when i was a kid|jury duty|as a kid|growing up|back in (?:19|20)\d\d|on the news|watching|ride-?along video|"
    r"crash (?:course|test|pad|diet|landing|dumm)\w*)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:you|they|he|she|who|which|neighbou?rs?|fire department|paramedics) $", re.IGNORECASE
)


@check(
    "CT024",
    name="calls-for-service",
    asks="Does this tell what happened on a call, or who was dealt with?",
    document=__doc__,
    rules=("CR-24",),
    triggers=CONFIDENCE,
    languages=("en",),
    values={"released_frees": "Yes (default): what the agency itself has released is free."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence what is told of a call, unless the same facts are already released."""
    if is_true(look.facts.post.released) and look.values.get("released_frees", True):
        return
    raw = look.text.raw
    told: set[int] = set()
    for match in look.text.any_of(CONFIDENCE):
        first, last = look.text.sentence_at(match.start)
        sentence = raw[first:last]
        framed = _RELEASED.search(sentence) or _CITIZEN.search(sentence) or is_fiction(sentence)
        if first in told or framed or _OTHERS.search(raw[first : match.start]):
            continue
        told.add(first)
        yield words_not_met(
            look,
            match.start,
            match.end,
            WHY,
            confidence=CONFIDENCE[match.group],
            remedies=(without_sentence(look, match.start), Supply("post.released")),
        )
