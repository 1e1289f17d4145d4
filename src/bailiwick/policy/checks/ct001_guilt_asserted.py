"""CT001: Guilt or innocence asserted of a suspect or of somebody arrested.

What it asks
    Does the text say that somebody who is suspected or held did it, or did not?

Why
    CR-01. nmpd/V.G.2.s1 and pd/IV.B.3.s1 bar it to whoever posts for the agency, nmpd/IX.A.3.a.0.s1 to members in
    private too. A court decides who did it; a word beforehand may cost a fair trial and the case itself.

Example
    Not met: "Justice served: package thief in cuffs before breakfast."
    Met: "A 34-year-old man was arrested on suspicion of robbery. Charges are only accusations."

Remedy
    Say what has happened and on suspicion of what: "arrested on suspicion of robbery".

Where it errs
    "Arrested for" an offense passes; with the deed told ("for stabbing two") it does not. A doer whom nobody has
    caught may be called a thief. A conviction, a sentence or a plea told anywhere in the text ends the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar import rewording
from bailiwick.policy.checks.grammar.held import (
    begins_with_an_arrest,
    is_an_arrest,
    names_no_deed,
    reaches,
    somebody_is_held,
    speaks_in_general,
)
from bailiwick.policy.checks.grammar.stages import (
    ASKING,
    CAUGHT,
    COURT,
    SHOWN,
    STAGE_CONTEXT,
    is_ended,
    is_hedged,
    is_made_up,
)
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match, ScannedText
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

NOUN, CAUGHT_NOUN, IDIOM = "common/guilt:noun", "common/guilt:caught-noun", "common/guilt:idiom"
WHO_DID, SUSPECT_DID = "common/guilt:who-did", "common/guilt:suspect-did"
PRONOUN_DID, FOR_DOING = "common/guilt:pronoun-did", "common/guilt:for-doing"
INNOCENT, NAMED_DID = "common/guilt:innocent", "common/guilt:named-did"

CERTAINTY = {
    NOUN: 0.88,
    CAUGHT_NOUN: 0.85,
    IDIOM: 0.9,
    WHO_DID: 0.85,
    SUSPECT_DID: 0.76,
    PRONOUN_DID: 0.8,
    FOR_DOING: 0.8,
    INNOCENT: 0.8,
    NAMED_DID: 0.8,
}
GROUPS = tuple(CERTAINTY)

REACH = 70  # characters between a name for a doer and the word that tells they are held
JOINED = 45  # stretches nearer than this are told as one
LONGEST_REWORDED = 60
LONGEST_BETWEEN = 30

_NOT_AFTER_THE_NOUN = frozenset(("got", "identified", "bail", "tackled", "put that", "put this", "put the"))
_POINTED_AT = re.compile(
    r"\b(?:this|these|that|our|your|another|friendly|the|nice try,)\s+(?:[\w'-]+\s+){0,2}\Z", re.IGNORECASE
)
_POINTED_FIRST = re.compile(
    r"(?:this|that|these|he|she|they)\b|the \w+ in (?:this|these|the)\b", re.IGNORECASE
)
_SUFFERED = re.compile(r"\b(?:was|were|been|being|is|are)\b(?!.*ing$)", re.IGNORECASE)
_A_NAME = re.compile(r"[A-Z][a-z'’-]+ [A-Z][a-z'’-]+ [a-z]")
_TRIUMPH = re.compile(r"justice|#\w|guilty as|\brot\b|throw away|deserve|one (?:less|fewer)", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:he|she|they|suspects?|arrestees?|defendants?)(?:['’]s|['’]re| is| are| was"
    r"| were) (?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_PRESUMED = re.compile(r"\b(?:presum\w+|proven|until)\b", re.IGNORECASE)
_CERTAIN_BY_ITSELF = re.compile(
    r"justice (?:is |was |has been )?(?:finally )?(?:served|prevail)|guilty as|#\w+"
    r"|(?:knows?|no doubt|sure|obvious|obviously|clearly) (?:that )?(?:he|she|they)|rot in|throw away the key"
    r"|(?:he|she|they)(?:['’]s|['’]re| is| are) (?:\w+ |100% )?(?:innocent|guilty)|framed"
    r"|completely innocent|totally innocent|(?:our|the) (?:thief|killer|shooter|robber|burglar"
    r"|culprit|perp)"
    r"|(?:he|she|they|scumbag|creep|punk|thug|dirtbag|lowlife|suspect|boyfriend|girlfriend|husband|wife"
    r"|ex|animal"
    r"|monster)"
    r" (?:\w+ )?(?:did it|did this|is guilty)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Said:
    """One stretch of words that asserts, with how sure that is and what would mend it."""

    start: int
    end: int
    group: str
    certainty: float
    change: Change | None = None


@check(
    "CT001",
    name="guilt-asserted",
    asks="Does this say that somebody suspected or arrested did it, or did not?",
    document=__doc__,
    rules=("CR-01",),
    triggers=GROUPS,
    context=(*STAGE_CONTEXT, *SPEECH_CONTEXT),
    languages=("en",),
    values={"only": "wanted: speak only of appeals that show or name somebody wanted."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each stretch of words once that asserts guilt or innocence of a suspect."""
    text = look.text
    if look.values.get("only") == "wanted" and not text.matches(SHOWN):
        return
    said = [one for one in (_weighed(text, match) for match in text.any_of(GROUPS)) if one]
    if not said or is_ended(text):
        return
    for one in _joined(said):
        yield not_met(
            _why(text.raw[one.start : one.end], one.group),
            start=one.start,
            end=one.end,
            confidence=one.certainty,
            remedies=(one.change or _change(text, one),),
        )


