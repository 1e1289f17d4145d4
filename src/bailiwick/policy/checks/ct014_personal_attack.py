"""CT014: A personal attack, name-calling, a demeaning remark about somebody.

What it asks
    Does the text call a person names or demean them, rather than criticise what they or the agency do?

Why
    CR-14. Personal attacks are one of the grounds on the page (nmpd/V.F.1.s2); an official post keeps to decorum
    (pd/IV.B.1.s3, nmpd/V.G.1.s3); in private, attacks on colleagues may harm harmony (pd/V.A.5.s4), which only a case
    with evidence can find.

Example
    Not met: "Councilman Pike is a spineless clown."
    Met: "My lieutenant's plan was a stupid idea, but we talked it through."

Remedy
    Say what was done; take the name-calling out.

Where it errs
    Where the rules find nothing a statistic may (docs/model-card.md); its findings only ask for a reader.
    Teasing among friends counts. An accusation ("liars, all of you") is taken as an angry word about what was done, and
    passes unless it is pinned on one person. Praise that insults, and attacks without any insulting word, are missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import COMMENTS, STATISTIC, STATISTIC_MEANS, Look, Observation, check, not_met
from bailiwick.policy.checks.grammar import insults as grammar
from bailiwick.policy.checks.grammar.noticed import noticed
from bailiwick.policy.remedy import Change
from bailiwick.policy.statistic import Kind
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import SPEECH_CONTEXT, is_address, is_objected_to, is_reported

PERSON = "common/insults:person"
FIGURE = "common/insults:figure"
ACCUSATION = "common/insults:accusation"
ADJECTIVE = "common/insults:adjective"
PHRASE = "common/insults:phrase"
SHOWN = "common/insults:shown"
CALLED_OUT = "common/insults:called-out"
ALL = (PERSON, FIGURE, ACCUSATION, ADJECTIVE, PHRASE, SHOWN, CALLED_OUT)

AIMED, UNAIMED, DESCRIBED, ACCUSED = 0.86, 0.7, 0.82, 0.65
"""How sure: names aimed at somebody, aimed at nobody in particular, an adjective of a person, an accusation of one."""
SHOWN_OR_PHRASED = 0.8
LOOSE = 0.6
"""How sure where the grammar does not show whom an insulting word is about; told only where a binding reaches wide."""


@check(
    "CT014",
    name="personal-attack",
    asks="Does this call a person names, or demean them?",
    document=__doc__,
    rules=("CR-14",),
    triggers=ALL,
    context=SPEECH_CONTEXT,
    languages=("en",),
    values={
        "reach": "wide: an insulting word counts unless it is plainly about a thing; else only about a person",
        STATISTIC: STATISTIC_MEANS,
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each insulting word that is about a person; where there is none, what a statistic noticed.

    In a comment that a person will read anyway the statistic may also point at further words.
    """
    found = list(_by_rule(look))
    yield from found
    if not found:
        yield from noticed(look, Kind.ATTACK, ALL, partial(_is_no_attack, look))
    elif look.act == COMMENTS:
        yield from noticed(look, Kind.ATTACK, ALL, partial(_is_denied, look), found)


def _by_rule(look: Look) -> Iterator[Observation]:
    last = -1
    for match in look.text.any_of(ALL):
        if match.start < last or _excused(look, match):
            continue
        certainty = _certainty(look, match)
        if not certainty:
            continue
        start, end = grammar.trimmed(look.text.raw, match.start, match.end, figure=match.group == FIGURE)
        last = end
        yield not_met(
            say("“{words}” attacks a person rather than what was done.", words=look.text.raw[start:end]),
            start=start,
            end=end,
            confidence=certainty,
            remedies=(Change(start, end, ""),),
        )


def _is_no_attack(look: Look, start: int, end: int) -> bool:
    """Whether words are about the writer or about a thing, or denied."""
    return _is_denied(look, start, end) or grammar.is_loosely_a_thing(_place(look, start, end))


def _is_denied(look: Look, start: int, end: int) -> bool:
    """Whether words are about the writer, or denied."""
    place = _place(look, start, end)
    return grammar.is_about_oneself(place) or grammar.is_denied(place)


def _place(look: Look, start: int, end: int) -> grammar.Place:
    first, last = look.text.sentence_at(start)
    raw = look.text.raw
    return grammar.Place(raw[first:start], raw[start:end], raw[end:last])


def _excused(look: Look, match: Match) -> bool:
    text = look.text
    return (
        is_address(text, match.start)
        or is_reported(text, match.start, match.end)
        or (match.group != SHOWN and is_objected_to(text, match.start))
    )


def _certainty(look: Look, match: Match) -> float:
    """How sure that a person is meant; 0 when not."""
    place = _place(look, match.start, match.end)
    if match.group == SHOWN:
        return SHOWN_OR_PHRASED
    if grammar.is_about_oneself(place) or (match.group != PHRASE and grammar.is_denied(place)):
        return 0.0
    wide = look.values.get("reach") == "wide" and not grammar.is_loosely_a_thing(place)
    return _WEIGHED[match.group](place, LOOSE if wide else 0.0)


def _person(place: grammar.Place, _loose: float) -> float:
    if grammar.is_a_thing(place):
        return 0.0
    return AIMED if grammar.is_aimed(place) else UNAIMED


def _figure(place: grammar.Place, loose: float) -> float:
    if grammar.names_a_person(place) and not grammar.is_a_thing(place):
        return SHOWN_OR_PHRASED
    return loose if grammar.points_at_people(place) else 0.0


def _adjective(place: grammar.Place, loose: float) -> float:
    if grammar.describes_a_person(place):
        return DESCRIBED
    return loose if grammar.is_mostly_of_people(place) else 0.0


_WEIGHED: dict[str, Callable[[grammar.Place, float], float]] = {
    PERSON: _person,
    FIGURE: _figure,
    ADJECTIVE: _adjective,
    ACCUSATION: lambda place, _loose: ACCUSED if grammar.accuses_one(place) else 0.0,
    PHRASE: lambda _place, _loose: SHOWN_OR_PHRASED,
    CALLED_OUT: lambda _place, loose: loose,
}
