"""CT027: Promotion of violence or crime.

What it asks
    Does the text call for, teach, praise, offer or bring people together for violence or crime?

Why
    CR-27. mpd/IV.C.3 lets nothing of the kind be posted through a covert profile, and nobody may let it through: an
    undercover profile that incites ruins the case and may get somebody hurt. To ask, to be there, to say little or to
    condemn is no promotion; what could be read either way goes to the Commander.

Example
    Not met: "Let's torch that store tonight, who's in?"
    Met: "Anyone know what happened at that store?"

Remedy
    Leave it unsaid. Where the words can be read either way, the Commander looks.

Where it errs
    Slang that nobody listed, and hints that only those in the group understand; banter among friends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar import promotion as grammar
from bailiwick.policy.checks.grammar import threats
from bailiwick.policy.checks.grammar.framing import is_condemned, is_fiction
from bailiwick.policy.checks.grammar.mood import praises, promotes, speaks_out
from bailiwick.policy.checks.grammar.told import asks_about
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_objected_to, is_reported

CALL, TEACH = "common/incitement:call", "common/incitement:teach"
PRAISE, JOIN = "common/incitement:praise", "common/incitement:join"
HARM, SCAM = "common/incitement:harm", "common/incitement:scam"
CRIME, ADMIRED = "common/incitement:crime", "common/incitement:admired"
CRAFT, LESSON = "common/incitement:craft", "common/incitement:lesson"
GOODS, OFFER, SELLING = "common/unlawful:goods", "common/unlawful:offer", "common/unlawful:selling"
THREATS = (threats.VIOLENCE, threats.VEILED, threats.WISH, threats.PILE_ON)
ALL = (CALL, HARM, CRIME, TEACH, CRAFT, SCAM, PRAISE, ADMIRED, JOIN, GOODS, OFFER, *THREATS)
SCENE, UNMEANT = "common/incitement:scene", "common/incitement:unmeant"

SURE, AMBIGUOUS = 0.85, 0.6

LONGEST_OBJECT = 30


@check(
    "CT027",
    name="promotion-of-crime",
    asks="Does this call for, teach, praise, offer or gather people for violence or crime?",
    document=__doc__,
    rules=("CR-27",),
    triggers=ALL,
    context=(SCENE, UNMEANT, LESSON, SELLING, *threats.LAWFUL, *SPEECH_CONTEXT),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a text the surest words that promote violence or crime."""
    best: tuple[float, Match] | None = None
    for match in look.text.any_of(ALL):
        sure = _sureness(look, match)
        if sure and (best is None or sure > best[0]):
            best = sure, match
    if best is None:
        return
    sure, match = best
    last = look.text.sentence_at(match.start)[1]
    said = look.text.raw[match.start : max(match.end, last)].rstrip()
    yield not_met(
        _why(said.strip(" .!?,:"), match.group, sure),
        start=match.start,
        end=match.start + len(said),
        confidence=sure,
        remedies=(Do("leave-unposted", "maintainer"), Do("review", "commander")),
    )


def _sureness(look: Look, match: Match) -> float:
    """How sure it is that the words promote: 0 where they do not."""
    text, start = look.text, match.start
    if is_address(text, start) or is_reported(text, start, match.end) or is_objected_to(text, start):
        return 0.0
    first, last = text.sentence_at(start)
    sentence, before = text.raw[first:last], text.raw[first:start]
    if grammar.is_denied(before) or _is_framed(grammar.without_teaching(sentence)):
        return 0.0
    if _unmeant(look, match) or (
        match.group != JOIN
        and asks_about(grammar.without_recruiting(sentence.replace(look.words(match), " ")))
    ):
        return 0.0
    return _TESTS[match.group](look, match, before)


def _is_framed(sentence: str) -> bool:
    return is_fiction(sentence) or is_condemned(sentence)


def _unmeant(look: Look, match: Match) -> bool:
    """Whether the sentence, outside the words themselves, shows that no violence or crime is meant."""
    return any(
        one.end <= match.start or one.start >= match.end
        for one in look.text.in_sentence(UNMEANT, (match.start, match.end))
    )


def _call(look: Look, match: Match, before: str) -> float:
    if not grammar.is_a_call(look.words(match), before):
        return 0.0
    reach = look.text.raw[match.start : match.end + LONGEST_OBJECT]
    violent, hard = grammar.is_violent(reach), grammar.is_plainly_criminal(reach)
    if violent and grammar.is_aimed(reach):
        return SURE
    if hard and look.text.matches(SCENE):
        return 0.78
    return AMBIGUOUS if hard else 0.0


def _as_said(_look: Look, _match: Match, before: str) -> float:
    return 0.0 if grammar.is_told(before) else 0.8


def _admired(_look: Look, _match: Match, _before: str) -> float:
    return 0.78


def _taught(look: Look, match: Match, before: str) -> float:
    return 0.0 if grammar.is_told(before) or not look.text.in_sentence(LESSON, match.start) else SURE


def _sold(look: Look, match: Match, before: str) -> float:
    return 0.0 if grammar.is_told(before) or not look.text.in_sentence(SELLING, match.start) else 0.8


def _in_mood(look: Look, match: Match, before: str) -> float:
    """What is named as a crime counts in a sentence that calls, plans, offers, praises, teaches or rewards."""
    sentence = look.text.raw[slice(*look.text.sentence_at(match.start))]
    if grammar.is_news(sentence) or (grammar.is_told(before) and not praises(sentence)):
        return 0.0
    if " " in look.words(match) and not (speaks_out(sentence) or grammar.is_harm_called_for(before)):
        return 0.0
    return 0.78 if promotes(sentence) else 0.0


def _harm(_look: Look, _match: Match, before: str) -> float:
    return 0.8 if grammar.is_harm_called_for(before) else 0.0


def _threat(look: Look, match: Match, _before: str) -> float:
    if not threats.is_meant(look, match):
        return 0.0
    return 0.78 if match.group in (threats.VIOLENCE, threats.PILE_ON) else AMBIGUOUS


def _join(look: Look, match: Match, _before: str) -> float:
    """A gathering counts beside a deed; alone it is for the Commander, and an ordinary "who's in?" is nothing."""
    words = look.words(match)
    if grammar.is_paid_harm(words):
        return SURE
    others = [
        one
        for group in (CALL, HARM, TEACH, CRAFT, SCAM, PRAISE, GOODS, OFFER)
        for one in look.text.matches(group)
    ]
    if any(not _unmeant(look, one) for one in others):
        return 0.78
    return AMBIGUOUS if grammar.is_shady(words) else 0.0


_TESTS: dict[str, Callable[[Look, Match, str], float]] = {
    CALL: _call,
    HARM: _harm,
    CRIME: _in_mood,
    SCAM: _as_said,
    TEACH: _as_said,
    CRAFT: _taught,
    PRAISE: _as_said,
    ADMIRED: _admired,
    GOODS: _sold,
    OFFER: _as_said,
    JOIN: _join,
    **dict.fromkeys(THREATS, _threat),
}


def _why(words: str, group: str, sure: float) -> Sentence:
    if sure <= AMBIGUOUS:
        return say("“{words}” can be read as help to violence or crime.", words=words)
    if group in (PRAISE, ADMIRED):
        return say("“{words}” praises violence or crime.", words=words)
    if group in (TEACH, CRAFT, SCAM):
        return say("“{words}” teaches how a crime is done.", words=words)
    if group in (GOODS, OFFER):
        return say("“{words}” offers what is a crime to offer.", words=words)
    return say("“{words}” calls for violence or crime.", words=words)
