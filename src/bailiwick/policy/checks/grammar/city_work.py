"""Whether a post, or the profile beside it, tells that its author works for the city."""

from __future__ import annotations

import re

from bailiwick.policy.check import Look
from bailiwick.policy.checks.grammar.employment import (
    fragment_before,
    is_first_person,
    is_membership,
    is_own_work,
    is_past,
    is_related,
    is_somebody_else,
    rank_after,
)
from bailiwick.policy.facts import Known
from bailiwick.policy.text.scanned import ScannedText
from bailiwick.policy.text.speech import is_quoted

TOLD, FIELD = "common/city-work:told", "common/city-work:field"
SAID, JOB = "common/self-identification:said", "common/self-identification:job"
SELF_TOLD = (TOLD, FIELD, SAID, JOB)
PROFILE = frozenset(("bio", "profile", "name", "handle", "account"))

_ELSEWHERE = re.compile(
    r"\b(?:trooper|sheriff|deputy|state|county|university|campus|transit|federal|military)\b", re.IGNORECASE
)
_RESIDENT = re.compile(
    r"\b(?:liv(?:e|es|ing)|born|raised|based|resident|native|citizen|visitor|tourist|from|home|lover|fan|friend|history|photos?|views?"
    r"|retired|former(?:ly)?|ex-?|wife|husband|mom|mother|dad|father|son|daughter|spouse|partner|married|candidate|running"
    r"|against|represent|opinions?|not|nor|n['’]t)\b[^.;|\n]{0,30}$",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"^(?:['’]s)? (?:wife|husband|mom|mother|dad|father|son|daughter|kid|spouse|partner)\b", re.IGNORECASE
)
_AS = re.compile(r"\b(?:as|being|i['’]m|i am|i['’]ve been) an? $", re.IGNORECASE)
_RANK = re.compile(
    r"\s+(?:police |patrol )?(?:officer|sergeant|sgt|corporal|lieutenant|lt|captain|commander|inspector|detective|investigator|cop|dispatcher"
    r"|employee|worker|staffer|clerk|analyst|crossing guard|volunteer|cadet|recruit)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(r"\s+(?:here|speaking)\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:used to|retired|former(?:ly)?|no longer|i (?:left|quit)|if i (?:were|was|worked)|wish i|years ago|applied|applying|interview"
    r"|(?:my|his|her|their|our) (?:\w+ )?(?:neighbou?r|wife|husband|brother|sister|son|daughter|dad|father|mom|mother|cousin|uncle|aunt|friend)"
    r" (?:is|was|works?|who))\b",
    re.IGNORECASE,
)


def works_for_the_city(look: Look) -> bool:
    """Whether the text, its bio, or the profile that is known tells so; `look.lexicon_groups` are the city's own names."""
    return _told(look) or shows_a_city_job(look)


def shows_a_city_job(look: Look) -> bool:
    """Whether the bio, or the profile that is known, tells so."""
    spans = _profile_spans(look.text)
    return any(_tells(look, profile, 0, len(profile.raw)) for profile in profiles_of(look)) or any(
        _tells(look, look.text, start, end) for start, end in spans
    )


def profiles_of(look: Look) -> list[ScannedText]:
    """The profile as a fact, scanned, when it is known."""
    profile = look.facts.person.profile
    return [look.scan(profile.value)] if isinstance(profile, Known) and look.scan is not None else []


def _profile_spans(text: ScannedText) -> list[tuple[int, int]]:
    spans = [(one.start, one.end) for one in text.annotations if one.kind in PROFILE]
    if text.raw[:5].lower().startswith(("bio:", "bio -")):
        spans.append((0, len(text.raw.partition("\n")[0])))
    return spans


def _tells(look: Look, text: ScannedText, start: int, end: int) -> bool:
    """In a profile the name of the city's service, or a job there, says it all."""
    jobs = [(match.start, match.end) for match in text.any_of((FIELD, TOLD, SAID, JOB))]
    for first, last in (*jobs, *_names_in(look, text)):
        before = text.raw[start:first]
        if (
            start <= first < end
            and not (
                _RESIDENT.search(before) or is_related(before) or _ELSEWHERE.search(text.raw[first:last])
            )
            and not _THEIRS.match(text.raw[last : last + 12])
        ):
            return True
    return False


def _told(look: Look) -> bool:
    """In the post itself somebody has to say it of themselves, and as something that is so now."""
    text = look.text
    for match in text.any_of((TOLD, SAID)):
        first, last = text.sentence_at(match.start)
        words = text.raw[match.start : match.end]
        if (
            not (is_quoted(text, match.start, match.end) or _ELSEWHERE.search(words))
            and not _THEIRS.match(text.raw[match.end : match.end + 12])
            and not _OVER.search(text.raw[first : match.end])
            and (match.group == TOLD or is_first_person(text.raw[first:last]))
        ):
            return True
    inside = _profile_spans(text)
    return any(
        _by_name(text, start, end)
        for start, end in _names_in(look, text)
        if not any(first <= start < last for first, last in inside)
    )


def _names_in(look: Look, text: ScannedText) -> list[tuple[int, int]]:
    """Where the city's and the agency's names stand: those of the pack, and those that the agency lists."""
    found = [(match.start, match.end) for match in text.any_of(look.lexicon_groups)]
    listed = look.facts.lists.own_names
    for name in listed.value if isinstance(listed, Known) else ():
        found += [one.span() for one in re.finditer(rf"\b{re.escape(name)}\b", text.raw)]
    return found


def _by_name(text: ScannedText, start: int, end: int) -> bool:
    """Whether the city's or the department's own name is said by somebody at work there."""
    first, last = text.sentence_at(start)
    sentence = text.raw[first:last]
    before, after = sentence[: start - first], sentence[end - first :]
    if is_somebody_else(before, before) or is_past(before) or is_quoted(text, start, end):
        return False
    told = (is_first_person(before) and is_own_work(sentence)) or is_membership(before)
    told = told or (_AS.search(before) is not None and _RANK.match(after) is not None)
    return told or fragment_before(before) or rank_after(before, after) or _CALLING.match(after) is not None
