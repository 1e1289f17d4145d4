"""CT015: A threat, stalking, harassment, or a call to pile on somebody.

What it asks
    Does the text threaten somebody, tell of following or pestering somebody, or call on others to do so?

Why
    CR-15. House rule H8 (house/threats): what looks like a threat or like stalking is put before a person at once,
    because somebody may need help today. Nothing is decided by the machine.

Example
    Not met: "Nice kids you have. Shame if someone ran their plates."
    Met: "If someone is stalking you online, save the messages and call us."

Remedy
    A person looks at once. For a writer: take the words out, and stop writing to somebody who has said no.

Where it errs
    In comments a statistic may notice what no rule has (docs/model-card.md); its findings only ask for a reader.
    Banter and quotations are taken for threats where nothing in the sentence shows them for what they are. Hints,
    pictures and a history of messages that nobody describes are missed. In Spanish threats and wishes of harm are
    read, not the telling of stalking or calls to go after somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import STATISTIC, STATISTIC_MEANS, Look, Observation, check
from bailiwick.policy.checks.grammar import threats as grammar
from bailiwick.policy.checks.grammar.described import shows_harassment, within_brackets
from bailiwick.policy.checks.grammar.noticed import noticed
from bailiwick.policy.checks.grammar.remarks import for_a_person
from bailiwick.policy.checks.grammar.threats import LAWFUL, PILE_ON, PROMISE, VEILED, VIOLENCE, WISH
from bailiwick.policy.statistic import Kind
from bailiwick.policy.text.scanned import Match, ScannedText
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_objected_to, is_reported

STALKING = "common/threats:stalking"
AFTER_NO = "common/threats:after-no"
REPEATED = "common/threats:repeated"
DESCRIBED = "common/threats:described"
ALL = (VIOLENCE, PROMISE, VEILED, WISH, STALKING, AFTER_NO, REPEATED, PILE_ON, DESCRIBED)
THREATS = frozenset((VIOLENCE, PROMISE, VEILED, WISH))

SPANISH = tuple(f"common/threats-es:{kind}" for kind in ("violence", "promise", "veiled", "wish"))
SPANISH_VEILED = SPANISH[2]
SPANISH_ADVICE = "common/threats-lawful-es:advice"
SPANISH_LAWFUL = ("common/threats-lawful-es:news", "common/threats-lawful-es:play")

CERTAINTY = {
    VIOLENCE: 0.85,
    PROMISE: 0.8,
    VEILED: 0.8,
    WISH: 0.8,
    STALKING: 0.78,
    AFTER_NO: 0.78,
    REPEATED: 0.76,
    PILE_ON: 0.76,
    DESCRIBED: 0.8,
    **dict.fromkeys(SPANISH, 0.8),
}


_SOMEBODY = re.compile(r"\b(?:you|your|yours|u|ur|he|him|his|she|her|they|them|their)\b", re.IGNORECASE)


@check(
    "CT015",
    name="threat-or-harassment",
    asks="Does this threaten, stalk or harass somebody, or call on others to do so?",
    document=__doc__,
    rules=("CR-15",),
    triggers=(*ALL, *SPANISH),
    context=(*LAWFUL, SPANISH_ADVICE, *SPANISH_LAWFUL, *SPEECH_CONTEXT),
    languages=("en", "es"),
    values={STATISTIC: STATISTIC_MEANS},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each threat and each telling of harassment; where there is none, what a statistic noticed."""
    found = list(for_a_person(look, CERTAINTY, DESCRIBED, _is_harmless, _why))
    yield from found or noticed(look, Kind.THREAT, (*ALL, *SPANISH), partial(_speaks_to_nobody, look.text))


def _speaks_to_nobody(text: ScannedText, start: int, _end: int) -> bool:
    """Whether the sentence speaks neither to nor of a person."""
    first, last = text.sentence_at(start)
    return _SOMEBODY.search(text.raw, first, last) is None


def _is_harmless(look: Look, match: Match) -> bool:
    text, start = look.text, match.start
    if match.group == DESCRIBED:
        return not shows_harassment(within_brackets(text.raw, start)[0])
    told = is_address(text, start) or is_reported(text, start, match.end) or is_objected_to(text, start)
    if told or match.group in SPANISH:
        return told or _is_harmless_in_spanish(text, match)
    return not grammar.is_meant(look, match)


def _is_harmless_in_spanish(text: ScannedText, match: Match) -> bool:
    """Whether its sentence is news, play, a figure of speech or advice."""
    if any(text.in_sentence(group, match.start) for group in SPANISH_LAWFUL):
        return True
    return match.group != SPANISH_VEILED and bool(text.in_sentence(SPANISH_ADVICE, match.start))


def _why(words: str, group: str) -> Sentence:
    if group in THREATS or group in SPANISH:
        return say("“{words}” can be read as a threat.", words=words)
    if group == PILE_ON:
        return say("“{words}” calls on others to go after somebody.", words=words)
    return say("“{words}” tells of following or pestering somebody.", words=words)
