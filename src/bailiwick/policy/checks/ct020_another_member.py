"""CT020: Another member's information, or employment, without that member's leave.

What it asks
    Does a private post tell something about a colleague who has not agreed to it?

Why
    CR-20, setting X11. pd/V.A.8.a.s2 bars any information about another member without leave, nmpd/IX.B.1.s2 only that
    the member works for the agency. Consents are kept as a list (`lists.consents`) and can be taken back.

Example
    Not met: "Happy birthday to my partner, Officer Lee of NMPD!"
    Met: "Happy birthday to my brother Lee!"

Remedy
    Ask the colleague; or leave title, name and agency out.

Where it errs
    With no list of colleagues it goes by titles, relations and tags, so that an officer of another agency may be taken
    for a colleague; then it only asks a person to look. Officers in the news and the fallen pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.numbers import is_headline
from bailiwick.policy.facts import Known
from bailiwick.policy.facts.value import value_or
from bailiwick.policy.remedy import Change, Remedy, Supply
from bailiwick.policy.text.scanned import Match

WORDS = "common/colleagues"
RELATION, TITLED = f"{WORDS}:relation", f"{WORDS}:titled"
TAGGED, TAGGED_NAME = f"{WORDS}:tagged", f"{WORDS}:tagged_name"
MYSELF, PUBLIC, AGENCY = f"{WORDS}:myself", f"{WORDS}:public", f"{WORDS}:agency"
NAMED = {RELATION: 0.8, f"{WORDS}:employed": 0.88, TITLED: 0.7, TAGGED: 0.65}
BESIDE_AGENCY = 0.82
LISTED = 0.92
EMPLOYMENT = "employment"

_A_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_NAME = re.compile(
    r"(?:America|Morgan|Pepper|Obvious|Marvel|Gamer|Players|Games?|World|Week|Day|Appreciation|Charged|Shot|Arrested|Training)\b"
)
_SAYS_EMPLOYMENT = re.compile(
    r"\b(?:officer|sgt|sergeant|lt|lieutenant|det|detective|deputy|dispatcher|recruit|pd|police|department|badge|squad|"
    r"precinct|shift|cop|patrol)\b|\b[A-Z]{2,6}PD\b",
    re.IGNORECASE,
)


@check(
    "CT020",
    name="another-member",
    asks="Does this tell something about a colleague who has not agreed to it?",
    document=__doc__,
    rules=("CR-20",),
    triggers=(*NAMED, TAGGED_NAME),
    context=(MYSELF, PUBLIC, AGENCY),
    uses=("lists.colleagues",),
    languages=("en",),
    values={"scope": "any (default): any information; employment: only that somebody works for the agency."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each colleague once: first those on the list, then those whom the words themselves make colleagues."""
    colleagues = look.facts.lists.colleagues
    told: set[int] = set()
    if isinstance(colleagues, Known):
        for start, end in _listed(look, colleagues.value):
            if look.values.get("scope") != EMPLOYMENT or _SAYS_EMPLOYMENT.search(look.text.raw):
                told.add(look.text.sentence_at(start)[0])
                yield _found(look, start, end, LISTED)
    if not look.text.groups.isdisjoint(NAMED) and not look.text.matches(PUBLIC):
        yield from _by_words(look, told, known=isinstance(colleagues, Known))


def _listed(look: Look, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where colleagues on the list stand who have not agreed."""
    agreed = {one.casefold() for one in value_or(look.facts.lists.consents, ())}
    for name in names:
        place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", look.text.raw, re.IGNORECASE)
        if place and name.casefold() not in agreed:
            yield place.span()


def _by_words(look: Look, told: set[int], *, known: bool) -> Iterator[Observation]:
    agreed = tuple(one.casefold() for one in value_or(look.facts.lists.consents, ()))
    employment_only = look.values.get("scope") == EMPLOYMENT
    for match in look.text.any_of(NAMED):
        begin = look.text.sentence_at(match.start)[0]
        if (
            begin in told
            or look.text.in_sentence(MYSELF, match.start)
            or _has_agreed(look.words(match), agreed)
        ):
            continue
        if _NO_NAME.search(look.words(match)) or is_headline(
            look.text.raw[slice(*look.text.sentence_at(match.start))]
        ):
            continue
        if (known and match.group in (TITLED, TAGGED)) or (
            employment_only and not _tells_employment(look, match)
        ):
            continue
        told.add(begin)
        beside = match.group != TAGGED and look.text.matches(AGENCY)
        sure = max(NAMED[match.group], BESIDE_AGENCY) if beside else NAMED[match.group]
        yield _found(look, match.start, match.end, sure)


def _has_agreed(words: str, agreed: Sequence[str]) -> bool:
    """Whether the words hold the last name of somebody who agreed."""
    said = {one.casefold() for one in _A_WORD.findall(words)}
    return any(one.split()[-1] in said for one in agreed if one.strip())


def _tells_employment(look: Look, match: Match) -> bool:
    first, last = look.text.sentence_at(match.start)
    return _SAYS_EMPLOYMENT.search(look.text.raw, first, last) is not None


def _found(look: Look, start: int, end: int, confidence: float) -> Observation:
    end = start + len(look.text.raw[start:end].rstrip(" ,:\n"))
    remedies: tuple[Remedy, ...] = (Change(start, end, "a friend"),)
    if not isinstance(look.facts.lists.consents, Known):
        remedies = (*remedies, Supply("lists.consents"))
    return not_met(_why(look, start, end), start=start, end=end, confidence=confidence, remedies=remedies)


def _why(look: Look, start: int, end: int) -> Sentence:
    words = look.text.raw[start:end]
    if look.values.get("scope") == EMPLOYMENT:
        return say(
            "“{words}” tells that a colleague works for the agency, and no leave is on record.", words=words
        )
    return say("“{words}” tells something about a colleague, and no leave is on record.", words=words)
