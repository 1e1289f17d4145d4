"""CT002: Comment on a prosecution that has not ended.

What it asks
    Does the text predict, weigh or push the outcome of a case that is before a court?

Why
    CR-02. nmpd/V.G.2.s2 and pd/IV.B.3.s2 bar such comment to whoever posts for the agency; nmpd/IX.A.3.a.2 bars
    members from giving anything away about such a case in private. A remark may taint a jury or a witness.

Example
    Not met: "Our video is airtight. Expect a conviction next week in the Dorsey Avenue case."
    Met: "The court calendar is public and kept by the county clerk at the link below."

Remedy
    Say the charge and the date, and nothing of how it stands or should end.

Where it errs
    The bare date and place of a hearing only ask a person to look (setting by the binding's `logistics`). A case known
    by the name of a street alone is found only when the agency's list of pending cases names it. Comment on a case
    that has ended passes, so that a text which mixes both may pass too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.stages import FICTION, STAGE_CONTEXT, is_ended, is_hedged
from bailiwick.policy.facts import Known
from bailiwick.policy.facts.subjects import PendingCase
from bailiwick.policy.remedy import Change, Remedy
from bailiwick.policy.text.scanned import Match, ScannedText
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

STAGE, PREDICTS, EVIDENCE = "common/pending:stage", "common/pending:predicts", "common/pending:evidence"
RULING, HEARING, TESTIFY = "common/pending:ruling", "common/pending:hearing", "common/pending:testify"
PENDING, REMARK = "common/pending:pending", "common/pending:remark"
COURT_NOUN, OPINION = "common/pending:court-noun", "common/pending:opinion"
DECLINED = "common/pending:declined"
NO_COURT, LOGISTICS = "common/pending:no-court", "common/pending:logistics"
GROUPS = (STAGE, PREDICTS, EVIDENCE, RULING, HEARING, TESTIFY, PENDING, COURT_NOUN)

CERTAINTY = {
    STAGE: 0.85,
    PREDICTS: 0.88,
    EVIDENCE: 0.85,
    RULING: 0.85,
    HEARING: 0.8,
    TESTIFY: 0.8,
    PENDING: 0.8,
    COURT_NOUN: 0.78,
}
ASKS_A_PERSON = 0.6
_OF_A_CASE = re.compile(
    r"\b(?:court|trial|jur(?:y|or|ors)|judge|prosecut\w+|verdict|plea\w*|defendant|suspect|charge[ds]?|arraign\w+|indict\w+|case"
    r"|convict\w*|acquit\w*|DA|D\.A\.|testi\w+|hearing|bail|guilty|witness(?:es)?|stand|lawyer|attorney|bench)\b",
    re.IGNORECASE,
)
_CHARGED_FOR_A_DEED = re.compile(
    r"\b(?:for|after|of)\s+(?!(?:a|the|his|her|their|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)?\b)\s*(?:hearing|trial|date|second|first|\d|monday|tuesday)?\b\s*(?:$|[.,]))\S",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"\bon\s+(?:\S+\s+){0,5}(?:charges?|counts?|indictment)\b|\bcharged with\b|\balleged", re.IGNORECASE
)
_FOR = re.compile(r"\s+for\s", re.IGNORECASE)


@check(
    "CT002",
    name="pending-prosecution",
    asks="Does this comment on a prosecution that has not ended?",
    document=__doc__,
    rules=("CR-02",),
    triggers=GROUPS,
    context=(REMARK, OPINION, DECLINED, NO_COURT, LOGISTICS, *STAGE_CONTEXT, *SPEECH_CONTEXT),
    uses=("lists.pending-cases",),
    languages=("en",),
    values={"logistics": "What a bare date or place of a hearing comes to: pass or review."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each sentence once that comments on a case; then look for the cases that the agency lists."""
    text = look.text
    told: set[int] = set()
    if text.groups:
        matches = text.any_of(GROUPS)
        if matches and not is_ended(text):
            for match in sorted(matches, key=lambda one: -CERTAINTY[one.group]):
                begin = text.sentence_at(match.start)[0]
                if begin in told:
                    continue
                observation = _weighed(look, match)
                if observation is not None:
                    told.add(begin)
                    yield observation
    cases = look.facts.lists.pending_cases
    if isinstance(cases, Known):
        yield from _listed(text, cases.value, told)


