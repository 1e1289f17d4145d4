"""CT022: Clues to where a member lives, what they drive, or who their family is.

What it asks
    Could somebody with a grudge find a home, a vehicle or a family member by this post?

Why
    CR-22. pd/V.A.8.b.s2 asks members to leave out what could reveal an employee's home, vehicle or family, because some
    people they deal with seek revenge. It is advice for their own safety.

Example
    Not met: "Leaving for two weeks tomorrow, key's under the mat."
    Met: "First day of school for kids everywhere. Slow down in school zones."

Remedy
    Leave the clue out, or post it when you are back.

Where it errs
    Several harmless clues together may tell what none tells alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met, words_not_met
from bailiwick.policy.checks.grammar.framing import is_fiction
from bailiwick.policy.facts import ABSENT, UNKNOWN
from bailiwick.policy.facts.value import is_true

WHY = {
    "common/home-clues:home": (say("“{words}” may tell where somebody lives."), 0.8),
    "common/home-clues:away": (say("“{words}” tells that a home stands empty."), 0.82),
    "common/home-clues:vehicle": (say("“{words}” may tell which vehicle is somebody's own."), 0.8),
    "common/home-clues:family": (
        say("“{words}” may tell who somebody's family is, or where they can be found."),
        0.78,
    ),
    "common/home-clues:habit": (say("“{words}” tells when and where somebody can be met."), 0.76),
    "common/home-clues:place-data": (say("“{words}” may carry the place where it was taken."), 0.82),
}
ASKED = "media.shows-home"


@check(
    "CT022",
    name="home-and-family-clues",
    asks="Could somebody find a member's home, vehicle or family by this?",
    document=__doc__,
    rules=("CR-22",),
    triggers=WHY,
    needs=("post.media",),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each clue; ask about a picture that nobody has described."""
    told = False
    for match in look.text.any_of(WHY):
        first, last = look.text.sentence_at(match.start)
        if is_fiction(look.text.raw[first:last]):
            continue
        told = True
        why, confidence = WHY[match.group]
        yield words_not_met(look, match.start, match.end, why, confidence=confidence)
    if told or look.reads != "post.text":
        return
    if is_true(look.facts.media.shows_home):
        yield not_met(say("The picture shows a home, a vehicle or family that somebody could find."))
    elif (
        look.facts.post.media is not ABSENT
        and look.facts.media.shows_home is UNKNOWN
        and not look.text.annotations
    ):
        yield cannot_tell(
            say("Nobody has said whether the picture shows a home, a vehicle or family."), ASKED
        )
