"""CT042: What tells of a protected class, in notes on a candidate that are about to be passed on.

What it asks
    Would whoever decides learn from these notes what the law says must not count: faith, age, health and so on?

Why
    CR-42. nmpd/VI.E.3 has it taken out before anybody decides. Most of it is not said outright: a choir, a clinic, an
    accent, a graduation year, a wedding photo or a hearing aid tell as much as the word itself.

Example
    Not met: "Leads the youth choir at St. Anne's."
    Met: "Posted threats against a former manager on 4 May."

Remedy
    Pass on the sentence with those words taken out; the original stays sealed.

Where it errs
    It takes proxies at their word: a job at a clinic may be asked about. Names, pictures and the language of a post may
    tell a class too, and are not read. A class in an account of what the candidate did to others is let stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Change, Do, Remedy
from bailiwick.policy.text.scanned import Match, ScannedText

PREFIX = "common/protected-class:"
CONDUCT = f"{PREFIX}conduct"
TELLS = MappingProxyType(
    {
        "race": say("“{words}” tells of the candidate's race or colour."),
        "religion": say("“{words}” tells of the candidate's religion."),
        "national-origin": say("“{words}” tells where the candidate or the family comes from."),
        "sex": say("“{words}” tells of the candidate's sex."),
        "pregnancy": say("“{words}” tells of a pregnancy or a birth."),
        "orientation": say("“{words}” tells of the candidate's sexual orientation."),
        "gender-identity": say("“{words}” tells of the candidate's gender identity."),
        "age": say("“{words}” tells the candidate's age."),
        "disability": say("“{words}” tells of the candidate's health or of a disability."),
        "genetic": say("“{words}” tells of genetic or family medical history."),
        "marital": say("“{words}” tells of marriage, partners or children."),
        "veteran": say("“{words}” tells of military service."),
        "politics": say("“{words}” tells of political views or membership."),
    }
)
USUAL = tuple(name for name in TELLS if name != "politics")
"""The classes of the catalogue; a state's law may add others or know fewer."""
TAKEN_OUT = "[taken out]"
OTHERS = frozenset(
    {"race", "religion", "national-origin", "sex", "orientation", "gender-identity", "disability", "age"}
)
REACH = 90
SURE, PROXY, ABOUT_OTHERS = 0.9, 0.8, 0.6
_ABOUT_THE_CANDIDATE = re.compile(
    r";|[,.]? (?:and|but|who|she|he|they|also) (?:also )?(?:is|are|was|attends|has|wears|leads|goes|speaks|uses|lives|"
    r"belongs|works|volunteers|appears|identifies|practi[cs]es)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:lists?|listed|listing|states?|claims?|worked|works|employ\w{2,6}|job|position|title|resume|application|duties)\b",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(r"(?:clinics?|churche?s?|hospital|veterans? affairs|VA hospital)\Z", re.IGNORECASE)
_CLEARLY = re.compile(
    r"\b(?:pregnan|muslim|catholic|jewish|christian|gay|lesbian|transgender|deaf|disab|divorc|marri|veteran|african|"
    r"hispanic|latin[oax]|years?[- ]old|religio|race\b|diagnos)",
    re.IGNORECASE,
)


@check(
    "CT042",
    name="protected-class-in-vetting",
    asks="Do these notes tell of a class that the law protects, outright or by what stands in for it?",
    document=__doc__,
    rules=("CR-42",),
    context=(CONDUCT, *(PREFIX + name for name in TELLS)),
    languages=("en",),
    values={"classes": f"the classes that this policy or its state's law protects, of: {' '.join(TELLS)}"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say of every word which class it tells, and offer its sentence without them."""
    description = look.facts.media.description
    if not look.text.raw.strip() and not isinstance(description, Known):
        yield cannot_tell(say("Nobody has given the notes that are to be passed on."), "post.text")
        return
    told_from: set[int] = set()
    found = _found(look, look.text)
    for match, confidence in found:
        first, last = look.text.sentence_at(match.start)
        remedies = () if first in told_from else _remedies(look.text, first, last, found)
        told_from.add(first)
        yield not_met(
            say(TELLS[_class_of(match)].template, words=look.words(match)),
            start=match.start,
            end=match.end,
            confidence=confidence,
            remedies=remedies,
        )
    if isinstance(description, Known) and look.scan is not None:
        yield from _in_picture(look, look.scan(description.value))


def _in_picture(look: Look, text: ScannedText) -> Iterator[Observation]:
    """What the description of a picture tells; its words stand in no note, so the picture itself is left out."""
    for match, confidence in _found(look, text):
        words = text.raw[match.start : match.end]
        yield not_met(
            say(TELLS[_class_of(match)].template, words=words),
            confidence=confidence,
            remedies=(Do("leave-the-picture-out", "bg-investigator"),),
        )


def _found(look: Look, text: ScannedText) -> list[tuple[Match, float]]:
    """The words that tell, in order, none inside another, each with how sure we are."""
    kept: list[tuple[Match, float]] = []
    free_from = -1
    for match in text.any_of(PREFIX + name for name in _classes(look)):
        confidence = _confidence(text, match)
        if match.start >= free_from and confidence:
            kept.append((match, confidence))
            free_from = match.end
    return kept


def _classes(look: Look) -> tuple[str, ...]:
    named = look.values.get("classes", USUAL)
    names = named if isinstance(named, tuple) else (str(named),)
    return tuple(name for name in names if name in TELLS)


def _class_of(match: Match) -> str:
    return match.group.removeprefix(PREFIX)


def _confidence(text: ScannedText, match: Match) -> float:
    """How sure it is that the words tell of the candidate; 0 when they tell of somebody else or of a workplace."""
    words = text.raw[match.start : match.end]
    first, last = text.sentence_at(match.start)
    if _WORKPLACE.search(words) and _JOB.search(text.raw[first:last]):
        return 0.0
    if _of_others(text, match):
        return 0.0 if _class_of(match) in OTHERS else ABOUT_OTHERS
    return SURE if _CLEARLY.search(words) else PROXY


def _of_others(text: ScannedText, match: Match) -> bool:
    """Whether the words follow what the candidate did, so that they tell to whom: "posted slurs about Muslims"."""
    return any(
        done.end <= match.start <= done.end + REACH
        and not _ABOUT_THE_CANDIDATE.search(text.raw[done.end : match.start])
        for done in text.in_sentence(CONDUCT, match.start)
    )


def _remedies(
    text: ScannedText, first: int, last: int, found: list[tuple[Match, float]]
) -> tuple[Remedy, ...]:
    """The sentence without all that tells in it, and the original sealed."""
    last = first + len(text.raw[first:last].rstrip())
    left, place = "", first
    for match, _ in found:
        if first <= match.start < last:
            left += text.raw[place : match.start] + TAKEN_OUT
            place = match.end
    return (Change(first, last, left + text.raw[place:last]), Do("seal-original", "bg-investigator"))
