"""CT033: An endorsement that can pass for the agency's view.

What it asks
    Does a post recommend a product, a candidate, a person or a cause with the agency, a rank or the uniform behind?

Why
    CR-33. pd/V.A.9.d.s2 asks for express leave before an endorsement that people could take for the department's; on an
    official page it would be political activity or private business (pd/IV.B.4, nmpd/V.G.4).

Example
    Not met: "Our department stands behind Smith for judge."
    Met: "I like BoltLock doors on my own house."

Remedy
    Say it as oneself, without the agency; or ask for leave.

Where it errs
    Brands in small letters; charity that the agency runs itself is let through on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.employment import is_job_on_offer
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

BACKS, APPROVED, TRUST = "common/endorsement:backs", "common/endorsement:approved", "common/endorsement:trust"
TITLE, SHOWN, CHOSEN = "common/endorsement:title", "common/endorsement:shown", "common/endorsement:chosen"
NAMED, VOTING = "common/endorsement:named", "common/endorsement:voting"
PRAISE, LAWFUL = "common/endorsement:praise", "common/endorsement:lawful"

CERTAINTY = {
    APPROVED: 0.84,
    BACKS: 0.8,
    TRUST: 0.8,
    TITLE: 0.78,
    SHOWN: 0.76,
    CHOSEN: 0.78,
    NAMED: 0.78,
    VOTING: 0.78,
}

_NAME_NEXT = re.compile(
    r"\A(?:[\s:,]*(?:that|and|so should you|the|our|my|a|an|in|for|on|is|are|this|these|every|only|Dr\.?|Pastor"
    r"|Judge)\b)*\s*"
    r"(?:\[?[A-Z][\w&'’-]*)"
)
_THING_NEXT = re.compile(
    r"\b(?:candidate|developer|company|brand|movement|campaign|church|product|project|app|cameras?|alarms?|coffee|gym|truck|locks?"
    r"|boots|petition|ballot|party|run for|for (?:mayor|judge|sheriff|council|senate|governor|president))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\A\W*(?:\w+\W+){0,3}?(?:victims?|survivors?|famil(?:y|ies)|residents|drivers|everyone|using|calling|locking|keeping|\w+ing\b"
    r"|that (?:you|residents|people|drivers|everyone)|you\b|our (?:dispatchers|colleagues|officers|team|community)"
    r"|(?:her|his|their|its) |each other|colleagues|Neighbou?rhood Watch|Crime ?Stoppers"
    r"|Operation |Project |Safe |National |one another|up\b"
    r"|(?:\w+ ){0,3}(?:Week|Month|Day|Olympics|Volunteers?|Staff|Academy|Explorers|Foundation|Red Cross"
    r"|Fire|Department|Police|Service)\b)"
)
_WORTH = re.compile(
    r"\b(?:praising|promoting|advertising|best|try it|recommend\w*|great|love|fuel|buy|must[- ]have|favou?rite"
    r"|endors\w*|nothing beats|saved my"
    r"|sold my|fixed my|thumbs up|switch to|buy it|keeps? me|worth every|get it|proud to back|stand with"
    r"|vote|trust|get (?:one|yours))\b",
    re.IGNORECASE,
)
_VERB_NEXT = re.compile(
    r"\s+(?:fully |proudly )?(?:stands? behind|endorses?|backs?|recommends?|trusts?|runs on|swears by)\b"
)
_OWN_TRUST = ("their ", "the training", "each other", "you")
_CAPITAL = re.compile(r"(?<=[a-z,] )(?:Dr\.? )?[A-Z][\w&'’-]+")


@check(
    "CT033",
    name="endorsement-as-agency-view",
    asks="Does this recommend something with the agency, a rank or the uniform behind?",
    document=__doc__,
    rules=("CR-33",),
    triggers=tuple(CERTAINTY),
    context=(
        PRAISE,
        LAWFUL,
        *SPEECH_CONTEXT,
    ),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence what is recommended with the agency behind."""
    told: set[int] = set()
    for match in look.text.any_of((*CERTAINTY, *look.lexicon_groups)):
        first, last = look.text.sentence_at(match.start)
        if first in told or look.text.in_sentence(LAWFUL, match.start):
            continue
        if is_reported(look.text, match.start, match.end) or not _recommends(look, match, first, last):
            continue
        told.add(first)
        yield not_met(
            say("“{words}” recommends something with the agency behind it.", words=look.words(match)),
            start=match.start,
            end=match.end,
            confidence=CERTAINTY.get(match.group, 0.8),
            remedies=(Change(first, last, ""),),
        )


def _recommends(look: Look, match: Match, first: int, last: int) -> bool:
    """Whether the words recommend: each kind by its own test."""
    before, after = look.text.raw[first : match.start], look.text.raw[match.end : last]
    if match.group == APPROVED:
        return True
    if match.group == TRUST:
        return not after.lstrip().startswith(_OWN_TRUST)
    if match.group == SHOWN:
        return _WORTH.search(look.text.raw) is not None
    if match.group == TITLE:
        return _by_rank(look, match, before, after)
    if match.group in (BACKS, CHOSEN, NAMED, VOTING):
        return _object_counts(after, named=match.group == CHOSEN)
    verb = _VERB_NEXT.match(after)  # the agency's own name: what follows must recommend
    return verb is not None and _object_counts(after[verb.end() :])


def _by_rank(look: Look, match: Match, before: str, after: str) -> bool:
    """Praise beside a rank, of something with a name or a trade."""
    if is_job_on_offer(before):
        return False
    first = match.start - len(before)
    praised = _WORTH.search(look.text.raw[first:]) or look.text.in_sentence(PRAISE, match.start)
    return bool(praised) and (_CAPITAL.search(after) or _THING_NEXT.search(after)) is not None


def _object_counts(after: str, *, named: bool = False) -> bool:
    """Whether what is recommended has a name or a trade, and is neither advice nor somebody we serve."""
    if _OURS.match(after):
        return False
    return _NAME_NEXT.match(after) is not None or (not named and _THING_NEXT.search(after[:80]) is not None)
