"""Two policies side by side, or two editions of one, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import path_of
from bailiwick.policy.check import Check
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power
from bailiwick.policy.sides import (
    BetweenEditions,
    BySetting,
    Compared,
    Respect,
    Stance,
    Topic,
    between_editions,
    powers_side_by_side,
    settings_side_by_side,
    side_by_side,
)
from bailiwick.ui import words
from bailiwick.ui.policies.choices import Touched, choice_of
from bailiwick.ui.policies.contents import Heading, heading_of
from bailiwick.ui.policies.leave import OBJECT_WORDS, Leave, leave_of
from bailiwick.ui.policies.valuing import VALUE_WORDS
from bailiwick.ui.shelf import Shelf

AT_EDITION = "@"
RESPECT_WORDS = {
    Respect.FORCE: say("how firmly"),
    Respect.EFFECT: say("what it does"),
    Respect.VALUES: say("what it takes in"),
    Respect.RELEASE: say("the way on"),
}


@dataclass(frozen=True, slots=True)
class Choosable:
    """A policy, or one edition of it, that can be chosen for comparing."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A clause as one side of a comparison shows it."""

    policy: str
    path: str
    label: str
    heading: str
    force: Sentence
    force_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One topic: what is asked, what each side says, in what they differ, and the values that differ."""

    asks: str
    check: str
    where: str
    here: tuple[Said, ...]
    there: tuple[Said, ...]
    differs: tuple[Sentence, ...]
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question that both leave open: what each starts from, and why."""

    id: str
    asks: str
    here: str
    here_why: str
    there: str
    there_why: str
    here_clauses: tuple[Touched, ...]
    there_clauses: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Yes:
    """Who may say yes to one thing, on each side."""

    object: str
    here: tuple[Leave, ...]
    there: tuple[Leave, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two policies side by side."""

    here: Heading
    there: Heading
    questions: tuple[Question, ...]
    differing: tuple[Row, ...]
    alike: tuple[Row, ...]
    only_here: tuple[Row, ...]
    only_there: tuple[Row, ...]
    powers: tuple[Yes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """Two editions of one policy."""

    heading: Heading
    old: str
    new: str
    held: bool
    not_held: tuple[str, ...]
    added: tuple[Said, ...]
    ended: tuple[Said, ...]
    kept: int


def choosable(shelf: Shelf) -> tuple[Choosable, ...]:
    """Everything that can be chosen: each policy, and each edition of those that have several."""
    return tuple(_choosable(shelf.policies.values()))


def _choosable(policies: Iterable[AdoptedPolicy]) -> Iterator[Choosable]:
    for policy in policies:
        name = f"{policy.overlay.agency or policy.pack.title} ({policy.pack.citation})"
        yield Choosable(policy.id, name)
        if len(policy.pack.editions) > 1:
            for edition in policy.pack.editions:
                told = _("edition %(id)s") % {"id": edition.id}
                yield Choosable(f"{policy.id}{AT_EDITION}{edition.id}", f"{name}, {told}")


def compared(shelf: Shelf, here: str, there: str) -> Sides | Editions | None:
    """Two policies, or two editions of one; None where one of them does not exist, or both are the same."""
    first, second = _chosen(shelf, here), _chosen(shelf, there)
    if first is None or second is None or first == second:
        return None
    (policy, edition), (other, other_edition) = first, second
    if policy.id != other.id:
        return _sides(shelf, policy, other)
    latest = policy.pack.editions[-1]
    return _editions(policy, edition or latest, other_edition or latest)


def _chosen(shelf: Shelf, value: str) -> tuple[AdoptedPolicy, Edition | None] | None:
    name, _at, edition_id = value.partition(AT_EDITION)
    policy = shelf.policies.get(name)
    if policy is None:
        return None
    edition = next((one for one in policy.pack.editions if one.id == edition_id), None)
    return None if edition_id and edition is None else (policy, edition)


def _sides(shelf: Shelf, here: AdoptedPolicy, there: AdoptedPolicy) -> Sides:
    topics = side_by_side(here, there, shelf.library.checks)
    rows = [(one, _row(one, here.pack, there.pack, shelf.library.checks)) for one in topics]
    both = [(one, row) for one, row in rows if one.here and one.there]
    questions = settings_side_by_side(here.pack, there.pack)
    return Sides(
        here=heading_of(here),
        there=heading_of(there),
        questions=tuple(_question(one, here, there) for one in questions if not one.alike),
        differing=tuple(row for one, row in both if one.differs),
        alike=tuple(row for one, row in both if not one.differs),
        only_here=tuple(row for one, row in rows if one.there is None),
        only_there=tuple(row for one, row in rows if one.here is None),
        powers=tuple(
            Yes(
                words.translated(OBJECT_WORDS.get(one.object, one.object.replace("-", " "))),
                _leaves(one.here, here.pack),
                _leaves(one.there, there.pack),
            )
            for one in powers_side_by_side(here.pack, there.pack)
        ),
    )


def _leaves(powers: Iterable[Power], pack: Pack) -> tuple[Leave, ...]:
    return tuple(leave_of(power, pack) for power in powers)


def _question(one: BySetting, first: AdoptedPolicy, second: AdoptedPolicy) -> Question:
    here, there = one.here, one.there
    return Question(
        here.id,
        here.question,
        here.choices.get(here.default, here.default),
        here.why,
        there.choices.get(there.default, there.default),
        there.why,
        choice_of(here, first).clauses,
        choice_of(there, second).clauses,
    )


def _row(one: Compared, here: Pack, there: Pack, checks: Mapping[str, Check]) -> Row:
    check = checks[one.topic.check]
    return Row(
        asks=check.asks,
        check=check.code,
        where=_where(one.topic),
        here=_said(one.here, here),
        there=_said(one.there, there),
        differs=tuple(RESPECT_WORDS[respect] for respect in one.differs),
        values=tuple(_values(one)) if Respect.VALUES in one.differs else (),
    )


def _where(topic: Topic) -> str:
    capacities = [words.translated(words.CAPACITY_WORDS.get(one, one)) for one in topic.capacity]
    about = topic.about
    if about in words.GATE_WORDS or about in words.WATCH_WORDS:
        about = words.translated(words.GATE_WORDS.get(about) or words.WATCH_WORDS[about])
    return "; ".join([*capacities, *([about.replace("-", " ")] if about else [])])


def _said(stance: Stance | None, pack: Pack) -> tuple[Said, ...]:
    return tuple(_clause(clause, pack) for clause in stance.clauses) if stance else ()


def _clause(clause: Clause, pack: Pack) -> Said:
    force = words.FORCE_WORDS[clause.force]
    return Said(pack.id, path_of(clause), clause.label, clause.heading, force, clause.force.value)


def _values(one: Compared) -> Iterator[tuple[str, str, str]]:
    here = one.here.values if one.here else {}
    there = one.there.values if one.there else {}
    for name in dict.fromkeys((*here, *there)):
        if name in VALUE_WORDS and here.get(name) != there.get(name):
            yield words.translated(VALUE_WORDS[name]), _told(here.get(name)), _told(there.get(name))


def _told(value: object) -> str:
    if value is None:
        return _("not set")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(map(_told, value)) or _("none")
    return str(value).replace("-", " ")


def _editions(policy: AdoptedPolicy, old: Edition, new: Edition) -> Editions:
    found: BetweenEditions = between_editions(policy.pack, old, new)
    return Editions(
        heading=heading_of(policy),
        old=f"{old.id}, {words.begins(old)}",
        new=f"{new.id}, {words.begins(new)}",
        held=found.held,
        not_held=tuple(edition.id for edition in (old, new) if not edition.held),
        added=tuple(_clause(clause, policy.pack) for clause in found.added),
        ended=tuple(_clause(clause, policy.pack) for clause in found.ended),
        kept=len(found.kept),
    )
