"""CT003: Confidential data, or data that are not public.

What it asks
    Does the text give away somebody's numbers or address, a record or screen of the agency, what is in a colleague's
    file, somebody's health, or who a child, victim, witness or informant is?

Why
    CR-03. pd/IV.B.3.s3 lets such material out with the Chief's written permission only, nmpd/V.G.2.s3 never. In private
    nmpd/IX.A.3.a.1 and pd/V.A.8 speak. What is published to be used, such as a number to call or a reference to quote,
    is no leak, and neither is an appeal for somebody who is missing.

Example
    Not met: "Her social security number is 078-05-1120."
    Met: "Call 101 and quote reference 1234."

Remedy
    Take the words out; give the block instead of the house.

Where it errs
    Hints that only neighbours understand; names alone; records whose publication only the agency's own list could tell.
    Phone numbers and addresses of private people ask a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.numbers import (
    ends_as_a_card,
    ends_as_an_iban,
    is_headline,
    is_own,
    rounded,
)
from bailiwick.policy.facts.value import value_or
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match

WORDS, NAMES = "common/confidential", "common/confidential-names"
APPEAL, DEPARTED = f"{WORDS}:appeal", f"{WORDS}:departed"
KEPT, PUBLISHED = f"{WORDS}:kept", f"{WORDS}:published"
MEMBER, NAMED, FULL_NAME = f"{NAMES}:member", f"{NAMES}:named", f"{NAMES}:fullname"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a group of words gives away: the kind a binding may ask for, how sure, and what makes it public."""

    kind: str
    confidence: float
    unless: tuple[str, ...] = ()
    with_person: bool = False


GROUPS = {
    f"{WORDS}:number": _Kind("number", 0.92),
    f"{WORDS}:secret": _Kind("secret", 0.85, (KEPT,)),
    f"{WORDS}:card": _Kind("number", 0.93),
    f"{WORDS}:iban": _Kind("number", 0.93),
    f"{WORDS}:contact": _Kind("contact", 0.6),
    f"{WORDS}:plate": _Kind("plate", 0.8, (APPEAL,), with_person=True),
    f"{WORDS}:query": _Kind("record", 0.8, (APPEAL,)),
    f"{WORDS}:record": _Kind("record", 0.85, (KEPT, PUBLISHED)),
    f"{WORDS}:sealed": _Kind("record", 0.78, (KEPT, PUBLISHED)),
    f"{WORDS}:reference": _Kind("record", 0.76, (APPEAL, PUBLISHED), with_person=True),
    f"{WORDS}:personnel": _Kind("personnel", 0.82, (KEPT, PUBLISHED)),
    f"{WORDS}:discipline": _Kind("personnel", 0.82, (PUBLISHED,), with_person=True),
    f"{WORDS}:medical": _Kind("medical", 0.78, (APPEAL, KEPT)),
    f"{WORDS}:victim": _Kind("victim", 0.8, (APPEAL, DEPARTED, KEPT)),
    f"{WORDS}:witness": _Kind("witness", 0.85, (APPEAL, DEPARTED, KEPT)),
    f"{WORDS}:informant": _Kind("informant", 0.85, (KEPT,)),
    f"{WORDS}:informed": _Kind("informant", 0.78, (KEPT, APPEAL), with_person=True),
    f"{WORDS}:child": _Kind("child", 0.82, (APPEAL, DEPARTED, KEPT)),
    f"{WORDS}:address": _Kind("address", 0.78, (APPEAL, DEPARTED)),
    f"{WORDS}:precise": _Kind("address", 0.76, (KEPT,)),
    f"{WORDS}:residence": _Kind("address", 0.76, (APPEAL, DEPARTED)),
    f"{NAMES}:plate": _Kind("plate", 0.82),
    f"{NAMES}:victim": _Kind("victim", 0.88, (APPEAL, DEPARTED, KEPT)),
    f"{NAMES}:witness": _Kind("witness", 0.88, (DEPARTED, KEPT)),
    f"{NAMES}:informant": _Kind("informant", 0.9, (KEPT,)),
    f"{NAMES}:child": _Kind("child", 0.88, (APPEAL, DEPARTED, KEPT)),
}

