"""What a statistic noticed where the rules found nothing: never certain, and always left to a person.

Where the rules have looked at a word and let it pass, its sentence is not brought up again; nor is a word that is quoted,
condemned or part of an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation
from bailiwick.policy.remedy import Do
from bailiwick.policy.statistic import Kind
from bailiwick.policy.text.scanned import ScannedText
from bailiwick.policy.text.speech import is_address, is_objected_to, is_reported
from bailiwick.policy.verdict import Verdict

LEAST, MOST = 0.4, 0.6
"""How sure a statistic may be: below the limit of every binding that ships."""
STEEPNESS = 0.05


Excuse = Callable[[int, int], bool]


def noticed(
    look: Look, kind: Kind, weighed: Iterable[str], excuse: Excuse, found: Sequence[Observation] = ()
) -> Iterator[Observation]:
    """Say which words made the text look like a kind of speech.

    `weighed`: the groups that the rules have looked at. `excuse`: whether words cannot be meant so, by where they stand.
    `found`: what the rules found, to which further words may be added.
    """
    likelihood = look.likelihood(kind)
    if likelihood is None or not likelihood.speaks:
        return
    matches = look.text.any_of(weighed)
    passed = [(match.start, match.end) if found else look.text.sentence_at(match.start) for match in matches]
    passed += [(one.start, one.end) for one in found]
    confidence = min(MOST, LEAST + STEEPNESS * (likelihood.score - likelihood.limit))
    for start, end in likelihood.spans:
        known = any(first < end and start < last for first, last in passed)
        if known or _is_excused(look.text, start, end) or excuse(start, end):
            continue
        yield Observation(
            Verdict.NOT_MET,
            _why(kind, look.text.raw[start:end]),
            start,
            end,
            (Do("review", "second-reader"),),
            confidence,
            by_statistic=True,
        )


def _is_excused(text: ScannedText, start: int, end: int) -> bool:
    return is_address(text, start) or is_reported(text, start, end) or is_objected_to(text, start)


def _why(kind: Kind, words: str) -> Sentence:
    if kind is Kind.OBSCENE:
        return say(
            "A statistic, not a rule, noticed “{words}”: people have called posts like this one obscene. Read it yourself.",
            words=words,
        )
    if kind is Kind.CONTEMPT:
        return say(
            "A statistic, not a rule, noticed “{words}”: in posts like this one people saw contempt. Read it yourself.",
            words=words,
        )
    if kind is Kind.THREAT:
        return say(
            "A statistic, not a rule, noticed “{words}”: in posts like this one people saw a threat. Read it yourself.",
            words=words,
        )
    return say(
        "A statistic, not a rule, noticed “{words}”: people have called posts like this one an insult. Read it yourself.",
        words=words,
    )
