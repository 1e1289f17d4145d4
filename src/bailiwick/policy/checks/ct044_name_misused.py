"""CT044: The agency's name, logo, address or titles misused.

What it asks
    Does the post put the agency's name, a mark, an address or a title to work for gain, for authority or to deceive?

Why
    CR-44. mpd/IV.A.3.d.i.b6 lets misuse of the City's name, logo, address or of anybody's title lead to coaching or
    discipline, and mpd/IV.A.3.a.s4 keeps personal sites from passing for official ones. To name the City, to tell
    news of it, to criticise it or to say where one worked is no misuse.

Example
    Not met: "MPD Sergeant's Private Security: hire the best!"
    Met: "I applied for a job at the City."

Remedy
    Take the name, the mark or the title out.

Where it errs
    Trades that the agency has licensed; a logo that nobody describes; a surname that is also a title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar import brand as grammar
from bailiwick.policy.checks.grammar.described import within_brackets
from bailiwick.policy.checks.grammar.framing import is_fiction
from bailiwick.policy.checks.grammar.remarks import once_a_sentence
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_reported

TRADE, MARK = "common/brand:trade", "common/brand:mark"
AUTHORITY, DECEIT = "common/brand:authority", "common/brand:deceit"
HANDLE, PICTURED = "common/brand:handle", "common/brand:pictured"
POSES, SUMMONS, PITCH, ADVANTAGE = (
    "common/brand:poses",
    "common/brand:summons",
    "common/brand:pitch",
    "common/brand:advantage",
)
CERTAINTY = {
    POSES: 0.78,
    SUMMONS: 0.8,
    PITCH: 0.76,
    ADVANTAGE: 0.76,
    TRADE: 0.8,
    MARK: 0.8,
    AUTHORITY: 0.78,
    DECEIT: 0.8,
    HANDLE: 0.78,
    PICTURED: 0.8,
}


@check(
    "CT044",
    name="name-misused",
    asks="Does this put the agency’s name, mark, address or title to work for gain, authority or deceit?",
    document=__doc__,
    rules=("CR-44",),
    triggers=tuple(CERTAINTY),
    context=SPEECH_CONTEXT,
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence what of the agency is put to work, and for what."""
    return once_a_sentence(look, CERTAINTY, PICTURED, _is_misuse, _why)


def _is_misuse(look: Look, match: Match) -> bool:
    return _TESTS[match.group](look, match)


def _at_work(look: Look, match: Match) -> bool:
    """Whether the words are the writer's own use, and no news, opinion, history or work of the agency itself."""
    if is_reported(look.text, match.start, match.end):
        return False
    whole = look.text.raw
    sentence = whole[slice(*look.text.sentence_at(match.start))]
    if match.group in (AUTHORITY, DECEIT) and is_fiction(sentence):
        return False
    if grammar.is_told_or_official(whole) or grammar.is_opinion(sentence):
        return False
    return match.group not in (TRADE, MARK, PITCH, ADVANTAGE) or not grammar.is_history(sentence)


def _lent(look: Look, match: Match) -> bool:
    """Whether a title, a badge or a mark of the agency makes an advert, or got its bearer an advantage."""
    if not _at_work(look, match):
        return False
    if match.group == PITCH:
        return grammar.is_lent(look.text.raw)
    return grammar.is_borne(look.text.raw[slice(*look.text.sentence_at(match.start))])


def _named(look: Look, match: Match) -> bool:
    return grammar.passes_for_official(look.words(match).partition(":")[2], look.text.raw)


def _shown(look: Look, match: Match) -> bool:
    return grammar.shows_a_mark_at_work(within_brackets(look.text.raw, match.start)[0])


_TESTS: dict[str, Callable[[Look, Match], bool]] = {
    TRADE: _at_work,
    MARK: _at_work,
    AUTHORITY: _at_work,
    DECEIT: _at_work,
    POSES: _at_work,
    SUMMONS: _at_work,
    PITCH: _lent,
    ADVANTAGE: _lent,
    HANDLE: _named,
    PICTURED: _shown,
}


def _why(words: str, group: str) -> Sentence:
    if group in (AUTHORITY, ADVANTAGE):
        return say("“{words}” uses a title or a badge to get one’s way.", words=words)
    if group in (DECEIT, SUMMONS, HANDLE):
        return say("“{words}” can pass for the agency’s own.", words=words)
    return say("“{words}” puts the agency’s name or mark to work for somebody’s gain.", words=words)