def _weighed(look: Look, match: Match) -> Observation | None:
    text = look.text
    first, last = text.sentence_at(match.start)
    sentence = text.raw[first:last]
    if text.in_sentence(NO_COURT, match.start) or text.in_sentence(FICTION, match.start):
        return None
    if is_reported(text, match.start, match.end):
        return None
    if match.group != STAGE and text.in_sentence(DECLINED, match.start):
        return None
    certainty = CERTAINTY[match.group]
    if match.group == STAGE:
        certainty = _stage(text, match, sentence)
    elif match.group in (PREDICTS, EVIDENCE):
        outside = _OF_A_CASE.search(
            text.raw[: match.start] + " " + text.raw[match.end :]
        ) or _OF_A_CASE.search(look.words(match))
        certainty = certainty if outside and not sentence.rstrip().endswith("?") else 0.0
    elif match.group == COURT_NOUN:
        certainty = certainty if _opinion_beside(text, match) else 0.0
    elif match.group in (HEARING, PENDING):
        certainty = _step(look, match)
    return _found(text, match, certainty) if certainty else None


def _stage(text: ScannedText, match: Match, sentence: str) -> float:
    """A stage told with the deed as if proven; a charge named as a charge passes."""
    if is_hedged(text, match.start) or _NEUTRAL.search(sentence):
        return 0.0
    tail = text.raw[match.start : text.sentence_at(match.start)[1]]
    return CERTAINTY[STAGE] if _CHARGED_FOR_A_DEED.search(tail) or "indict" in tail.lower() else 0.0


def _opinion_beside(text: ScannedText, match: Match) -> bool:
    """Whether the sentence takes a view of the matter, in words of its own, and asks nothing."""
    first, last = text.sentence_at(match.start)
    if text.raw[first:last].rstrip().endswith("?") or is_hedged(text, match.start):
        return False
    opinions = text.in_sentence(OPINION, match.start)
    return any(one.end <= match.start or one.start >= match.end for one in opinions)


def _step(look: Look, match: Match) -> float:
    """A hearing or a trial that is only announced asks a person; with a remark it counts."""
    text = look.text
    if is_hedged(text, match.start):
        return 0.0
    others = [
        one
        for one in text.in_sentence(REMARK, match.start)
        if one.end <= match.start or one.start >= match.end
    ]
    if others:
        return CERTAINTY[match.group]
    if match.group == PENDING:
        return 0.0
    announced = text.in_sentence(LOGISTICS, match.start)
    return 0.0 if announced and look.values.get("logistics", "pass") == "pass" else ASKS_A_PERSON


def _found(text: ScannedText, match: Match, certainty: float) -> Observation:
    raw, start, end = text.raw, match.start, match.end
    while end > start and raw[end - 1].isspace():
        end -= 1
    first, last = text.sentence_at(start)
    remedy: Remedy = Change(first, last, "")
    place = _FOR.search(raw, start, min(len(raw), match.end + 1)) if match.group == STAGE else None
    if place:
        word = ", ACCUSED OF " if raw[start:end].isupper() else ", accused of "
        remedy = Change(place.start(), place.end(), word)
    return not_met(
        _why(raw[start:end], match.group), start=start, end=end, confidence=certainty, remedies=(remedy,)
    )


def _why(words: str, group: str) -> Sentence:
    if group == STAGE:
        return say(
            "“{words}” tells a charge as if it were proven, while the case is before the court.", words=words
        )
    return say("“{words}” comments on a case that the courts have not ended.", words=words)


def _listed(text: ScannedText, cases: tuple[PendingCase, ...], told: set[int]) -> Iterator[Observation]:
    """The cases that the agency lists as pending: with a remark they count, a bare mention asks a person."""
    low = text.raw.lower()
    for case in cases:
        if case.outcome:
            continue
        for name in (*case.names, case.number, case.event):
            start = low.find(name.lower()) if name else -1
            if start < 0 or text.sentence_at(start)[0] in told:
                continue
            told.add(text.sentence_at(start)[0])
            remark = text.matches(REMARK) or text.any_of(GROUPS)
            plain = is_hedged(text, start) or text.in_sentence(LOGISTICS, start)
            certainty = 0.85 if remark and not plain else ASKS_A_PERSON
            yield not_met(
                say(
                    "“{words}” is on the list of cases that the courts have not ended.",
                    words=text.raw[start : start + len(name)],
                ),
                start=start,
                end=start + len(name),
                confidence=certainty,
                remedies=(Change(*text.sentence_at(start), ""),),
            )
