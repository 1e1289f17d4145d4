"""CT011: Obscene or sexually explicit words and pictures.

What it asks
    Does the text use obscene words, or tell or show sexual things to arouse, to joke or to demean?

Why
    CR-11. pd/V.A.9.a.s1 and nmpd/IX.A.3.b.s1 bar it in personal use; on official posts it is a matter of decorum
    (pd/IV.B.1.s3, nmpd/V.G.1.s3); in comments obscenity is one of the grounds on the page (nmpd/V.F.1.s2).

Example
    Not met: "What the f**k were they thinking"
    Met: "Free STI testing at the county clinic on Monday."

Remedy
    Take the word out.

Where it errs
    Mild oaths ("damn", "hell", "crap") pass on purpose. New disguises, and hints that use no word, are missed.
    In comments a statistic may notice what no rule has (docs/model-card.md); its findings only ask for a reader.
    Health, the reporting of crime, surnames and place names pass; a quotation passes where its speaker is told. In
    Spanish words are read, but no hints and nothing sexual; what is mild in one country is not in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import STATISTIC, STATISTIC_MEANS, Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.noticed import noticed
from bailiwick.policy.remedy import Change
from bailiwick.policy.statistic import Kind
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_reported

STRONG = "common/obscenity:strong"
HOE = "common/obscenity:hoe"
COARSE = "common/obscenity:coarse"
MASKED = "common/obscenity-masked"
SPANISH = "common/obscenity-es:strong"
SPANISH_COARSE = "common/obscenity-es:coarse"
TOLD = "common/explicit:told"
ACT = "common/explicit:act"
BODY = "common/explicit:body"
SHOWN = "common/explicit:shown"
IMAGE = "common/explicit:image"
LAWFUL = "common/explicit-lawful"

CERTAINTY = {
    STRONG: 0.93,
    HOE: 0.8,
    MASKED: 0.9,
    COARSE: 0.6,
    SPANISH: 0.85,
    SPANISH_COARSE: 0.6,
    TOLD: 0.8,
    ACT: 0.75,
    SHOWN: 0.8,
    IMAGE: 0.8,
}
WORDS = (STRONG, HOE, MASKED, COARSE, SPANISH, SPANISH_COARSE)
SEXUAL = (TOLD, ACT, SHOWN, IMAGE)

_A_NAME = re.compile(r"(?:Dick|Dicks|Cox|Cock|Ass|Wank|Hoe|Pricks|Prick|Tits|Fanny|Verga)\b")
_BEAST = re.compile(
    r"\b(?:donkeys?|mules?|burros?|pups|litter|kennel|whelp\w*|breeders?|nest\w*|feeder|birdwatch\w*)\b",
    re.IGNORECASE,
)
_CRUDE_COMPANY = re.compile(
    r"\b(?:lol|lmao|haha\w*|hot|sexy|badge bunn\w+|jokes?|punch ?line|babe|naughty|kinky|suck\w*|lick\w*|my|your)\b",
    re.IGNORECASE,
)


@check(
    "CT011",
    name="obscene-or-explicit",
    asks="Does this use obscene words, or tell or show sexual things?",
    document=__doc__,
    rules=("CR-11",),
    triggers=(*WORDS, *SEXUAL, BODY),
    context=(LAWFUL, *SPEECH_CONTEXT),
    languages=("en", "es"),
    values={STATISTIC: STATISTIC_MEANS},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each obscene word and each sexual phrase once; where there is none, what a statistic noticed."""
    found = list(_by_rule(look))
    yield from found or noticed(
        look, Kind.OBSCENE, (*WORDS, *SEXUAL, BODY), partial(_is_a_name, look.text.raw)
    )


def _by_rule(look: Look) -> Iterator[Observation]:
    last = -1
    for match in look.text.any_of((*WORDS, *SEXUAL, BODY)):
        start, end = _whole_words(look.text.raw, match)
        if start < last or _passes(look, match, start, end):
            continue
        last = end
        certainty = _certainty(look, match)
        if certainty:
            yield not_met(
                _why(look.text.raw[start:end], match.group),
                start=start,
                end=end,
                confidence=certainty,
                remedies=(Change(start, end, ""),),
            )


def _is_a_name(raw: str, start: int, _end: int) -> bool:
    """Whether it is a person's name, or an animal's."""
    return _A_NAME.match(raw, start) is not None or _BEAST.search(raw) is not None


def _whole_words(raw: str, match: Match) -> tuple[int, int]:
    """The match widened to the whole word, without the sign or space that a pattern may have taken along."""
    start, end = match.start, match.end
    if match.group in {STRONG, MASKED}:
        while start > 0 and raw[start - 1].isalpha():
            start -= 1
        while end < len(raw) and raw[end].isalpha():
            end += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return start, end


def _passes(look: Look, match: Match, start: int, end: int) -> bool:
    raw = look.text.raw
    if is_address(look.text, start) or is_reported(look.text, start, end):
        return True
    if raw[start:end].lower() == "cono":  # without its tilde, the word is a cone
        return True
    if match.group in SEXUAL or match.group == BODY:
        return bool(look.text.in_sentence(LAWFUL, start)) and match.group != TOLD
    if raw[start:end].lower() in {"ass", "bitch", "bitches", "tits"} and _BEAST.search(raw):
        return True
    return _A_NAME.match(raw, raw.rfind(" ", 0, end) + 1) is not None


def _certainty(look: Look, match: Match) -> float:
    """How sure; 0 for a part of the body named in company that is not crude."""
    if match.group != BODY:
        return CERTAINTY[match.group]
    first, last = look.text.sentence_at(match.start)
    return 0.65 if _CRUDE_COMPANY.search(look.text.raw[first:last]) else 0.0


def _why(words: str, group: str) -> Sentence:
    if group in SEXUAL or group == BODY:
        return say("“{words}” tells or shows something sexual.", words=words)
    return say("“{words}” is an obscene or coarse word.", words=words)
