"""Worked examples of the casebook as people read them: the words or facts, what was found, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.binding import Watch
from bailiwick.policy.casebook import Case, Outcome
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.facts import FACT_PATHS, reader_of
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.pack import Pack
from bailiwick.policy.questions import QUESTIONS
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Effect, Verdict
from bailiwick.ui import words
from bailiwick.ui.shelf import Shelf

TEXT, CLASS, MEDIA = "post.text", "post.class", "post.media"
FIRST_SHOWN = 2
"""So many examples of each side are open; the rest are behind a fold."""
_READERS = {path: reader_of(path) for path in FACT_PATHS if path not in (TEXT, CLASS)}
_SIDES = (Verdict.NOT_MET, Verdict.MET, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an example's text, marked or plain."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact of an example, in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One worked example. `verdict` says what was found, `effect` what that does there, `whys` the reasons given."""

    title: str
    clauses: tuple[str, ...]
    check: str
    policy: str
    cited: str  # the rules that answered, by their printed labels
    verdict: Verdict
    word: Sentence
    effect: Sentence | None
    excused: str
    kind: str
    pieces: tuple[Piece, ...]
    stated: tuple[Stated, ...]
    whys: tuple[Sentence, ...]
    instead: tuple[str, ...]
    added: tuple[str, ...]
    gate: str
    on: str
    choices: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The examples with one verdict: the first few, and the others."""

    key: str
    word: Sentence
    shown: tuple[Example, ...]
    more: tuple[Example, ...]


def sides(examples: Iterable[Example]) -> tuple[Side, ...]:
    """Examples by what was found: not met and met, then what cannot be told and what does not apply."""
    by_verdict: dict[Verdict, list[Example]] = {}
    for example in examples:
        by_verdict.setdefault(example.verdict, []).append(example)
    return tuple(
        Side(
            verdict.value.replace("_", "-"),
            words.VERDICT_WORDS[verdict],
            tuple(found[:FIRST_SHOWN]),
            tuple(found[FIRST_SHOWN:]),
        )
        for verdict in _SIDES
        if (found := _repeats_last(by_verdict.get(verdict, [])))
    )


def _repeats_last(examples: Sequence[Example]) -> list[Example]:
    """Examples in their order, but those that repeat a title behind the others."""
    first = {example.title: example for example in reversed(examples)}
    return [*reversed(first.values()), *(one for one in examples if first[one.title] is not one)]


def examples_of(shelf: Shelf, bindings: Iterable[str]) -> Iterator[Example]:
    """The worked examples of some bindings. Those with words of a post come first: they say most."""
    places = [place for binding in bindings for place in shelf.cases_of.get(binding, ())]
    places.sort(key=lambda place: not isinstance(shelf.cases[place].facts.post.text, Known))
    for place in places:
        outcome = shelf.outcome(place)
        if outcome is not None:
            yield _example(shelf, shelf.cases[place], outcome)


def _cited(pack: Pack, clauses: Iterable[str]) -> str:
    labels = (pack.clauses[name].label for name in clauses if name in pack.clauses)
    return ", ".join(dict.fromkeys([pack.citation, *filter(None, labels)]))


def _example(shelf: Shelf, case: Case, outcome: Outcome) -> Example:
    pack = shelf.library.packs[case.pack]
    binding = pack.bindings[case.binding]
    effects = [finding.effect for finding in outcome.findings]
    tells = outcome.verdict in (Verdict.NOT_MET, Verdict.CANNOT_TELL)
    effect = max(effects, key=lambda one: one.strength) if effects and tells else None
    excused = next((finding.excused_by for finding in outcome.findings if finding.excused_by), "")
    post = case.facts.post
    gate = case.gate or next(iter(binding.gates), "")
    changes = [
        remedy
        for finding in outcome.findings
        for remedy in finding.remedies
        if isinstance(remedy, Change) and remedy.suggestion
    ]
    return Example(
        title=case.title,
        clauses=binding.clauses,
        check=binding.check,
        policy=pack.id,
        cited=_cited(pack, binding.clauses),
        verdict=outcome.verdict,
        word=words.VERDICT_WORDS[outcome.verdict],
        effect=None if effect is None or effect is Effect.NONE else words.EFFECT_WORDS[effect],
        excused=excused,
        kind=post.class_.value.value if isinstance(post.class_, Known) else "",
        pieces=_pieces(post.text.value, _spans(outcome)) if isinstance(post.text, Known) else (),
        stated=tuple(_stated(case.facts)),
        whys=tuple({str(one.why): one.why for one in outcome.findings}.values()) if tells else (),
        instead=tuple(dict.fromkeys(one.suggestion for one in changes if one.start < one.end)),
        added=tuple(dict.fromkeys(one.suggestion.lstrip(" .") for one in changes if one.start == one.end)),
        gate=words.gate(gate) if gate else _watched(binding.watch),
        on=words.day(case.on),
        choices=tuple(
            Stated(pack.settings[key].question, pack.settings[key].choices.get(choice, choice))
            for key, choice in case.settings.items()
            if key in pack.settings
        ),
    )


def _watched(watch: Watch | None) -> str:
    if watch is None:
        return ""
    return words.translated(words.WATCH_WORDS.get(watch.subject, watch.subject))


def _spans(outcome: Outcome) -> list[tuple[int, int]]:
    return [
        (finding.start, finding.end)
        for finding in outcome.findings
        if finding.reads == TEXT and finding.end > finding.start >= 0
    ]


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    edges = sorted({0, len(text), *(edge for span in spans for edge in span if edge <= len(text))})
    return tuple(
        Piece(text[start:end], any(one < end and start < other for one, other in spans))
        for start, end in pairwise(edges)
    )


def _stated(facts: Facts) -> Iterator[Stated]:
    """Every fact that an example states, in words; what it leaves unknown is not told, nor that words stand alone."""
    for path, read in _READERS.items():
        fact = read(facts)
        nothing_attached = path == MEDIA and fact is ABSENT
        if fact is not UNKNOWN and not nothing_attached:
            yield Stated(_name(path), _value(fact))


def _name(path: str) -> str:
    questions = QUESTIONS.get(path, ())
    if len(questions) == 1:
        return words.translated(questions[0].asks)
    return path.replace(".", ", ").replace("-", " ")


def _value(fact: Fact[object]) -> str:
    if fact is ABSENT:
        return _("none")
    return _plain(fact.value) if isinstance(fact, Known) else _("unknown")


def _plain(value: object) -> str:  # noqa: PLR0911 -- one return for each sort of value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Enum):
        return str(value.value).replace("-", " ")
    if isinstance(value, Mapping):
        return "; ".join(f"{str(key).replace('-', ' ')}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, frozenset):
        return ", ".join(sorted(_plain(one) for one in value)) or _("none")
    if isinstance(value, tuple | list):
        return "; ".join(_plain(one) for one in value) or _("none")
    if is_dataclass(value) and not isinstance(value, type):
        told = ((part.name, getattr(value, part.name)) for part in fields(value))
        return ", ".join(f"{name.replace('_', ' ')}: {_plain(one)}" for name, one in told if one)
    return str(value)
