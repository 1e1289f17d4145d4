"""CT032: Words that may cost the agency the public's trust, put before people and never decided here.

What it asks
    Does the text show contempt for the people served, delight in somebody's harm, or the signs of an extremist group?

Why
    CR-32. The clauses are broad (pd/V.A.5.s2 and s5, nmpd/II.s4, V.G.3, VII.D.s4, IX.A.1) and weigh on protected
    speech, so a finding only asks a person to look, and a case needs elements, evidence and a legal view.

Example
    Not met: "I'd let that whole block burn, nobody there matters."
    Met: "Response times are worse this year."

Remedy
    Think again before posting; a person looks. What is said of pay, conditions, public matters or wrongdoing passes
    through the screens that the binding names.

Where it errs
    Dark humour among colleagues is not told from contempt. Most harm to trust has none of these words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.described import shows_delight_in_harm, within_brackets
from bailiwick.policy.checks.grammar.remarks import for_a_person
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_objected_to, is_reported

CONTEMPT = "common/public-trust:contempt"
FORCE = "common/public-trust:force"
HUMILIATION = "common/public-trust:humiliation"
EXTREMIST = "common/public-trust:extremist"
DESCRIBED = "common/public-trust:described"
ALL = (CONTEMPT, FORCE, HUMILIATION, EXTREMIST, DESCRIBED)

TELLING = "common/protected-speech:telling"
SCREENS = {
    "public-concern": "common/protected-speech:concern",
    "concerted-activity": "common/protected-speech:concerted",
    "whistle-blowing": "common/protected-speech:wrongdoing",
}

CERTAINTY = {CONTEMPT: 0.74, FORCE: 0.74, HUMILIATION: 0.72, EXTREMIST: 0.7, DESCRIBED: 0.72}
_DENIED = re.compile(
    r"\b(?:not|never|n't|nobody should|no one should|don't|doesn't|didn't|without)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@check(
    "CT032",
    name="public-trust",
    asks="Does this show contempt for the people served, delight in harm, or an extremist group's signs?",
    document=__doc__,
    rules=("CR-32",),
    triggers=ALL,
    context=(TELLING, *SCREENS.values(), *SPEECH_CONTEXT),
    languages=("en",),
    values={
        "screens": "kinds of protected speech that pass: public-concern concerted-activity whistle-blowing"
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Put each remark before a person, unless one of the screens holds for its sentence."""
    return for_a_person(look, CERTAINTY, DESCRIBED, _passes, _why)


def _passes(look: Look, match: Match) -> bool:
    text, start = look.text, match.start
    if match.group == DESCRIBED:
        return not shows_delight_in_harm(within_brackets(text.raw, start)[0])
    if is_address(text, start) or is_reported(text, start, match.end) or is_objected_to(text, start):
        return True
    if match.group in {EXTREMIST, HUMILIATION} and _told(look, match):
        return True
    if match.group == EXTREMIST:
        return False
    first = text.sentence_at(start)[0]
    return _DENIED.search(text.raw[first:start]) is not None or _screened(look, match)


def _told(look: Look, match: Match) -> bool:
    """Whether the sentence, outside the words themselves, tells, fights or mourns what it names."""
    return any(
        told.end <= match.start or told.start >= match.end
        for told in look.text.in_sentence(TELLING, match.start)
    )


def _screened(look: Look, match: Match) -> bool:
    """Whether the sentence is about something that the law may protect, outside the words themselves."""
    screens = look.values.get("screens", tuple(SCREENS))
    named = screens if isinstance(screens, tuple) else (str(screens),)
    return any(
        word.end <= match.start or word.start >= match.end
        for screen in named
        for word in look.text.in_sentence(SCREENS[str(screen)], match.start)
    )


def _why(words: str, group: str) -> Sentence:
    if group == EXTREMIST:
        return say("“{words}” may tie the author to an extremist group.", words=words)
    if group in {HUMILIATION, DESCRIBED}:
        return say("“{words}” makes light of somebody who was hurt.", words=words)
    return say("“{words}” may be read as contempt for the people served.", words=words)
