"""CT049: Unlawful activity shown or offered by the author.

What it asks
    Does the post offer, admit or show something unlawful that its author does?

Why
    CR-49. mpd/IV.A.3.d.i.b5 and b8 let unlawful acts and broken laws lead to coaching or discipline; nmpd/IX.A.3.c and
    pd/V.A.9.b bar what shows irresponsible conduct. A finding only asks a person to look, a case has to name the law,
    and whether criminal investigators are told is decided apart.

Example
    Not met: "Won't pay for cable ever again, here's the hacked box."
    Met: "Bought raffle tickets at the fire hall's licensed draw."

Remedy
    Leave it out. A person looks, and names the law before anything follows.

Where it errs
    Jokes and exaggeration; trades that are lawful where the author lives; deeds told in words that nobody listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar import unlawful as grammar
from bailiwick.policy.checks.grammar.described import within_brackets
from bailiwick.policy.checks.grammar.remarks import once_a_sentence
from bailiwick.policy.checks.grammar.told import is_ones_own, is_told_of_others
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_reported

GOODS, OFFER = "common/unlawful:goods", "common/unlawful:offer"
ADMIT, SHOWN = "common/unlawful:admit", "common/unlawful:shown"
DEED, ANOTHERS = "common/unlawful:deed", "common/unlawful:ofanother"
DODGE = "common/unlawful:dodge"
LACKING, HIDDEN = "common/unlawful:lacking", "common/unlawful:hidden"
SELLING, RULED = "common/unlawful:selling", "common/unlawful:ruled"
CERTAINTY = {
    GOODS: 0.8,
    OFFER: 0.8,
    ADMIT: 0.78,
    DEED: 0.78,
    DODGE: 0.78,
    ANOTHERS: 0.78,
    SHOWN: 0.76,
    LACKING: 0.76,
    HIDDEN: 0.7,
}

NEAR_THE_BEGINNING = 25


@check(
    "CT049",
    name="unlawful-activity",
    asks="Does this offer, admit or show something unlawful that its author does?",
    document=__doc__,
    rules=("CR-49",),
    triggers=tuple(CERTAINTY),
    context=(SELLING, RULED, *SPEECH_CONTEXT),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a sentence what unlawful thing is offered, told or shown as one's own."""
    return once_a_sentence(look, CERTAINTY, SHOWN, _is_the_authors, _why)


def _is_the_authors(look: Look, match: Match) -> bool:
    text = look.text
    if match.group == SHOWN:
        shown = within_brackets(text.raw, match.start)[0]
        return grammar.is_unlawful_picture(shown)
    if is_address(text, match.start) or is_reported(text, match.start, match.end):
        return False
    sentence = text.raw[slice(*text.sentence_at(match.start))]
    if match.group == GOODS and not text.in_sentence(SELLING, match.start):
        return is_ones_own(sentence) and not is_told_of_others(sentence)
    if match.group in (GOODS, OFFER):
        offered = grammar.is_offered_by_a_question(sentence)
        near = match.start - text.sentence_at(match.start)[0] < NEAR_THE_BEGINNING
        return offered or ((near or is_ones_own(sentence)) and not is_told_of_others(sentence))
    if match.group in (LACKING, HIDDEN) and not _is_got_away_with(look, match, sentence):
        return False
    return is_ones_own(sentence) and not is_told_of_others(sentence.replace(look.words(match), " "))


def _is_got_away_with(look: Look, match: Match, sentence: str) -> bool:
    """Whether what lacks a leave is also boasted of or hidden, and what is hidden is a thing that the law rules on."""
    if match.group == LACKING:
        return bool(look.text.in_sentence(HIDDEN, match.start)) or grammar.is_boasted_of(sentence)
    ruled = look.text.in_sentence(RULED, match.start)
    return any(one.end <= match.start or one.start >= match.end for one in ruled) and grammar.is_done(
        sentence
    )


def _why(words: str, _group: str) -> Sentence:
    return say("“{words}” may tell of something unlawful.", words=words)
