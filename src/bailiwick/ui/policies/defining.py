"""The words that policies define, side by side, and what each calls a thing at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.book import path_of
from bailiwick.policy.clause import Clause
from bailiwick.policy.word import Audience, Classed, Thing, classed
from bailiwick.ui.policies.contents import Heading, heading_of
from bailiwick.ui.shelf import Shelf

Kind = TypeVar("Kind", bound=Enum)
THINGS: Mapping[Thing, Sentence] = {Thing.JOURNAL: say("a journal or commentary on the web")}
"""What a thing at hand can be, in plain words."""
AUDIENCES: Mapping[Audience, Sentence] = {
    Audience.EVERYBODY: say("Everybody"),
    Audience.MEMBERS: say("Members only"),
}


class Answers(Enum):
    """Whether visitors can answer, as somebody tells it."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word as one policy defines it, and what it says of the thing that was told, if one was."""

    heading: Heading
    path: str
    clause: Clause
    told: Classed | None


@dataclass(frozen=True, slots=True)
class Defined:
    """One word with its meanings, and the kind of thing that can be held against them."""

    word: str
    thing: Sentence
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a thing; None is not known."""

    audience: Audience | None
    answers: Answers | None

    @property
    def replies(self) -> bool | None:
        """Whether visitors can answer."""
        return None if self.answers is None else self.answers is Answers.YES


def thing_of(told: Mapping[str, str]) -> Told | None:
    """What an address tells of a thing; None where it tells of none."""
    if "for" not in told and "answers" not in told:
        return None
    return Told(_one(Audience, told.get("for", "")), _one(Answers, told.get("answers", "")))


def defined(shelf: Shelf, thing: Told | None) -> tuple[Defined, ...]:
    """Every word that some policy defines in a way that a thing can be held against."""
    found: dict[str, list[Meaning]] = {}
    things: dict[str, Sentence] = {}
    for policy in shelf.policies.values():
        for word in policy.pack.words.values():
            clause = policy.pack.clauses[word.clause]
            told = classed(word, thing.audience, replies=thing.replies) if thing else None
            found.setdefault(word.id, []).append(Meaning(heading_of(policy), path_of(clause), clause, told))
            things[word.id] = THINGS[word.thing]
    return tuple(Defined(word, things[word], tuple(meanings)) for word, meanings in found.items())


def _one(kind: type[Kind], told: str) -> Kind | None:
    return next((one for one in kind if one.value == told), None)
