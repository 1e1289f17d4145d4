"""CT031: Speech that a lawyer could put to an officer on the stand.

What it asks
    Does the writer boast of lying, of shading a report, of stops without grounds, of planting, or show contempt for the
    oath or for people's rights?

Why
    CR-31. pd/V.A.9.s2 and V.A.9.c.s1 warn of it; nmpd/IX.A.3.d bars it and IX.A.2.s2 asks members to weigh it first.
    Such words are used in court for years, against every case the officer touched.

Example
    Not met: "I always find the probable cause I need."
    Met: "Telling the truth on the stand is the whole job."

Remedy
    Leave it out. There is no way to word it.

Where it errs
    Dry jokes among friends read like boasts; a boast in code reads like nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, words_not_met
from bailiwick.policy.checks.grammar.framing import is_condemned, is_fiction

GROUPS = {
    "common/testimony:oath": (say("“{words}” makes light of the oath."), 0.85),
    "common/testimony:report": (say("“{words}” says that a report is not the truth."), 0.85),
    "common/testimony:pretext": (say("“{words}” says that grounds are made up."), 0.85),
    "common/testimony:planting": (say("“{words}” speaks of planting something."), 0.88),
    "common/testimony:guilty": (say("“{words}” says that people are guilty before they are heard."), 0.78),
    "common/testimony:rights": (say("“{words}” makes light of people's rights."), 0.82),
    "common/testimony:force": (say("“{words}” makes light of force, or of hiding it."), 0.8),
}


@check(
    "CT031",
    name="testimony-undermined",
    asks="Could a lawyer use this to say that the writer is no credible witness?",
    document=__doc__,
    rules=("CR-31",),
    triggers=GROUPS,
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each boast once, unless its sentence tells a story or condemns it."""
    free_from = 0
    for match in look.text.any_of(GROUPS):
        if match.start < free_from:
            continue
        first, last = look.text.sentence_at(match.start)
        sentence = look.text.raw[first:last]
        if is_fiction(sentence) or is_condemned(sentence):
            continue
        free_from = match.end
        why, confidence = GROUPS[match.group]
        yield words_not_met(look, match.start, match.end, why, confidence=confidence)
