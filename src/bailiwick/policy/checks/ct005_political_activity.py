"""CT005: Political activity, or its promotion, on an official page.

What it asks
    Does an official post support, oppose or promote a candidate, a party or a ballot measure, in words, by sharing or
    by liking?

Why
    CR-05. pd/IV.B.4.s1 bars political activity; nmpd/V.G.4.s1 bars promoting it too, so that there a like counts as
    well (setting X16). Facts about how and when to vote, and votes that are no politics, pass.

Example
    Not met: "Vote yes on Measure 4 tomorrow!"
    Met: "Polls are open from 7 a.m. to 8 p.m. today."

Remedy
    Keep the neutral fact ("Measure 4 is on the ballot") and take the side out.

Where it errs
    Irony; candidates who are not on the agency's list and are named without their office; praise for somebody in
    office which is not about an election is let through on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.subjects import Reaction
from bailiwick.policy.remedy import Change, Remedy
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import is_quoted

CALL, VOTE_FOR, ATTACK = "common/politics:call", "common/politics:votefor", "common/politics:attack"
BACKS, WINS = "common/politics:backs", "common/politics:wins"
RACE, SEAT, VOTE, MONEY = (
    "common/politics:race",
    "common/politics:seat",
    "common/politics:vote",
    "common/politics:money",
)
PARTY, NATIONAL, TAG = "common/politics:party", "common/politics:national", "common/politics:tag"
ELECT, NAMED_SEAT, EVENT, NAMED_VOTE, KNOWING = (
    "common/politics-names:elect",
    "common/politics-names:seat",
    "common/politics-names:event",
    "common/politics-names:vote",
    "common/politics:knowing",
)
CONTEST, NEUTRAL = "common/politics:contest", "common/politics:neutral"
STANCE, AGAINST = "common/politics:stance", "common/politics:against"
HINTED, SLOGAN = "common/politics-hints:side", "common/politics-slogans:side"

ALONE = {
    CALL: 0.92,
    BACKS: 0.85,
    ATTACK: 0.8,
    VOTE_FOR: 0.85,
    ELECT: 0.85,
    NAMED_SEAT: 0.8,
    EVENT: 0.8,
    WINS: 0.75,
    NAMED_VOTE: 0.8,
    HINTED: 0.78,
    SLOGAN: 0.8,
}
BESIDE = {RACE: 0.85, PARTY: 0.8, NATIONAL: 0.76, VOTE: 0.78, SEAT: 0.78, KNOWING: 0.7}
TOPICS = (*ALONE, *BESIDE)

_MEASURE = re.compile(
    r"\b(?:measure|prop(?:osition)?|question|issue|amendment|referendum|initiative)\s+(?:\d{1,4}[a-z]?|[a-z])\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\s(?:Here|Now|Today|Tomorrow|By|In|On|At|Counts?|Early|Yes|No|The|Your|Our|To|And|Or|Is|Was|Centers?|Totals?|Results?"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|This|Before|With|Begins?|Will|Via|Time|Officer|PC|Sergeant|Sgt|Rights|Act)\Z"
)
_DENIED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|no|nor|neither)\s+(?:\w+\s+){0,2}"
    r"(?:endors|support|back|take sides|tak(?:e|ing) a side|campaign|promote|tell)|\bregardless of\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:endors\w*|proud\w*|fundrais\w*|chip in|donat\w*|rally|our (?:vote|support|pick|choice|man)"
    r"|stands? (?:with|behind|by)|yes vote|need(?:s)? your (?:vote|support)|best candidate|good luck"
    r"|knock\w*|yard signs?"
    r"|lawn signs?|get your|pick up your|vote|win|pass|deserves?|back(?:s|ing)|kick-?off|meet|join us|come"
    r"|retweet if|share if|like if|give (?:him|her|them) your)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:join|meet|rally|town hall|fundraiser|event|breakfast|kick-?off|doors open|tickets|rsvp|come|volunteer)\b",
    re.IGNORECASE,
)


@check(
    "CT005",
    name="political-activity",
    asks="Does this support, oppose or promote a candidate, a party or a ballot measure?",
    document=__doc__,
    rules=("CR-05",),
    triggers=(*TOPICS, MONEY, TAG),
    context=(CONTEST, NEUTRAL, STANCE, AGAINST),
    uses=("lists.candidates", "post.reaction"),
    languages=("en",),
    values={
        "counts": "Reactions that count as words of one's own: share, like.",
        "asks": "Reactions that only ask a person to look.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence which words take a side; then weigh what is shared or liked."""
    told = False
    sentences: set[int] = set()
    for match in look.text.any_of((*ALONE, *BESIDE, TAG)) if look.text.groups else ():
        begin = look.text.sentence_at(match.start)[0]
        if begin in sentences:
            continue
        observation = _weighed(look, match)
        if observation is not None:
            sentences.add(begin)
            told = True
            yield observation
    if not told:
        yield from _listed_or_shared(look)


