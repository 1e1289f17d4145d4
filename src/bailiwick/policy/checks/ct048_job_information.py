"""CT048: Information known only through the job.

What it asks
    Does a private post tell what its author can only know from work: roll call, a memo, a plan, staffing, a database?

Why
    CR-48. pd/V.A.8 lets it out with the Chief's permission, pd/V.A.9.d.s1 bars what authority gave access to;
    nmpd/VII.D.s1 and IX.A.3.a.0.s2 write no permission. What the agency has published is free, and so are opinions.

Example
    Not met: "Body cameras come in May, heard at roll call."
    Met: "My opinion: checkpoints don't work."

Remedy
    Wait until it is published, or ask the Chief.

Where it errs
    It goes by the source that the words name, so that a bare fact passes. Speech on pay, conditions and wrongdoing is
    often protected: there it only asks a person to look.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts.value import UNKNOWN, is_true
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match

WORDS = "common/job-information"
RELEASED, LEAVE, OPINION = f"{WORDS}:released", f"{WORDS}:leave", f"{WORDS}:opinion"
SOURCES = {
    f"{WORDS}:source": 0.88,
    f"{WORDS}:paper": 0.82,
    f"{WORDS}:database": 0.85,
    f"{WORDS}:inside": 0.78,
    f"{WORDS}:plans": 0.76,
}
OF_PUBLIC_CONCERN = 0.55


@check(
    "CT048",
    name="job-information",
    asks="Does this tell what only somebody who works for the agency can know?",
    document=__doc__,
    rules=("CR-48",),
    triggers=(*SOURCES,),
    context=(RELEASED, LEAVE, OPINION),
    languages=("en",),
    values={
        "released_frees": "Yes (default): what somebody says the agency has published is free.",
        "permission_frees": "Yes (default): the policy knows a permission, so one that is claimed is asked about.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once which words name a source at work; a permission that is only claimed has to be stated."""
    if is_true(look.facts.post.released) and look.values.get("released_frees", True):
        return
    if look.text.matches(RELEASED):
        return
    told: set[int] = set()
    for match in look.text.any_of(SOURCES):
        begin = look.text.sentence_at(match.start)[0]
        if begin in told:
            continue
        told.add(begin)
        yield _found(look, match)


def _found(look: Look, match: Match) -> Observation:
    start, end = match.start, match.start + len(look.words(match).rstrip(" ,:\n"))
    by_leave = look.values.get("permission_frees", True)
    if by_leave and look.text.matches(LEAVE) and look.facts.permissions is UNKNOWN:
        return cannot_tell(
            say("It names a permission, and nobody has said which permissions there are."),
            "permissions",
            start=start,
            end=end,
        )
    confidence = SOURCES[match.group]
    if look.text.matches(OPINION):
        confidence = OF_PUBLIC_CONCERN
    return not_met(
        say("“{words}” tells that this is known from work.", words=look.text.raw[start:end]),
        start=start,
        end=end,
        confidence=confidence,
        remedies=(Change(*look.text.sentence_at(start), ""),),
    )
