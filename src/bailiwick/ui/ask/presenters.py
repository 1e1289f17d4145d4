"""The page as a person sees it, made from answers. Templates only lay out what stands here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.clause import Clause, ClauseKind, Force
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.questions import Question, question_of
from bailiwick.policy.reminder import Occasion
from bailiwick.policy.reminding import Told
from bailiwick.ui.ask.answering import KINDS, Answer, Asked, Desk, digest_of_asked
from bailiwick.ui.ask.cards import Card, Rule, cards_of, rules_of
from bailiwick.ui.ask.differences import Difference, difference
from bailiwick.ui.ask.examples import OTHERS, Example
from bailiwick.ui.ask.forms import MEDIA, WORDS_ONLY
from bailiwick.ui.ask.marks import Piece, pieces
from bailiwick.ui.ask.unknowns import Unknown, unknowns_of
from bailiwick.ui.ask.wording import (
    CLEAR_HEADING,
    CLEAR_NOTE,
    KIND_HINTS,
    KIND_WORDS,
    MEDIA_WORDS,
    Tone,
    holds,
    questions,
    stops,
    to_look_at,
)


class State(Enum):
    """What the answer is, in the order in which it matters."""

    EMPTY = "empty"
    STOP = "stop"
    HOLD = "hold"
    UNKNOWN = "unknown"
    REVIEW = "review"
    CAUTION = "caution"
    CLEAR = "clear"


STATE_ICONS = {
    State.EMPTY: "edit",
    State.STOP: "report",
    State.HOLD: "people",
    State.UNKNOWN: "help",
    State.REVIEW: "people",
    State.CAUTION: "lightbulb_outline",
    State.CLEAR: "search",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a switch."""

    value: str
    name: str | Sentence
    hint: str | Sentence
    chosen: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question, and the rules that wait for its answer."""

    question: Question
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A question that was answered, as it is shown and sent again."""

    question: Question
    value: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class Switches:
    """What a person chooses beside their words."""

    policies: tuple[Option, ...]
    kinds: tuple[Option, ...]
    media: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything the template shows."""

    switches: Switches
    heading: Sentence
    text: str = ""
    attached: bool = False
    shows: str = ""
    error: str = ""
    state: State = State.EMPTY
    note: Sentence | None = None
    policy_title: str = ""
    on: date | None = None
    read_back: tuple[Piece, ...] = ()
    cards: tuple[Card, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    given: tuple[GivenAnswer, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    difference: Difference | None = None
    reminders: tuple[Told, ...] = ()
    advice: tuple[Clause, ...] = ()
    citation: str = ""
    personal: bool = False
    comment: bool = False
    digest: str = ""
    before: str = ""
    moved: bool = False
    examples: tuple[Example, ...] = OTHERS

    @property
    def icon(self) -> str:
        """The icon of the answer."""
        return STATE_ICONS[self.state]

    @property
    def marked(self) -> bool:
        """Whether any words are marked."""
        return any(piece.tone for piece in self.read_back)


def empty_page(desk: Desk, asked: Asked, *, error: str = "", cleared: bool = False) -> Page:
    """The page with nothing answered: after Clear, or when the words could not be read."""
    heading = say("This page is clear") if cleared else say("The answer will stand here")
    note = say("Nothing you typed is left on it.") if cleared else None
    return Page(
        switches=_switches(desk, asked),
        text=asked.text,
        attached=asked.media is not None,
        shows=asked.shows,
        error=error,
        heading=heading,
        note=note,
    )


def answered_page(desk: Desk, asked: Asked, on: date, *, before: str = "", moved: bool = False) -> Page:
    """The page with its answer. `before`: the words a rewording replaced; `moved`: they had changed meanwhile."""
    answer = desk.answer(asked, on)
    others = desk.others(asked.policy)
    cards = cards_of(answer, desk)
    state = _state(answer, cards)
    heading, note = _headline(state, answer, cards)
    open_questions = [_open_question(question, answer, desk) for question in answer.questions]
    asked_paths = frozenset(question.path for question in answer.questions)
    other = desk.answer(replace(asked, policy=others[0].id), on) if others else None
    return Page(
        switches=_switches(desk, asked),
        text=asked.text,
        attached=asked.media is not None,
        shows=asked.shows,
        state=state,
        heading=heading,
        note=note,
        policy_title=answer.title,
        on=on,
        read_back=tuple(pieces(asked.text, [card.span for card in cards if card.span])),
        cards=tuple(cards),
        questions=tuple(open_questions),
        given=tuple(_given(asked, desk)),
        unknowns=tuple(unknowns_of(answer, desk, asked_paths)),
        difference=difference(desk, answer, other) if other else None,
        reminders=_of_themselves(answer),
        advice=tuple(_advice(answer)) if asked.kind is PostClass.PERSONAL else (),
        citation=answer.policy.pack.citation,
        personal=asked.kind is PostClass.PERSONAL,
        comment=asked.kind is PostClass.COMMENT,
        digest=digest_of_asked(asked),
        before=before,
        moved=moved,
    )


def _switches(desk: Desk, asked: Asked) -> Switches:
    chosen_media = next(name for name, kind in MEDIA.items() if kind is asked.media)
    return Switches(
        tuple(
            Option(name, _worn_by(policy), desk.cited(name), name == asked.policy)
            for name, policy in desk.policies.items()
        ),
        tuple(Option(kind.value, KIND_WORDS[kind], KIND_HINTS[kind], kind is asked.kind) for kind in KINDS),
        tuple(Option(name, MEDIA_WORDS[kind], "", name == chosen_media) for name, kind in MEDIA.items()),
    )


def _worn_by(policy: AdoptedPolicy) -> str:
    return policy.overlay.agency or policy.pack.title


def _state(answer: Answer, cards: Sequence[Card]) -> State:
    tones = {card.tone for card in cards}
    if Tone.STOP in tones:
        return State.STOP
    if Tone.HOLD in tones:
        return State.HOLD
    if answer.questions or answer.unread or any(finding.effect.stops for finding in answer.unknown):
        return State.UNKNOWN
    if Tone.REVIEW in tones:
        return State.REVIEW
    if tones & {Tone.WARN, Tone.ADVISE}:
        return State.CAUTION
    return State.CLEAR


def _headline(  # noqa: PLR0911 -- one return for each state
    state: State, answer: Answer, cards: Sequence[Card]
) -> tuple[Sentence, Sentence | None]:
    waiting = questions(len(answer.questions)) if answer.questions else None
    number = {tone: sum(1 for card in cards if card.tone is tone) for tone in Tone}
    match state:
        case State.STOP:
            return stops(number[Tone.STOP], answer.asked.kind), waiting
        case State.HOLD:
            return holds(number[Tone.HOLD]), waiting
        case State.UNKNOWN:
            return (say("We cannot tell yet") if waiting else say("We cannot tell")), waiting
        case State.REVIEW:
            return to_look_at(number[Tone.REVIEW]), None
        case State.CAUTION:
            return say("The policy does not forbid this. It warns you."), CLEAR_NOTE
        case _ if answer.asked.kind is PostClass.COMMENT:
            return say("We found nothing in this policy for a moderator to look at."), say(
                "We can miss things."
            )
        case _:
            return CLEAR_HEADING, CLEAR_NOTE


def _open_question(question: Question, answer: Answer, desk: Desk) -> OpenQuestion:
    touched = [finding for finding in answer.unknown if question.path in finding.missing]
    rules = rules_of(touched, answer.policies, desk.library.packs)
    return OpenQuestion(question, tuple({rule.cited: rule for rule in rules}.values()))


def _given(asked: Asked, desk: Desk) -> list[GivenAnswer]:
    given = []
    for key, choice_key in asked.answers.items():
        question = question_of(key, desk.powers)
        choice = question.choice(choice_key) if question else None
        if question and choice:
            given.append(GivenAnswer(question, f"{key}={choice_key}", choice.says))
    return given


def _of_themselves(answer: Answer) -> tuple[Told, ...]:
    """The reminders that stand beside no finding."""
    return tuple(
        told for told in answer.reminders if told.reminder.occasion in {Occasion.ALWAYS, Occasion.WORDS}
    )


def _advice(answer: Answer) -> list[Clause]:
    """The policy's own cautions to its members, but those that were told already: whatever the words."""
    told = {told.clause.id for told in answer.reminders}
    return [
        clause
        for clause in answer.policy.pack.clauses.values()
        if clause.id not in told
        and clause.kind in {ClauseKind.ADVISORY, ClauseKind.NOTICE}
        and clause.force in {Force.CAUTIONED, Force.SHOULD}
        and "member" in clause.binds
    ]


def no_question_asked(desk: Desk) -> Asked:
    """Nothing typed yet, under the first policy."""
    return Asked(text="", kind=PostClass.OFFICIAL, policy=next(iter(desk.policies)), media=MEDIA[WORDS_ONLY])
