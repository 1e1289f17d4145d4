"""How many members of a body a text counts in one conversation, and how many make its quorum."""

from __future__ import annotations

import re

SURE, POSSIBLE, SEVERAL = 0.8, 0.6, 3
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_NUMBER = rf"(?:[0-9]{{1,2}}|{'|'.join(_WORDS[1:])})"
_SO_MANY_OF = re.compile(
    rf"\b({_NUMBER}) (?:\w+ ){{0,4}}?(?:of|out of|on|from|among) (?:\w+ )??(?:the |a |an |our |us |its |all |that )?(?:[a-z]+[ -]){{0,3}}?({_NUMBER})\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    rf"\b({_NUMBER})[- ](?:seat|member|person)\b|\b(?:has|have|with|of|having) (?:only )?({_NUMBER}) (?:seats|members)\b|"
    rf"\b(?:board|council|commission|committee|trustees|commissioners|members) of ({_NUMBER})\b|\bus ({_NUMBER})\b|\b({_NUMBER}) seats\b",
    re.IGNORECASE,
)
_QUORUM = re.compile(
    rf"\bquorum (?:is |of |being |stands at |at )?({_NUMBER})\b|\b({_NUMBER}) (?:is|makes|make|are) (?:a |the )?quorum\b",
    re.IGNORECASE,
)
_TALKING = re.compile(
    rf"\b({_NUMBER}) (?:\w+ ){{0,3}}(?:members|commissioners|trustees|council ?members|alders|aldermen|supervisors|of us|of them|of you|board members|councilors|councillors|alders?)\b|\b(?:of|among|between) ({_NUMBER}) (?:members|of us)\b|"
    rf"\b(?:chat|thread|chain|group|call) of ({_NUMBER})\b|\buntil ({_NUMBER})\b|\ball ({_NUMBER})\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:all|every|everyone|everybody|each|whole|entire|full|majority|most|enough|by (?:direct message|dm|text)|one by one|in turn|all of us|to the next|'s quorum|quorum (?:of|discusses|talks|debates|settles|decides|trades|meets|is (?:in|on)|in))\b|\bmajority\b",
    re.IGNORECASE,
)
_RELAY = re.compile(
    r"\b(?:member )?([A-Z]) (?:\w+ )?(?:messages|texts|calls|emails|dms|tells|writes(?: to)?|DMs) (?:member )?([A-Z])\b"
)


def reaches_quorum(sentence: str) -> float:
    """How sure it is that the sentence counts a quorum of one body: half of the seats and one, unless told; 0 if not.

    Several members where nobody tells how many there are may be a quorum.
    """
    talking, quorum = _talking(sentence), _quorum(sentence)
    if talking is not None and quorum is not None:
        return SURE if talking >= quorum else 0.0
    if _EVERYBODY.search(sentence):
        return SURE
    return POSSIBLE if talking is not None and talking >= SEVERAL else 0.0


def _talking(sentence: str) -> int | None:
    relayed = {letter for pair in _RELAY.findall(sentence) for letter in pair}
    if relayed:
        return len(relayed)
    pair = _SO_MANY_OF.search(sentence)
    if pair:
        return _value(pair[1])
    seats = {match.span() for match in _SEATS.finditer(sentence)}
    for match in _TALKING.finditer(sentence):
        if not any(first <= match.start() < last for first, last in seats):
            return _first_of(match)
    return None


def _quorum(sentence: str) -> int | None:
    told = _QUORUM.search(sentence)
    if told:
        return _first_of(told)
    seats = _SEATS.search(sentence)
    if seats:
        return _first_of(seats) // 2 + 1
    pair = _SO_MANY_OF.search(sentence)
    return _value(pair[2]) // 2 + 1 if pair else None


def _first_of(match: re.Match[str]) -> int:
    return next(_value(group) for group in match.groups() if group)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower())
