"""WL001: Words that an agency has put on a list of its own.

What it asks
    Does the text hold a word or phrase of the lists that the binding names?

Why
    An agency has words that only it must not say: boats, code names, a building not yet announced. They are its own
    lists, in its own pack, and need no check written for them.

Example
    Not met: "Boat three is at the fuel dock", where the agency lists the positions of its boats.
    Met: "Boats are for hire at the pier."

Remedy
    Take the words out, or ask whoever may give leave.

Where it errs
    A list knows words, not what is meant by them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.remedy import Change


@check(
    "WL001",
    name="words-of-the-agency",
    asks="Does this hold words that the agency has listed?",
    document=__doc__,
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each listed word that occurs."""
    for match in look.lexicon_matches():
        yield not_met(
            say("“{words}” is on the agency's own list.", words=look.words(match)),
            start=match.start,
            end=match.end,
            remedies=(Change(match.start, match.end, ""),),
        )
