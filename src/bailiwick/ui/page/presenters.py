"""The page as a person sees it, made from an answer. Templates only lay out what stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.checks.grammar.notice_places import Stand
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.policy.verdict import Effect
from bailiwick.readers.page.answer import NoticeAnswer, PageAnswer
from bailiwick.readers.page.wording import (
    NOTICE_WORDS,
    PLACE_WORDS,
    PROMINENCE_WORDS,
    STATE_WORDS,
    force_words,
)
from bailiwick.ui.page.forms import Sent
from bailiwick.ui.page.samples import OTHERS, Sample

MOST_WORDS = 160
ORDER = (
    State.ABSENT,
    State.INCOMPLETE,
    State.TOO_WIDE,
    State.CANNOT_TELL,
    State.NOT_APPLICABLE,
    State.PRESENT,
)
ICONS = {
    State.PRESENT: "search",
    State.INCOMPLETE: "warning",
    State.TOO_WIDE: "people",
    State.ABSENT: "report",
    State.CANNOT_TELL: "help",
    State.NOT_APPLICABLE: "undo",
}
TONES = {
    State.PRESENT: "present",
    State.INCOMPLETE: "warn",
    State.TOO_WIDE: "review",
    State.ABSENT: "stop",
    State.CANNOT_TELL: "unknown",
    State.NOT_APPLICABLE: "excused",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of the switch."""

    value: str
    name: str
    hint: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Where:
    """Where some words stand, and how readily they are seen."""

    place: Sentence
    prominence: Sentence
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One notice as it is shown."""

    number: int
    name: Sentence
    state: Sentence
    tone: str
    icon: str
    force: Sentence
    cited: str
    check: str
    why: Sentence | None
    where: tuple[Where, ...]
    suggestion: str
    person: bool
    stops: bool
    replaces: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything the template shows."""

    options: tuple[Option, ...]
    sent: Sent
    heading: Sentence
    note: Sentence | None = None
    tone: str = "unknown"
    icon: str = "edit"
    on: date | None = None
    policy_title: str = ""
    rows: tuple[Row, ...] = ()
    unread: tuple[str, ...] = ()
    samples: tuple[Sample, ...] = field(default_factory=lambda: OTHERS)
    fetching: bool = False


def empty(sent: Sent, policies: Mapping[str, AdoptedPolicy], *, fetching: bool) -> Shown:
    """The page with nothing answered; `policies` are those offered."""
    heading = say("The answer will stand here")
    return Shown(options=_options(sent, policies), sent=sent, heading=heading, fetching=fetching)


def answered(
    sent: Sent, policies: Mapping[str, AdoptedPolicy], answer: PageAnswer, *, fetching: bool
) -> Shown:
    """The page with its answer."""
    ordered = sorted(answer.notices, key=lambda one: (not one.stops, ORDER.index(one.state)))
    heading, note, worst = _headline(answer)
    return Shown(
        options=_options(sent, policies),
        sent=sent,
        heading=heading,
        note=note,
        tone=TONES[worst],
        icon=ICONS[worst],
        on=answer.on,
        policy_title=answer.policy.title,
        rows=tuple(_row(number, notice, answer) for number, notice in enumerate(ordered, start=1)),
        unread=answer.shown.unread,
        fetching=fetching,
    )


def _options(sent: Sent, policies: Mapping[str, AdoptedPolicy]) -> tuple[Option, ...]:
    return tuple(
        Option(name, policy.overlay.agency or policy.pack.title, policy.pack.citation, name == sent.policy)
        for name, policy in policies.items()
    )


def _row(number: int, notice: NoticeAnswer, answer: PageAnswer) -> Row:
    return Row(
        number=number,
        name=NOTICE_WORDS[notice.notice],
        state=STATE_WORDS[notice.state],
        tone=_tone(notice),
        icon=ICONS[notice.state],
        force=force_words(notice),
        cited=", ".join(dict.fromkeys([answer.policy.pack.citation, *notice.labels])),
        check=notice.check,
        why=None if notice.state is State.PRESENT else notice.why,
        where=tuple(_where(stand) for stand in notice.told),
        suggestion=notice.suggestion,
        person=notice.effect is Effect.REVIEW,
        stops=notice.stops,
        replaces=notice.state is State.TOO_WIDE,
    )


def _tone(notice: NoticeAnswer) -> str:
    """What stops is shown as a stop, and what is only recommended, or for a person to look at, is not."""
    if notice.stops:
        return TONES[State.ABSENT]
    if notice.state is State.ABSENT:
        return TONES[State.INCOMPLETE]
    return TONES[notice.state]


def _where(stand: Stand) -> Where:
    words = stand.words if len(stand.words) <= MOST_WORDS else f"{stand.words[: MOST_WORDS - 1]}…"
    return Where(PLACE_WORDS[stand.place], PROMINENCE_WORDS[stand.prominence], words)


def _headline(answer: PageAnswer) -> tuple[Sentence, Sentence | None, State]:
    stops, wanting = len(answer.stops), [one for one in answer.notices if one.state in _WANTING]
    if stops == 1:
        return say("1 notice stops this page"), _others(len(wanting) - stops), State.ABSENT
    if stops:
        return (
            say("{number} notices stop this page", number=str(stops)),
            _others(len(wanting) - stops),
            State.ABSENT,
        )
    if answer.open_stops:
        unread = say("Part of the page has not been read.") if answer.shown.unread else None
        return say("We cannot tell yet"), unread or _others(len(wanting)), State.CANNOT_TELL
    wanting += answer.in_state(State.CANNOT_TELL)
    if wanting:
        return say("Nothing stops this page"), _wanting(len(wanting)), State.INCOMPLETE
    return (
        say("Every notice stands there"),
        say("We look for words. Whether they are true is for a person to say."),
        State.PRESENT,
    )


_WANTING = frozenset({State.ABSENT, State.INCOMPLETE, State.TOO_WIDE})


def _wanting(number: int) -> Sentence:
    if number == 1:
        return say("1 notice is still to look at.")
    return say("{number} notices are still to look at.", number=str(number))


def _others(number: int) -> Sentence | None:
    if not number:
        return None
    if number == 1:
        return say("1 other notice is missing, or not as it should be.")
    return say("{number} other notices are missing, or not as they should be.", number=str(number))
