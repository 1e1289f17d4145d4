"""VT001: Every candidate of a round has been looked at in the same way.

What it asks
    Were the same steps taken for all candidates of this round?

Why
    Vetting must be applied alike to all (pd/IV.D.3, nmpd/VI.E.6). It compares many, so it reads the whole round.

Example
    Not met: one of twelve candidates had an extra search.
    Met: each had the same four searches.

Remedy
    Take the missing steps, or explain the difference.

Where it errs
    It compares the names of steps, not how thoroughly each was taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.remedy import Do


@check(
    "VT001",
    name="alike-for-all",
    asks="Were the same steps taken for every candidate of the round?",
    document=__doc__,
    values={"compare": "what is compared: steps"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Find the candidates whose steps differ from what most had."""
    fact = look.facts.round.candidates
    if fact is UNKNOWN:
        yield cannot_tell(say("Nobody has said which steps were taken."), "round.candidates")
        return
    candidates = fact.value if isinstance(fact, Known) else ()
    if not candidates:
        return
    usual = Counter(candidate.steps for candidate in candidates).most_common(1)[0][0]
    for candidate in candidates:
        differing = sorted(candidate.steps ^ usual)
        if differing:
            yield not_met(
                say(
                    "{candidate} was treated differently: {steps}.",
                    candidate=candidate.candidate,
                    steps=", ".join(differing),
                ),
                remedies=(Do("same-steps", "bg-investigator"),),
            )
