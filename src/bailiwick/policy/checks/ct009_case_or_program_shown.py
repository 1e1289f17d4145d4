"""CT009: A picture that bears on a case, an inquiry, a project or a program and has not been approved.

What it asks
    Does a picture in an official post bear on a criminal or internal investigation, a project or a program, and has
    whoever may approved this file?

Why
    CR-09. nmpd/V.H.3.s2 to s4 let such a picture go up only with the approval of the Chief or a designee. What a
    picture bears on is asked each time; an approval covers one file by its digest, or a named program (A12).

Example
    Not met: "[image: dented patrol car from the crash under internal review]"
    Met: "[image: sunset over city hall]"

Remedy
    Ask for an approval of exactly this file, or choose another picture.

Where it errs
    It reads what is said of a picture; a street that looks like any other may be a scene.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_applicable
from bailiwick.policy.checks.grammar.permitted import (
    APPROVAL_WORDS,
    approval_missing,
    approval_missing_by_words,
)
from bailiwick.policy.checks.grammar.pictured import MAIN_TEXT, descriptions_of
from bailiwick.policy.facts import UNKNOWN, Known

LIST = "common/case-images"
NOTHING = f"{LIST}:nothing"
CUES = {
    "criminal-investigation": f"{LIST}:criminal",
    "administrative-investigation": f"{LIST}:inquiry",
    "project": f"{LIST}:program",
    "program": f"{LIST}:program",
}
WHY = {
    f"{LIST}:criminal": say("“{words}” tells that the picture bears on a criminal investigation."),
    f"{LIST}:inquiry": say("“{words}” tells that the picture bears on an inquiry about staff."),
    f"{LIST}:program": say("“{words}” tells that the picture bears on a project or program."),
}


@check(
    "CT009",
    name="case-or-program-shown",
    asks="Does a picture bear on a case, an inquiry, a project or a program, and has this very file been approved?",
    document=__doc__,
    rules=("CR-09",),
    context=(*WHY, NOTHING, *APPROVAL_WORDS),
    needs=("post.media",),
    uses=("media.description",),
    languages=("en",),
    values={
        "needs": "all: the powers each of which must have said yes",
        "subjects": "what is asked: criminal-investigation, administrative-investigation, project, program",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Take a person's answer first, then what is said of the picture; ask where nothing tells."""
    if look.reads != MAIN_TEXT:
        return
    fact = look.facts.media.relates_to
    if fact is UNKNOWN:
        yield from _described(look)
    elif isinstance(fact, Known) and fact.value.intersection(_subjects(look)):
        yield from approval_missing(look)
    else:
        yield not_applicable(say("The picture bears on nothing of the kind."))


def _subjects(look: Look) -> tuple[str, ...]:
    named = look.values.get("subjects", ())
    return tuple(str(one) for one in named) if isinstance(named, tuple) else (str(named),)


def _described(look: Look) -> Iterator[Observation]:
    descriptions = descriptions_of(look)
    groups = {CUES[subject] for subject in _subjects(look) if subject in CUES}
    for one in descriptions:
        found = one.matches(groups)
        if not found or one.has(NOTHING):
            continue
        words = one.as_words(found[0].start, found[0].end)
        why = say(WHY[found[0].group].template, words=words.text)
        yield from approval_missing_by_words(look, one, words, why, 0.82)
    if not descriptions:
        yield cannot_tell(say("Nobody has said what the picture bears on."), "media.relates-to")
