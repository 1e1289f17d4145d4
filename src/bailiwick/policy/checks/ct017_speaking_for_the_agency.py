"""CT017: Speaking for the agency without authority.

What it asks
    Does a personal post speak in the name of the agency, or use a rank to announce what is the agency's to announce?

Why
    CR-17. pd/V.A.9.d.s2 and s3 ask for express leave before anything that people could take for the department's view;
    under nmpd/VII.D.s2 such words also mark their writer as a member.

Example
    Not met: "On behalf of the department, I can confirm the street reopens at noon."
    Met: "I do not speak for the department. Ask the public information office."

Remedy
    Point to the agency's own page, or ask for leave.

Where it errs
    A plain "we" without the agency; an employee's view on pay, conditions and public matters passes on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.city_work import SELF_TOLD, profiles_of, shows_a_city_job
from bailiwick.policy.checks.grammar.disclaimer import DISCLAIMING, Disclaimer, disclaimer_of
from bailiwick.policy.checks.grammar.employment import is_job_on_offer
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

BEHALF, OFFICIAL, SPOKES = "common/speaking:behalf", "common/speaking:official", "common/speaking:spokes"
WE_AT, WE_DO, THEY_DO = "common/speaking:we-at", "common/speaking:we-do", "common/speaking:they-do"
TITLE, ASSURES, LAWFUL = "common/speaking:title", "common/speaking:assures", "common/speaking:lawful"
ADVOCATES = "common/speaking:advocates"
RELAYS, SIGNED, QUOTES = "common/speaking:relays", "common/speaking:signed", "common/speaking:quotes"

CERTAINTY = {
    BEHALF: 0.86,
    OFFICIAL: 0.8,
    SPOKES: 0.8,
    WE_AT: 0.78,
    WE_DO: 0.78,
    THEY_DO: 0.76,
    TITLE: 0.76,
    RELAYS: 0.78,
    SIGNED: 0.78,
    QUOTES: 0.76,
}

HINT = 0.6

_INSTITUTION = re.compile(
    r"\b(?:police|department|agency|city|pd|[a-z]{1,4}pd|precinct|force|sheriff|chief|detective|sergeant|lieutenant|officer"
    r"|investigation|case|curfew|academy|captain|commander|shift|protest)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:have decided|decided|will|are|do not|don['’]t|believe|think|ask|want|stand|announce|can confirm|confirm|know"
    r"|support|oppose|urge|apologi[sz]e|regret|feel|consider)\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:family|house|church|school|team|union|bank|museum|moms?|parents?)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|never|nothing|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:for (?:an|the) official|not (?:an|the) official|call the press|see the official|read the official"
    r"|according to|(?:great|good|nice|strong|weak|fine) statement"
    r"|the union['’]s|in my opinion|i disagree|shared from|from the official page|waiting for)\b",
    re.IGNORECASE,
)
_GRIEVANCE = re.compile(
    r"\b(?:wish|should (?:pay|raise|fix|listen|hire|get|give|be paid|buy)"
    r"|pay|overtime|underpaid|short (?:staffed|\w+ officers)|tired|listen to us|union|raise)\b",
    re.IGNORECASE,
)
"""Pay, conditions and wishes: an employee's own speech."""
_THEIR_NEWS = re.compile(r"\b(?:according to|said|says|announced|press release)\b", re.IGNORECASE)


