"""The archive's facts, without the database: how warnings stand, and a talk as the heart reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bailiwick.apps.archive.models import StepKind, Topic
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts, ThreadFacts

OPEN_MEETING = "CR-43"
"""The rule on a quorum that talks in a thread; the check that carries it knows what counts."""
NO_BUSINESS = frozenset({Topic.SOCIAL, Topic.CEREMONIAL})
_TOLD = re.compile(r"\[U\+[0-9A-F]{4}\]")
"""What turns the direction of writing, as the words of a page that was kept tell it (readers/page/plain)."""
SOMETHING = "–"
"""Words that say nothing: the rule counts who talks, and what they said is not its business."""


@dataclass(frozen=True, slots=True)
class Told:
    """A step of a thread as warnings are read off it."""

    kind: StepKind
    at: datetime
    body: UUID | None = None
    members: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class Caution:
    """How the warning about one body stands: since when, of how many members, and whether it is open."""

    body: UUID
    since: datetime
    members: int
    needed: int
    is_open: bool


def warnings_of(steps: Iterable[Told]) -> dict[UUID, Caution]:
    """How each body's warning stands after those steps, in their order; of a body nobody warned of there is nothing."""
    found: dict[UUID, Caution] = {}
    for one in steps:
        if one.body is None:
            continue
        if one.kind is StepKind.WARNED:
            found[one.body] = Caution(one.body, one.at, one.members, one.needed, is_open=True)
        elif one.body in found:
            last = found[one.body]
            seen = last.members if one.kind is StepKind.SEEN_TO else 0
            found[one.body] = Caution(one.body, last.since, seen, last.needed, is_open=False)
    return found


def topic_of(said: Sequence[Topic | None]) -> Topic | None:
    """What threads that carry on one talk are about: business where one is; None while nobody has said of each."""
    if Topic.BUSINESS in said:
        return Topic.BUSINESS
    return said[0] if said and None not in said else None


def talk(authors: Iterable[UUID], members: Iterable[UUID], quorum: int | None, topic: Topic | None) -> Facts:
    """A talk of members as the heart reads it; who wrote is named by random ids."""
    thread = ThreadFacts(
        authors=Known(tuple(sorted(map(str, authors)))),
        body_roster=Known(tuple(sorted(map(str, members)))),
        quorum=UNKNOWN if quorum is None else Known(quorum),
        topic=UNKNOWN if topic is None else Known(str(topic)),
    )
    return Facts(post=PostFacts(text=Known(SOMETHING), class_=Known(PostClass.OFFICIAL)), thread=thread)


def stands_in(words: str, captured: str) -> bool:
    """Whether words stand in what was captured, however either is broken into lines and whatever is unseen in them."""
    return _even(words) in _even(captured)


def _even(text: str) -> str:
    text = unicodedata.normalize("NFC", _TOLD.sub("", text))
    seen = (one for one in text if unicodedata.category(one) not in {"Cf", "Mn"})
    return " ".join("".join(seen).split())
