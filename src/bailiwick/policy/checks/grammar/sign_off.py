"""Whether a description of an account, or a sign-off in a text, says that a member of the department speaks."""

from __future__ import annotations

import re

_SHARED = re.compile(
    r"\b(?:shared (?:login|inbox|access)|shared|city-?wide|city hall|city|311|mayor'?s|county|joint|general|common|team) (?:\w+[ -]){0,4}?(?:account|page|profile|inbox|channel|office)\b|\bshared\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"\b(?:police|sheriff'?s?|department|dept|agency|pd|precinct|k-?9|dispatch|emergency communications|fire rescue|unit|division|bureau|pio|public information|badge|law enforcement|force|\w{1,4}pd)\b",
    re.IGNORECASE,
)
_SOMEBODY_OF = re.compile(
    r"\bpolice (?:officer|man|woman)'?s?(?= (?:own|personal|named|private))", re.IGNORECASE
)
_COVERT = re.compile(r"\b(?:covert|undercover)\b", re.IGNORECASE)
_NOTHING_SAID = re.compile(
    r"\b(?:no|not|without|never|nothing|only|blank|lacks?|lacking|missing|omits?|hides?|hidden|anonymous|unsigned|does(?:n't| not)|empty)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:signed|signature|sign-?off|signs off|bio|profile|header|verified|registered|official|says|reads|lists?|named as|identified|shows|avatar|display name|title|headline|recruiter|works|employer|job|own|run by|page|account|division's|department's)\b",
    re.IGNORECASE,
)
_RANK = (
    r"(?:officer|ofc|sergeant|sgt|lieutenant|lt|captain|capt|corporal|cpl|detective|det|deputy|chief|commander|cmdr|inspector|trooper|pio|dispatcher|(?:records )?clerk|"
    r"spokes(?:man|woman|person)|deputy chief|assistant chief|major|constable|director|coordinator|public information officer)"
)
_SIGNED = (
    re.compile(
        rf"\b{_RANK}\.? (?:[A-Z]\. )?[A-Z][\w'’-]+[^.!?\n]{{0,40}}\b(?:police|department|dept|pd|precinct|unit|division|bureau|sheriff)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:police|department|dept|pd|precinct|unit|division)\b[^.!?\n]{{0,30}}\b{_RANK}\.? [A-Z][\w'’-]+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[-–—~/^(]\s*|\b(?:this is|i'?m|i am|signed,?|from|by|it'?s)\s+){_RANK}\.? (?-i:[A-Z][\w'’-]+)",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"\b{_RANK}\.? (?-i:[A-Z])[\w'’-]+,? (?:here|with|from|of|at|speaking|answering|reporting|signing)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:this is|we are|we're|i'?m with|i am with|you are talking to|from|here (?:at|from)|your|signed,?|on behalf of|posted by|us at|we at|speaking for)\s+(?:the |your |our )?(?:\w+ ){0,3}"
        r"(?:police(?: department)?|pd|sheriff'?s office|department|precinct)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?-i:\b[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+), (?:with |of |from )?(?:the )?(?:\w+ ){0,2}(?:police|department|dept|p\.?d\b|sheriff|precinct|unit|division)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bsigned[,:]? (?:\w+ ){0,4}(?:police|policing|department|dept|unit|division|bureau|team)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"[-–—~/^|]\s*(?:the |your )?(?:\w+ ){0,3}(?:police|p\.?d\.?|department|sheriff'?s office|precinct|division|unit)(?:\W+(?:\w+\W+){0,4})?\Z",
        re.IGNORECASE,
    ),
)


def says_who(described: str) -> bool:
    """Whether the account, as described, is the department's or says so of its owner."""
    if _SIGNED[0].search(described):
        return True
    plain = _SOMEBODY_OF.sub(" ", described)
    told = [
        part
        for part in re.split(r"[,;:]|\b(?:but|with|and|whose)\b", plain)
        if _DEPARTMENT.search(part) and not _NOTHING_SAID.search(part)
    ]
    if not told:
        return False
    named = _DEPARTMENT.search(plain)
    return (_SHARED.search(described) is None or re.search(r"\bsigned\b", described) is not None) and bool(
        named and _SAID.search(plain)
    )


def is_signed(text: str) -> bool:
    """Whether a text ends or opens with a sign-off: a rank and a name, or the department's own."""
    return any(pattern.search(text) for pattern in _SIGNED)


def is_covert(described: str) -> bool:
    """Whether the account is described as a covert one."""
    return _COVERT.search(described) is not None
