"""CT047: Decorum and tone on official sites.

What it asks
    Does an official post shout, mock, argue, use slang or sarcasm, or joke about harm or an arrest?

Why
    CR-47. Whoever posts for the agency represents it and keeps to manners (pd/IV.B.1, nmpd/V.G.1). Capitals on one word
    in an emergency, headings in capitals and warm humour pass.

Example
    Not met: "Well @user, maybe read before whining."
    Met: "Thank you for your question. The report desk is open until 6 p.m."

Remedy
    Say the same plainly: in small letters, without the quip.

Where it errs
    Irony without a marker is missed; friendly slang between an agency and its town is held all the same and goes out
    once a reader lets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, words_not_met
from bailiwick.policy.remedy import Change, Do, Remedy
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import REPORTING, is_address, is_quoted, is_reported

SARCASM, ARGUING, MOCKING = "common/decorum:sarcasm", "common/decorum:arguing", "common/decorum:mocking"
SLANG, JOKE, QUIP = "common/decorum:slang", "common/decorum:joke", "common/decorum:quip"
PUT_DOWN = "common/decorum-quips:quip"
GRAVE, LAWFUL = "common/decorum:grave", "common/decorum:lawful"
CAPITALS, MARKS = "common/decorum-capitals:run", "common/decorum-capitals:marks"

CERTAINTY = {
    SARCASM: 0.8,
    ARGUING: 0.82,
    MOCKING: 0.82,
    SLANG: 0.76,
    JOKE: 0.82,
    QUIP: 0.78,
    PUT_DOWN: 0.8,
    CAPITALS: 0.82,
    MARKS: 0.76,
}

_SHOUTS = say("“{words}” shouts at the people who read it.")
_MOCKS = say("“{words}” mocks or insults somebody.")
_JOKES = say("“{words}” makes a joke of harm or of an arrest.")
WHY = {
    SARCASM: say("“{words}” sounds sarcastic; this page speaks for the agency."),
    ARGUING: say("“{words}” argues with people instead of answering them."),
    MOCKING: _MOCKS,
    SLANG: say("“{words}” is slang; this page speaks for the agency."),
    JOKE: _JOKES,
    QUIP: _JOKES,
    PUT_DOWN: _MOCKS,
    CAPITALS: _SHOUTS,
    MARKS: _SHOUTS,
}

_URGENT = re.compile(
    r"\b(?:WARNING|WATCH|EVACUAT\w*|SHELTER|TORNADO|FLOOD\w*|HURRICANE|STORM|EMERGENCY|ALERT|CLOSED|CLOSURES?|OPEN|LANES?"
    r"|MISSING|APPEAL|WITNESS(?:ES)?|WANTED|UPDATE|FOUND|BREAKING|TRAFFIC|ADVISORY|AVOID|CRASH|COLLISION|INFORMATION|AMBER"
    r"|SILVER|FIRE|SAFE|CAUTION|DANGER\w*|TSUNAMI|EARTHQUAKE|RECRUITING|LIVE|EVENT|NOTICE|PRESS|RELEASE|RT)\b"
)
_SCOLDS = re.compile(
    r"\b(?:YOU|YOUR|YOURSELF|PEOPLE|FOLKS|STOP|QUIT|ALREADY|SERIOUSLY|REALLY|WOW|ENOUGH|HOW MANY|LISTEN|AGAIN"
    r"|WHY|NOBODY|EVERYBODY|EVEN|BOTHER|SICK OF|TIRED|DO NOT CALL|DON'?T CALL|WE KNOW|WHAT IS WRONG|PLEASE)\b"
)
_RUN = re.compile(r"(?:[A-Z][A-Z'’]*|\d+)(?:[ ,.!?:;–-]{1,5}(?:[A-Z][A-Z'’]*\b|\d+\b))*[!?]*")
_FEWEST_WORDS = 4


@check(
    "CT047",
    name="decorum",
    asks="Does this shout, mock, argue, use slang or sarcasm, or joke about harm or an arrest?",
    document=__doc__,
    rules=("CR-47",),
    triggers=tuple(CERTAINTY),
    context=(GRAVE, LAWFUL, REPORTING),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence which words leave the tone of an agency."""
    sentences: set[int] = set()
    for match in look.text.any_of(CERTAINTY):
        begin = look.text.sentence_at(match.start)[0]
        if begin in sentences or not _out_of_tone(look, match):
            continue
        end = _run_end(look, match) if match.group == CAPITALS else match.end
        sentences.update(first for first, _ in _sentences(look, match.start, end))
        yield words_not_met(
            look,
            match.start,
            end,
            WHY[match.group],
            confidence=CERTAINTY[match.group],
            remedies=(_remedy(look, match.group, match.start, end),),
        )


def _run_end(look: Look, match: Match) -> int:
    """Where the whole run of capitals ends of which the match is the beginning."""
    found = _RUN.match(look.text.raw, match.start)
    return max(match.end, found.end()) if found else match.end


def _sentences(look: Look, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences that the words from start to end touch."""
    place = start
    while place < end:
        first, last = look.text.sentence_at(place)
        yield first, last
        place = max(last, place + 1)


def _out_of_tone(look: Look, match: Match) -> bool:
    text = look.text
    if match.group == CAPITALS:
        return _shouts(text.raw[match.start : _run_end(look, match)], text.raw)
    if match.group == MARKS:
        return _presses(look, match)
    if is_address(text, match.start) or is_reported(text, match.start, match.end):
        return False
    if match.group == QUIP:
        return bool(text.matches(GRAVE)) and not is_quoted(text, match.start, match.end)
    if match.group in (MOCKING, SLANG, PUT_DOWN) and is_quoted(text, match.start, match.end):
        return False
    return match.group not in (MOCKING, SLANG, SARCASM, JOKE) or not text.in_sentence(LAWFUL, match.start)


def _shouts(words: str, raw: str) -> bool:
    """Capitals that scold somebody. A heading, an emergency and a row of initials do not."""
    if len(words.split()) < _FEWEST_WORDS or _SCOLDS.search(words) is None:
        return False
    scolds = re.search(
        r"\b(?:REALLY|WOW|SERIOUSLY|ALREADY|SICK OF|HOW MANY|STOP|QUIT|ENOUGH|WE KNOW)\b", words
    )
    return scolds is not None or _URGENT.search(raw) is None


def _presses(look: Look, match: Match) -> bool:
    """A row of marks presses when the sentence also scolds or is written in capitals."""
    begin, end = look.text.sentence_at(match.start)
    sentence = look.text.raw[begin:end]
    capitals = [word for word in re.findall(r"\b[A-Z]{3,}\b", sentence) if not _URGENT.fullmatch(word)]
    return len(capitals) > 1 and _SCOLDS.search(sentence) is not None


def _remedy(look: Look, group: str, start: int, end: int) -> Remedy:
    """Small letters for a shout; without the sentence for a quip; otherwise a person rewrites it."""
    if group == CAPITALS:
        words = look.text.raw[start:end]
        return Change(start, end, words.rstrip("!?.").capitalize() + ".")
    if group == MARKS:
        return Change(start, end, ".")
    if group in (SLANG, QUIP):
        return Change(start, end, "")
    first, last = look.text.sentence_at(start)
    if last - first < len(look.text.raw.strip()):
        return Change(first, last, "")
    return Do("rewrite", "poster")
