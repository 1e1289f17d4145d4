"""CT012: Bias against people for what the law protects.

What it asks
    Does the text mock, run down, threaten or shut out people for their race, faith, sex or another protected class?

Why
    CR-12. pd/V.A.9.a.s2 and nmpd/IX.A.3.b.s2 bar it in personal use; on official posts it offends decorum
    (pd/IV.B.1.s3, nmpd/V.G.1.s3). A word for a class and a word of contempt count only together and in the right
    grammar, so that reporting, condemning and describing pass.

Example
    Not met: "Typical. Another woman who can't drive the squad."
    Met: "Calling them rats is hateful, and our officers won't speak that way."

Remedy
    Say what was done, not what the people are; take the remark out.

Where it errs
    Irony and hints without any of the listed words are missed, but for what a statistic notices (docs/model-card.md),
    whose findings only ask for a reader. A member's use of a word for their own class passes only
    where the sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import STATISTIC, STATISTIC_MEANS, Look, Observation, check, not_met
from bailiwick.policy.checks.grammar import contempt as grammar
from bailiwick.policy.checks.grammar.noticed import noticed
from bailiwick.policy.remedy import Change
from bailiwick.policy.statistic import Kind
from bailiwick.policy.text.scanned import Match, ScannedText
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_objected_to, is_reported

CLASSES = ("race", "ethnic", "religion", "gender", "orientation", "disability", "age")
PEOPLE = tuple(f"common/people:{name}" for name in CLASSES)
KINDS = (
    "vile",
    "called",
    "emotion",
    "harm",
    "imperative",
    "exclusion",
    "incapable",
    "stereotype",
    "display",
    "epithet",
)
RUN_TOGETHER = "common/contempt-run-together"
DISGUISED = ("common/contempt-disguised:vile", "common/contempt-disguised:emotion")
CONTEMPT = (*(f"common/contempt:{kind}" for kind in KINDS), *DISGUISED, RUN_TOGETHER)
SLURS = tuple(f"common/slurs:{name}" for name in CLASSES if name != "age")
WEAK_SLURS = tuple(f"{group}-weak" for group in SLURS)

CERTAINTY = {
    "vile": 0.88,
    "called": 0.85,
    "emotion": 0.88,
    "harm": 0.9,
    "imperative": 0.88,
    "exclusion": 0.8,
    "incapable": 0.78,
    "stereotype": 0.76,
    "display": 0.76,
    "epithet": 0.82,
    "run-together": 0.85,
}
SLUR_CERTAINTY, WEAK_SLUR_CERTAINTY = 0.93, 0.78
FROM_THE_SENTENCE_BEFORE = 0.06
"""How much less sure when only "they" stands for the people named in the sentence before."""

ANY_CLASS = "any-protected"

NAMES = {
    "race": "race",
    "ethnic": "ethnic background",
    "religion": "faith",
    "gender": "sex or gender",
    "orientation": "orientation",
    "disability": "disability",
    "age": "age",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One remark: where it stands, which class it is about (empty when it does not say), how sure."""

    start: int
    end: int
    about: str
    certainty: float


@check(
    "CT012",
    name="bias-against-people",
    asks="Does this mock or run down people for their race, faith, sex or another protected class?",
    document=__doc__,
    rules=("CR-12",),
    triggers=(*CONTEMPT, *SLURS, *WEAK_SLURS),
    context=(*PEOPLE, *SPEECH_CONTEXT),
    languages=("en",),
    values={
        "classes": "classes of people that the policy names; any-protected takes in every class the law protects",
        STATISTIC: STATISTIC_MEANS,
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each remark once, the surest first where two overlap; where there is none, what a statistic noticed."""
    classes = look.values.get("classes", (ANY_CLASS,))
    named = classes if isinstance(classes, tuple) else (str(classes),)
    told: list[Found] = []
    for found in sorted(_remarks(look.text), key=lambda found: (-found.certainty, found.start)):
        covered = found.about in named or ANY_CLASS in named or not found.about
        if covered and not any(found.start < other.end and other.start < found.end for other in told):
            told.append(found)
    if not told and ANY_CLASS in named:  # a statistic cannot tell which class is meant
        yield from noticed(
            look, Kind.CONTEMPT, (*CONTEMPT, *SLURS, *WEAK_SLURS), partial(_names_nobody, look.text)
        )
    for found in sorted(told, key=lambda found: found.start):
        yield not_met(
            _why(look.text.raw[found.start : found.end], found.about),
            start=found.start,
            end=found.end,
            confidence=found.certainty,
            remedies=(Change(found.start, found.end, ""),),
        )


def _names_nobody(text: ScannedText, _start: int, _end: int) -> bool:
    """Whether no class of people is named anywhere."""
    return not any(text.matches(group) for group in PEOPLE)


def _why(words: str, about: str) -> Sentence:
    if about:
        return say("“{words}” runs people down for their {about}.", words=words, about=NAMES[about])
    return say("“{words}” runs a class of people down.", words=words)


def _remarks(text: ScannedText) -> Iterator[Found]:
    for match in text.any_of((*SLURS, *WEAK_SLURS)):
        if not _excused(text, match) and _is_a_slur(text, match):
            about = match.group.partition(":")[2].removesuffix("-weak")
            sure = WEAK_SLUR_CERTAINTY if match.group in WEAK_SLURS else SLUR_CERTAINTY
            yield Found(match.start, match.end, about, sure)
    for match in text.any_of(CONTEMPT):
        if _excused(text, match):
            continue
        found = _remark(text, match)
        if found is not None:
            yield found


def _excused(text: ScannedText, match: Match) -> bool:
    """Whether the words are somebody else's, are objected to, or are no words at all."""
    return (
        is_address(text, match.start)
        or is_reported(text, match.start, match.start + 1)
        or is_objected_to(text, match.start)
    )


def _is_a_slur(text: ScannedText, match: Match) -> bool:
    start, end = text.sentence_at(match.start)
    before, after = text.raw[start : match.start], text.raw[match.end : end]
    if grammar.is_reclaimed(before, after):
        return False
    return match.group not in WEAK_SLURS or not grammar.is_homonym(
        text.raw[match.start : match.end], before, after
    )


def _remark(text: ScannedText, match: Match) -> Found | None:
    """The remark that a word of contempt makes, where it is about a class of people."""
    kind = match.group.partition(":")[2] or "run-together"
    start, end = text.sentence_at(match.start)
    sentence = grammar.Place(text.raw[start:end], match.start - start, match.end - start)
    if grammar.stands_alone(kind, sentence):
        return Found(match.start, match.end, "", CERTAINTY[kind])
    here = [person for group in PEOPLE for person in text.in_sentence(group, match.start)]
    for person in here:
        span = grammar.relate(kind, sentence, person.start - start, person.end - start)
        if span is not None:
            return Found(start + span[0], start + span[1], _class_of(person), CERTAINTY[kind])
    if here or not grammar.speaks_of_them(kind, sentence) or start == 0:
        return None
    previous = [person for group in PEOPLE for person in text.in_sentence(group, max(0, start - 2))]
    if not previous or is_objected_to(text, previous[0].start):
        return None
    return Found(match.start, match.end, _class_of(previous[0]), CERTAINTY[kind] - FROM_THE_SENTENCE_BEFORE)


def _class_of(person: Match) -> str:
    return person.group.partition(":")[2]
