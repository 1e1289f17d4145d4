"""CT028: A damaging fact is asserted of somebody who can be told, with no hedge and no source.

What it asks
    Does the post say as a fact that a person or business did something criminal or dishonest, or has a disease?

Why
    CR-28. pd/V.A.9.e.i warns that civil suits may follow false information that hurts a reputation. Opinions, satire
    that says so, and what a court has found pass.

Example
    Not met: "The owner of Bay Liquor deals drugs out of the back."
    Met: "A jury found Coach Ellis liable on 2 May."

Remedy
    Say that it is your opinion, name who found it, or leave it out.

Where it errs
    It cannot know what is true; it asks only whether a reader could tell who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, words_not_met
from bailiwick.policy.checks.grammar.framing import is_fiction
from bailiwick.policy.checks.grammar.people import target_before

CRIME, DISHONEST, ILL = "common/accusation:crime", "common/accusation:dishonest", "common/accusation:ill"
CONFIDENCE = {CRIME: 0.82, DISHONEST: 0.78, ILL: 0.78}
WHY = say("“{words}” tells as a fact what can ruin a reputation. Civil suits may follow if it is not so.")

_HEDGED = re.compile(
    r"\b(?:i think|i feel|i believe|in my (?:opinion|view)|imo|imho|seems?|apparently|alleged\w*|accused|charged|"
    r"convicted|pleaded|pled|sentenced|indicted|found (?:guilty|liable)|liable|jury|judge|court|verdict|ruling|lawsuit|"
    r"according to|reports? (?:say|said|that)|the (?:paper|news|herald|times|post) (?:says|said|reports?)|"
    r"admitted|confess\w*|settled|audit (?:found|shows)|investigation (?:found|into)|under investigation|"
    r"suspected|suspicion|satire|parody|joking|just kidding|/s|if (?:he|she|they|it|someone|anyone|you))\b|https?://|\?",
    re.IGNORECASE,
)


@check(
    "CT028",
    name="defamation-risk",
    asks="Is a damaging fact asserted of somebody who can be told, without hedge or source?",
    document=__doc__,
    rules=("CR-28",),
    triggers=CONFIDENCE,
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Weigh each accusation in its sentence: who is meant, and how it is said."""
    told: set[int] = set()
    for match in look.text.any_of(CONFIDENCE):
        first, last = look.text.sentence_at(match.start)
        sentence = look.text.raw[first:last]
        if first in told or _HEDGED.search(sentence) or is_fiction(sentence):
            continue
        target = target_before(look.text.raw, first, match.start)
        if target is None:
            continue
        told.add(first)
        yield words_not_met(look, target[0], match.end, WHY, confidence=CONFIDENCE[match.group])