def _weighed(text: ScannedText, match: Match) -> _Said | None:
    """What a match comes to in its sentence; nothing when it asserts nothing of a suspect."""
    if is_made_up(text, match.start) or is_reported(text, match.start, match.end):
        return None
    hedged = is_hedged(text, match.start)
    if match.group == NOUN:
        return None if hedged else _named(text, match)
    if hedged and match.group != INNOCENT and not _TRIUMPH.search(text.raw, match.start, match.end):
        return None
    if not _asserts(text, match):
        return None
    words = text.raw[match.start : match.end]
    start, end = match.end - len(words.lstrip(" .!?\n")), match.start + len(words.rstrip())
    return _Said(start, end, match.group, CERTAINTY[match.group])


def _asserts(text: ScannedText, match: Match) -> bool:
    """Whether the sentence is about somebody held, and neither asks nor speaks in general."""
    first, last = text.sentence_at(match.start)
    sentence = text.raw[first:last]
    if match.group in (WHO_DID, PRONOUN_DID, NAMED_DID):
        return _tells_of_somebody_held(text, match)
    if match.group == FOR_DOING:
        no_deed = names_no_deed(text.raw[match.start : match.end + 1])
        return not no_deed and not text.in_sentence(ASKING, match.start)
    if match.group == SUSPECT_DID:
        return True
    presumed = _PRESUMED.search(text.raw, match.start, match.end)
    if presumed or sentence.rstrip().endswith("?") or speaks_in_general(sentence):
        return False
    return match.group == CAUGHT_NOUN or _about_a_suspect(text, match)


def _tells_of_somebody_held(text: ScannedText, match: Match) -> bool:
    """Whether the doer of a deed is somebody held, or somebody shown to the reader."""
    raw = text.raw
    if match.group == NAMED_DID and not _A_NAME.match(raw, match.start):
        return False
    if match.group == PRONOUN_DID and " who " in raw[match.start : match.end]:
        return False  # told by who-did
    if match.group == PRONOUN_DID and text.matches(SHOWN) and _POINTED_FIRST.match(raw, match.start):
        return True
    if match.group == WHO_DID and _SUFFERED.search(raw, match.start, match.end):
        return False
    held = somebody_is_held(raw)
    return held and not text.in_sentence(ASKING, match.start)


def _about_a_suspect(text: ScannedText, match: Match) -> bool:
    """Whether anything else in the text speaks of an arrest, a crime or a case."""
    if _CERTAIN_BY_ITSELF.search(text.raw, match.start, match.end):
        return True
    return any(one.end <= match.start or one.start >= match.end for one in text.any_of((COURT, CAUGHT, NOUN)))