_CRIME_FIGURES = re.compile(
    r"\b(?:maps?|markers?|pins?|figures?|data|stats?|statistics|assaults?|burglar\w+|rapes?|thefts?|crimes?|calls?|victims?)\b",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"\b(?:from the|Mrs?\.|he|she|his|her|him|hers|my (?:ex|neighbou?r|landlord|cousin|boss|sergeant)"
    r"|the (?:victim|witness|owner|suspect|complainant|caller|kid|driver|guy|woman|man)"
    r"|[a-z]+['’]s (?:car|truck|van|suv|jeep))\b|\b(?:[A-Z][a-z]+) [A-Z][a-z]+\b",
)
_STREET = re.compile(  # the rest of a street's name, of which the list of words has the beginning
    r"(?:(?<=\w)[\w'’-]*(?: [A-Z][\w'’-]+){0,2}(?: (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct"
    r"|boulevard|blvd|place|pl|terrace|way|circle)\b\.?(?!\w))?)?"
)
_TO_BE_USED = re.compile(
    r"\b(?:call|phone|ring|text|tip\s?line|hot ?line|quot(?:e|ing)|ref(?:erence)?|contact|dial|tel|e-?mail|apply"
    r"|message)\b",
    re.IGNORECASE,
)
_A_DATA_SYSTEM = re.compile(
    r"\b(?:ncic|nlets|cjis|dmv|dvla|pnc|system|database|ex|for a (?:friend|buddy)|curious|came back)\b",
    re.IGNORECASE,
)

_BY_FORM: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"card": ends_as_a_card, "iban": ends_as_an_iban}
)
_BY_COMPANY = MappingProxyType({"precise": _CRIME_FIGURES, "query": _A_DATA_SYSTEM})


@check(
    "CT003",
    name="confidential-data",
    asks="Does this give away data that are not public?",
    document=__doc__,
    rules=("CR-03",),
    triggers=(*GROUPS,),
    context=(APPEAL, DEPARTED, KEPT, PUBLISHED, MEMBER, NAMED, FULL_NAME),
    languages=("en",),
    values={"kinds": "The kinds of data that are asked about; all of them unless some are named."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each kind of data once a sentence."""
    wanted = look.values.get("kinds", ())
    assert isinstance(wanted, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    told: set[tuple[int, str]] = set()
    for match in look.text.any_of(GROUPS):
        kind = GROUPS[match.group]
        place = (look.text.sentence_at(match.start)[0], kind.kind)
        if (wanted and kind.kind not in wanted) or place in told or not _gives_away(look, match, kind):
            continue
        told.add(place)
        yield _found(look, match, kind)


def _gives_away(look: Look, match: Match, kind: _Kind) -> bool:
    """Whether the words give something away here, and are not public by purpose."""
    if any(_occurs(look, context, match) for context in kind.unless):
        return False
    first, last = look.text.sentence_at(match.start)
    sentence = look.text.raw[first:last]
    words, group = look.words(match), match.group.partition(":")[2]
    if group in _BY_FORM:
        return _BY_FORM[group](words)
    if group in _BY_COMPANY:
        return _BY_COMPANY[group].search(sentence) is not None
    if group == "contact":
        return not _is_public_contact(look, words)
    if kind.with_person:
        person = _A_PERSON.search(sentence) or look.text.in_sentence(MEMBER, match.start)
        return bool(person) and not (group == "reference" and _TO_BE_USED.search(sentence))
    return not (match.group.startswith(NAMES) and is_headline(sentence))


def _occurs(look: Look, context: str, match: Match) -> bool:
    """Appeals and deaths colour the whole post; other contexts their sentence, outside the words themselves."""
    if context in (APPEAL, DEPARTED):
        return bool(look.text.matches(context))
    return any(
        one.end <= match.start or one.start >= match.end
        for one in look.text.in_sentence(context, match.start)
    )


def _is_public_contact(look: Look, words: str) -> bool:
    lists = look.facts.lists
    if is_own(words, value_or(lists.own_numbers, ()), value_or(lists.own_domains, ())):
        return True
    return bool(look.text.matches(APPEAL)) or ("@" in words and words.lower().startswith("this "))


def _found(look: Look, match: Match, kind: _Kind) -> Observation:
    start, end = match.start, match.end
    raw = look.text.raw
    street = _STREET.match(raw, end) if kind.kind == "address" else None
    end = street.end() if street else end
    while end > start and raw[end - 1] in " ,:\n":
        end -= 1
    round_off = rounded(raw, start, end) if kind.kind == "address" else None
    change = Change(*round_off) if round_off else Change(start, end, "")
    return not_met(
        _why(kind.kind, raw[start:end]), start=start, end=end, confidence=kind.confidence, remedies=(change,)
    )


def _why(kind: str, words: str) -> Sentence:
    told = {
        "number": say("“{words}” is a number that belongs to one person.", words=words),
        "secret": say("“{words}” is a code or a password.", words=words),
        "contact": say("“{words}” may be how to reach a private person.", words=words),
        "plate": say("“{words}” ties a plate to a person.", words=words),
        "record": say("“{words}” shows what is in a record that is not public.", words=words),
        "personnel": say("“{words}” tells what is in a colleague’s file.", words=words),
        "medical": say("“{words}” tells about somebody’s health.", words=words),
        "victim": say("“{words}” would expose a victim.", words=words),
        "witness": say("“{words}” would expose a witness or caller.", words=words),
        "informant": say("“{words}” would expose an informant.", words=words),
        "child": say("“{words}” would expose a child.", words=words),
        "address": say("“{words}” points to one house; a block is near enough.", words=words),
    }
    return told[kind]
