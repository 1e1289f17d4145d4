"""CT018: Telling on personal media that one works for the agency.

What it asks
    Does a personal post or profile say that its author works for a police agency: by a job, a rank, a badge number,
    an employer field, or a story of the job in the first person?

Why
    CR-18. pd/V.A.8.a.s1 cautions for safety's sake; nmpd/VII.D.s2 forbids it without an approved memorandum, while
    nmpd/IX.B.1.s1 only advises against it (settings X9 and A10). A profile is read like a post (pd/III.D, nmpd/IV.D).

Example
    Not met: "AMA: I'm an NMPD detective."
    Met: "My neighbour says his cousin is a cop somewhere."

Remedy
    Take the words out, or ask for leave where the policy knows a way to it.

Where it errs
    Stories that name no agency only ask a person to look. Other people, the past, what is wished for or imagined pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.employment import (
    fragment_before,
    is_calling,
    is_done_by,
    is_first_person,
    is_membership,
    is_of_another_trade,
    is_own_work,
    is_past,
    is_related,
    is_somebody_else,
    rank_after,
    tells_of_police,
)
from bailiwick.policy.checks.grammar.insignia import INSIGNIA, shown
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.speech import is_quoted

SAID, NUMBER = "common/self-identification:said", "common/self-identification:number"
AGENCY, OURS = "common/self-identification:agency", "common/self-identification:ours"
FIELD, THROUGH = "common/self-identification:field", "common/self-identification:through"
JOB = "common/self-identification:job"
INITIALS = "common/self-identification-capitals:agency"
TOLD = (SAID, NUMBER, AGENCY, INITIALS, JOB, OURS, FIELD)
OWN = "own"
PROFILE = frozenset(("bio", "profile", "name", "handle", "account"))

_NO_AGENCY = frozenset(("COPD", "LSPD"))
_ONE_OF = re.compile(
    r"^as\b|\bone of (?:the|your|our)\b|\bfor (?:the (?:police|cops)|this|\w+ years)\b|\b(?:with|of) this\b"
    r"|^(?:at|from|with|for|of|to)\b",
    re.IGNORECASE,
)
_NOT_A_CLAIM = re.compile(r"\b(?:not|like|of|to|with|about|for|from|by)\b", re.IGNORECASE)

Place = tuple[int, int, str]


@check(
    "CT018",
    name="self-identification",
    asks="Does this tell that its author works for the agency?",
    document=__doc__,
    rules=("CR-18",),
    triggers=(*TOLD, THROUGH, *INSIGNIA),
    languages=("en",),
    values={
        "lexicons": "The agency's own names.",
        "looks_at": "`words` (unless said otherwise), `profile`, `pictures`, or `others`: what others show.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say which words, or which picture, tell of the job."""
    looks_at = look.values.get("looks_at", "words")
    if looks_at == "pictures":
        yield from _pictured(look)
    elif looks_at == "others":
        for match in look.text.matches(THROUGH):
            yield _found(look, match.start, match.end, 0.76)
    else:
        yield from _told(look, only_profile=looks_at == "profile")


def _told(look: Look, *, only_profile: bool) -> Iterator[Observation]:
    sentences: set[int] = set()
    for start, end, group in _places(look):
        begin = look.text.sentence_at(start)[0]
        profile = _in_profile(look, start)
        if begin in sentences or (only_profile and not profile) or look.text.raw[start:end] in _NO_AGENCY:
            continue
        confidence = _profiled(look, start, group) if profile else _weighed(look, start, end, group)
        if confidence:
            sentences.add(begin)
            yield _found(look, start, end, confidence)


def _places(look: Look) -> list[Place]:
    """Where names and words of the job stand: the agency's own names first, for they are the surest."""
    own = [(one.start, one.end, OWN) for one in look.lexicon_matches()]
    listed = look.facts.lists.own_names
    for name in listed.value if isinstance(listed, Known) else ():
        own += [
            (one.start(), one.end(), OWN) for one in re.finditer(rf"\b{re.escape(name)}\b", look.text.raw)
        ]
    told = [(one.start, one.end, one.group) for group in TOLD for one in look.text.matches(group)]
    return [*sorted(own), *told]


def _in_profile(look: Look, start: int) -> bool:
    if look.reads == "person.profile":
        return True
    if look.text.raw[:5].lower().startswith(("bio:", "bio -")):
        return start < len(look.text.raw.partition("\n")[0])
    return any(one.start <= start < one.end and one.kind in PROFILE for one in look.text.annotations)


def _profiled(look: Look, start: int, group: str) -> float:
    """In a profile the name of an agency, or a police job, says it all."""
    first, _ = look.text.sentence_at(start)
    if group in {FIELD, OURS} or is_related(look.text.raw[first:start]):
        return 0.0
    return 0.76 if group in {SAID, JOB} else 0.92


def _weighed(look: Look, start: int, end: int, group: str) -> float:
    """How sure the sentence is about the author; 0 when it tells of somebody else, or of no agency."""
    first, _ = look.text.sentence_at(start)
    sentence = _sentence(look, start)
    if group == NUMBER:
        return 0.85 if is_calling(sentence) else 0.0
    before, after = sentence[: start - first], sentence[end - first :]
    if is_somebody_else(before, sentence) or is_past(sentence) or is_quoted(look.text, start, end):
        return 0.0
    if group == SAID:
        return _said(sentence, look.text.raw[start:end])
    if group == OURS:
        told = (is_first_person(sentence) and is_own_work(sentence)) or is_membership(sentence)
        return 0.76 if told and tells_of_police(look.text.raw) and not is_of_another_trade(sentence) else 0.0
    if group in {FIELD, JOB} or is_done_by(before):
        return 0.0
    told = (is_first_person(sentence) and is_own_work(sentence)) or is_membership(before)
    return (
        (0.92 if group == OWN else 0.85)
        if told or fragment_before(before) or rank_after(before, after)
        else 0.0
    )


def _said(sentence: str, words: str) -> float:
    """A police job without an agency's name; "as a cop" and "being a cop" need somebody who says I."""
    if _NOT_A_CLAIM.search(_ONE_OF.sub("", words)) and not re.search(
        r"\b(?:sworn|my|our)\b", words, re.IGNORECASE
    ):
        return 0.0
    return 0.72 if is_first_person(sentence) or re.search(r"\b(?:sworn|now)\b", words, re.IGNORECASE) else 0.0


def _sentence(look: Look, start: int) -> str:
    first, last = look.text.sentence_at(start)
    return look.text.raw[first:last]


def _pictured(look: Look) -> Iterator[Observation]:
    found = shown(look)
    if found is not None:
        match, sure = found
        yield not_met(
            say(
                "“{words}” makes it plain in a picture that you are an officer.",
                words=look.words(match).strip(),
            ),
            start=match.start,
            end=match.end,
            confidence=sure,
        )


def _found(look: Look, start: int, end: int, confidence: float) -> Observation:
    first, last = look.text.sentence_at(start)
    return not_met(
        say("“{words}” tells that you work for the agency.", words=look.text.raw[start:end].strip()),
        start=start,
        end=end,
        confidence=confidence,
        remedies=(Change(first, last, ""),),
    )