def _named(text: ScannedText, match: Match) -> _Said | None:
    """A name for a doer counts when the sentence tells that they are held, or shows whom it means."""
    first, last = text.sentence_at(match.start)
    sentence = text.raw[first:last]
    shown = text.in_sentence(SHOWN, match.start)
    if sentence.rstrip().endswith("?") and not shown:
        return None
    near = [one for one in text.in_sentence(CAUGHT, match.start) if _is_near(text, match, one)]
    if near and not speaks_in_general(sentence):
        nearest = min(near, key=lambda one: max(match.start - one.end, one.start - match.end))
        return _held(text, match, nearest)
    pointed = _POINTED_AT.search(text.raw[max(first, match.start - LONGEST_BETWEEN) : match.start])
    if shown and pointed:
        change = Change(match.start, match.end, "person we would like to speak to")
        return _Said(match.start, match.end, NOUN, 0.8, change)
    called = _CALLED.search(text.raw[max(first, match.start - REACH) : match.start]) and _about_a_suspect(
        text, match
    )
    named = called or (pointed and somebody_is_held(text.raw))
    if named and not text.in_sentence(ASKING, match.start):
        change = Change(
            match.start, match.end, rewording.accused_in_place_of(text.raw[match.start : match.end])
        )
        return _Said(match.start, match.end, NOUN, 0.78, change)
    return None


def _is_near(text: ScannedText, match: Match, caught: Match) -> bool:
    if caught.end <= match.start:
        return match.start - caught.end <= REACH
    word = text.raw[caught.start : caught.end].lower()
    return match.end <= caught.start <= match.end + REACH and word not in _NOT_AFTER_THE_NOUN


def _held(text: ScannedText, match: Match, caught: Match) -> _Said | None:
    """The doer's name with the word that tells they are held, and how to say both."""
    raw = text.raw
    start, end = min(match.start, caught.start), max(match.end, caught.end)
    word, noun = raw[caught.start : caught.end], raw[match.start : match.end]
    if caught.end <= match.start and not reaches(word, raw[caught.end : match.start]):
        return None
    if is_an_arrest(word) and end - start <= LONGEST_REWORDED:
        first = match.start < caught.start
        change = rewording.arrest_in_place_of(text, start, end, noun, noun_first=first)
    else:
        change = Change(match.start, match.end, rewording.accused_in_place_of(noun))
    return _Said(start, end, NOUN, CERTAINTY[NOUN], change)


def _joined(said: list[_Said]) -> Iterator[_Said]:
    """Stretches that overlap or stand close together become one, so that a thing is told once."""
    current: _Said | None = None
    for one in sorted(said, key=lambda one: (one.start, -one.end)):
        if current is None or one.start - current.end > JOINED:
            if current is not None:
                yield current
            current = one
            continue
        change = current.change or one.change
        cried = current.group == IDIOM
        if (
            change and cried and current.start < change.start
        ):  # takes in the cry before it: `Justice served: `
            suggestion = change.suggestion[:1].upper() + change.suggestion[1:]
            change = Change(current.start, change.end, suggestion)
        group = one.group if cried else current.group
        certainty = max(current.certainty, one.certainty)
        current = _Said(current.start, max(current.end, one.end), group, certainty, change)
    if current is not None:
        yield current


def _change(text: ScannedText, said: _Said) -> Change:
    """A rewording of the words themselves where there is one, otherwise of their sentence."""
    raw, start, end = text.raw, said.start, said.end
    change: Change | None = None
    if said.group == FOR_DOING:
        change = rewording.accused_of_doing(raw, start, end)
    elif said.group == WHO_DID:
        change = rewording.accused_who_did(raw, start, end)
    elif said.group in (SUSPECT_DID, PRONOUN_DID):
        change = rewording.allegedly(raw, start, end)
    elif said.group == CAUGHT_NOUN:
        change = rewording.plain_arrest(text, start, end, verb_first=begins_with_an_arrest(raw, start))
    if change is not None:
        return change
    told = said.group == IDIOM and somebody_is_held(raw[slice(*text.sentence_at(start))])
    again = "A suspect is in custody." if told else "The courts will decide."
    return rewording.sentence_again(text, start, end, suggestion=again)


def _why(words: str, group: str) -> Sentence:
    if group == INNOCENT:
        return say("“{words}” says that somebody did not do it before a court has decided.", words=words)
    return say("“{words}” says that somebody did it before a court has decided.", words=words)