@check(
    "CT017",
    name="speaking-for-the-agency",
    asks="Does this speak in the name of the agency?",
    document=__doc__,
    rules=("CR-17",),
    triggers=(*CERTAINTY, ADVOCATES),
    context=(
        *SELF_TOLD,
        *DISCLAIMING,
        ASSURES,
        LAWFUL,
        *SPEECH_CONTEXT,
    ),
    languages=("en",),
    values={
        "lexicons": "The city's and the agency's own names.",
        "looks_at": "`words` (unless said otherwise), or `advocacy`: a job in the profile beside a call to vote.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a text the surest words that speak in the agency's name."""
    if look.values.get("looks_at") == "advocacy":
        yield from _advocates(look)
        return
    found = [match for match in look.text.any_of(CERTAINTY) if _speaks(look, match)]
    if not found:
        return
    match = max(found, key=lambda one: (CERTAINTY[one.group], -one.start))
    first, last = look.text.sentence_at(match.start)
    yield not_met(
        say("“{words}” can be taken for the agency’s own word.", words=look.words(match).rstrip(" :!")),
        start=match.start,
        end=match.start + len(look.words(match).rstrip(" :!")),
        confidence=CERTAINTY[match.group],
        remedies=(Change(first, last, ""),),
    )


def _advocates(look: Look) -> Iterator[Observation]:
    """Say where a call to vote stands beside a job in the profile: a weak sign, which only a person can weigh."""
    calls = [
        match for match in look.text.matches(ADVOCATES) if not is_reported(look.text, match.start, match.end)
    ]
    if not calls or not shows_a_city_job(look):
        return
    if disclaimer_of([look.text, *profiles_of(look)], look.lexicon_groups) is Disclaimer.WHOLE:
        return
    match = calls[0]
    yield not_met(
        say(
            "“{words}”, beside the job in your profile, may look as if you spoke for the City.",
            words=look.words(match),
        ),
        start=match.start,
        end=match.end,
        confidence=HINT,
    )


def _speaks(look: Look, match: Match) -> bool:
    """Whether the words really speak for the agency, each kind by its own test."""
    if is_reported(look.text, match.start, match.end):
        return False
    return _TESTS[match.group](look, match)


def _around(look: Look, match: Match) -> tuple[str, str, str]:
    """The sentence of the match, what stands before it there, and what stands after."""
    first, last = look.text.sentence_at(match.start)
    raw = look.text.raw
    return raw[first:last], raw[first : match.start], raw[match.end : last]


def _in_the_name_of(look: Look, match: Match) -> bool:
    _, before, _ = _around(look, match)
    return not (_DENIED.search(before) or _NOT_OURS.search(look.words(match)))


def _official_word(look: Look, match: Match) -> bool:
    sentence, before, _ = _around(look, match)
    if _DENIED.search(before):  # a disclaimer: "these views do not reflect the department's position"
        return False
    return _POINTS_ELSEWHERE.search(sentence) is None and _INSTITUTION.search(look.text.raw) is not None


def _we_at(look: Look, match: Match) -> bool:
    _, _, after = _around(look, match)
    return not _NOT_OURS.search(look.words(match)) and _ACTS.search(after) is not None


def _we_do(look: Look, match: Match) -> bool:
    sentence, before, _ = _around(look, match)
    grievance = _GRIEVANCE.search(sentence) is not None and "position" not in sentence
    return not (grievance or _NOT_OURS.search(look.words(match)) or _THEIR_NEWS.search(before))


def _they_do(look: Look, match: Match) -> bool:
    return bool(look.text.matches(ASSURES)) and not look.text.in_sentence(LAWFUL, match.start)


def _relays(look: Look, match: Match) -> bool:
    sentence, before, _ = _around(look, match)
    return not (_DENIED.search(before) or _THEIR_NEWS.search(before) or _POINTS_ELSEWHERE.search(sentence))


def _signed(look: Look, _match: Match) -> bool:
    return re.search(r"\b(?:we|our|us)\b", look.text.raw, re.IGNORECASE) is not None


def _by_rank(look: Look, match: Match) -> bool:
    _, before, _ = _around(look, match)
    if is_job_on_offer(before):
        return False
    assured = look.text.in_sentence(ASSURES, match.start)
    return bool(assured) and not look.text.in_sentence(LAWFUL, match.start)


_TESTS: dict[str, Callable[[Look, Match], bool]] = {
    BEHALF: _in_the_name_of,
    SPOKES: _in_the_name_of,
    OFFICIAL: _official_word,
    WE_AT: _we_at,
    WE_DO: _we_do,
    THEY_DO: _they_do,
    TITLE: _by_rank,
    RELAYS: _relays,
    SIGNED: _signed,
    QUOTES: _they_do,
}