def _weighed(look: Look, match: Match) -> Observation | None:
    """What the match comes to in its sentence; nothing when no side is taken."""
    first, last = look.text.sentence_at(match.start)
    sentence = look.text.raw[first:last]
    if _DENIED.search(sentence) or (match.group == NAMED_VOTE and _NO_NAME.search(look.words(match))):
        return None
    if match.group in ALONE:
        contest = match.group in (VOTE_FOR, WINS, ELECT, EVENT, NAMED_VOTE) and look.text.in_sentence(
            CONTEST, match.start
        )
        if contest or (match.group != CALL and look.text.in_sentence(NEUTRAL, match.start)):
            return None
        if is_quoted(look.text, match.start, match.end) and look.text.in_sentence(NEUTRAL, match.start):
            return None
        return _found(look, match.start, match.end, ALONE[match.group])
    return _beside(look, match, sentence)


def _beside(look: Look, match: Match, sentence: str) -> Observation | None:
    """A word of elections counts beside words of support or opposition."""
    text = look.text
    if match.group == TAG:
        return None
    if text.in_sentence(CONTEST, match.start) or text.in_sentence(NEUTRAL, match.start):
        return None
    if match.group in (SEAT, VOTE) and not _STRONG.search(sentence):
        return None
    sides = [*text.in_sentence(STANCE, match.start), *text.in_sentence(AGAINST, match.start)]
    if match.group in (PARTY, NATIONAL):
        sides = [
            *text.in_sentence(AGAINST, match.start),
            *(one for one in sides if _STRONG.match(text.raw, one.start)),
        ]
    if match.group == KNOWING:
        return _knowing(look, match)
    apart = [one for one in sides if one.end <= match.start or one.start >= match.end]
    if not apart:
        return None
    nearest = min(apart, key=lambda one: abs(one.start - match.start))
    start, end = min(match.start, nearest.start), max(match.end, nearest.end)
    return _found(look, start, end, BESIDE[match.group])


def _knowing(look: Look, match: Match) -> Observation | None:
    """A hint, such as that one knows what to do, counts where the text speaks of a vote."""
    if any(look.text.matches(group) for group in (RACE, VOTE, PARTY)):
        return _found(look, match.start, match.end, BESIDE[KNOWING])
    return None


def _found(look: Look, start: int, end: int, confidence: float) -> Observation:
    raw = look.text.raw
    while end > start and raw[end - 1].isspace():
        end -= 1
    return not_met(
        say("“{words}” takes a side in an election.", words=raw[start:end]),
        start=start,
        end=end,
        confidence=confidence,
        remedies=(_neutral(look, start, end),),
    )


def _neutral(look: Look, start: int, end: int) -> Remedy:
    """The measure as a plain fact where one is named; otherwise the sentence goes."""
    raw = look.text.raw
    measure = _MEASURE.search(raw[start:end])
    if measure and measure.end() == end - start:
        return Change(start, end, f"{measure.group()} is on the ballot")
    first, last = look.text.sentence_at(start)
    return Change(first, last, "")


def _listed_or_shared(look: Look) -> Iterator[Observation]:
    """Candidates that the agency lists, and what is shared or liked."""
    reaction, candidates = look.facts.post.reaction, look.facts.lists.candidates
    shared = reaction.value if isinstance(reaction, Known) else None
    if shared is None and not isinstance(candidates, Known):
        return
    raw = look.text.raw
    names = candidates.value if isinstance(candidates, Known) else ()
    place, name = next(
        ((raw.lower().find(one.lower()), one) for one in names if one.lower() in raw.lower()), (-1, "")
    )
    if shared is None:
        if place >= 0 and _STRONG.search(raw):
            yield _found(look, place, place + len(name), 0.8)
        return
    topics = look.text.any_of((*ALONE, *BESIDE))
    if place < 0 and topics:
        place, name = topics[0].start, look.words(topics[0])
    if place >= 0:
        yield from _reacted(look, shared, place, place + len(name))
    elif candidates is UNKNOWN and _EVENT.search(raw):
        yield cannot_tell(say("Nobody has said whether this is about a candidate."), "lists.candidates")


def _reacted(look: Look, reaction: Reaction, start: int, end: int) -> Iterator[Observation]:
    counts, asks = look.values.get("counts", ("share", "like")), look.values.get("asks", ())
    assert isinstance(counts, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    assert isinstance(asks, tuple)  # noqa: S101 -- the same
    confidence = 0.85 if reaction.value in counts else 0.6 if reaction.value in asks else 0.0
    if confidence:
        words = look.text.raw[start:end]
        yield not_met(
            say("Sharing or liking “{words}” promotes a candidate, a party or a measure.", words=words),
            start=start,
            end=end,
            confidence=confidence,
        )
