"""Pages watched, purely: what was brought, what is read of it, which notices are lost by it and which are back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from bailiwick.apps.sites.models import Outcome, Source
from bailiwick.kernel.canonical import canonical_json, digest_of_text
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.facts import attribute_of
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.readers.page.answer import NoticeAnswer

WANTING = frozenset({State.ABSENT, State.INCOMPLETE, State.TOO_WIDE})
COMMENTS = "CT039"
"""The check of what a page says of comments: that they are watched, and which may be removed."""
MOST_RULE = 8000
Key = tuple[str, str]
"""A policy and a notice of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A page that was fetched, or that somebody brought, or why there was none."""

    site: UUID
    at: datetime
    outcome: Outcome = Outcome.READ
    source: Source = Source.LIVE
    data: bytes = b""
    media_type: str = "text/html"
    etag: str = ""
    modified: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What is said of one notice of one policy on one page."""

    policy: str
    cited: str
    notice: str
    binding: str
    clauses: tuple[str, ...]
    state: State
    verdict: str
    effect: str
    required: bool
    excused_by: str = ""
    why: str = ""
    words: str = ""
    places: tuple[str, ...] = ()
    suggestion: str = ""
    waives: str = ""

    @property
    def key(self) -> Key:
        """By what it is known from one reading to the next."""
        return self.policy, self.notice

    @property
    def wanting(self) -> bool:
        """Whether it is not there as it should be, and nothing excuses that."""
        return self.state in WANTING and not self.excused_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a page was read as: what it shows, its words, its rule for comments, and every notice."""

    shown: PageFacts
    words: str
    rule: str
    notices: tuple[Noticed, ...]
    marks: str

    @property
    def rule_digest(self) -> str:
        """The digest of the rule for comments; empty where none is posted."""
        return digest_of_text(self.rule) if self.rule else ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reading changes: notices lost by it, and alarms that close by it."""

    lost: tuple[Key, ...]
    back: tuple[Key, ...]


def changes(now: Sequence[Noticed], stood: Mapping[Key, bool], alarms: Iterable[Key]) -> Changes:
    """What is lost and what is back. `stood`: whether each notice was ever read as present; `alarms`: those open.

    What nobody can tell neither raises an alarm nor closes one. A notice that is asked for no longer closes its own.
    """
    opened = set(alarms)
    by_key = {one.key: one for one in now}
    lost = tuple(one.key for one in now if one.wanting and stood.get(one.key) and one.key not in opened)
    back = tuple(key for key in sorted(opened) if key not in by_key or _settled_well(by_key[key]))
    return Changes(lost, back)


def _settled_well(one: Noticed) -> bool:
    return one.state in {State.PRESENT, State.NOT_APPLICABLE} or bool(one.excused_by)


def posted_rule(page: PageFacts, answers: Iterable[NoticeAnswer]) -> str:
    """The lines of a page that make its rule for comments, word for word, in the order of its places."""
    lines: dict[str, None] = {}
    for answer in answers:
        for stand in answer.stands if answer.check == COMMENTS else ():
            fact = getattr(page, attribute_of(stand.place), UNKNOWN)
            if isinstance(fact, Known):
                text = str(fact.value)
                start = text.rfind("\n", 0, stand.span[0]) + 1
                end = text.find("\n", stand.span[1])
                lines.setdefault(text[start : end if end >= 0 else None].strip())
    return storable("\n".join(lines))[:MOST_RULE]


def storable(text: str) -> str:
    """Text as both databases take it: PostgreSQL refuses NUL, and half a surrogate has no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def shown_text(page: PageFacts) -> str:
    """What a page shows, as canonical JSON: what is known by its value, what is absent as null; the rest left out."""
    told: dict[str, Any] = {}
    for one in fields(PageFacts):
        fact = getattr(page, one.name)
        if fact is ABSENT:
            told[one.name] = None
        elif isinstance(fact, Known):
            told[one.name] = _plain(fact.value)
    return canonical_json(told).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [storable(str(one)) for one in value]
    return storable(value) if isinstance(value, str) else value


def read_shown(text: str) -> PageFacts:
    """What `shown_text` wrote; nothing is known where its words were destroyed since."""
    told: dict[str, Any] = orjson.loads(text) if text else {}
    return PageFacts(**{name: _fact(value) for name, value in told.items()})


def _fact(value: Any) -> Any:
    if value is None:
        return ABSENT
    return Known(tuple(value)) if isinstance(value, list) else Known(value)


def words_of(page: PageFacts) -> str:
    """Every word of a page, place by place, for holds by words and for people who read."""
    parts = [getattr(page, name) for name in PLACES]
    return storable("\n\n".join(str(one.value) for one in parts if isinstance(one, Known)))


PLACES = ("name", "bio", "header", "about", "pinned", "post_form", "collapsed", "lower", "posts")
"""The places of a page that hold words, in the order in which a visitor comes to them."""


def portal_line(suggestion: str, check_is_about_comments: bool, address: str) -> str:
    """A wording to put on the page; one about comments says where an author learns why, and asks again."""
    if not (suggestion and check_is_about_comments and address):
        return suggestion
    return f"{suggestion} Was your comment hidden? Learn why, and ask us to look again: {address}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page's words, and whether the other of two captures lacks it."""

    text: str
    differs: bool


def differing(then: str, now: str) -> tuple[list[Line], list[Line]]:
    """The lines of two captures of a page, each marked where the other has no such line."""
    sides = then.split("\n"), now.split("\n")
    known = [{" ".join(line.split()) for line in side} for side in sides]
    return (
        [Line(line, " ".join(line.split()) not in known[1]) for line in sides[0]],
        [Line(line, " ".join(line.split()) not in known[0]) for line in sides[1]],
    )


EARLIEST = date(2000, 1, 1)
"""No page of social media is older."""


def day_asked(text: str, today: date) -> date | None:
    """A day of the past on which somebody asks how a page was; None where there could be no answer."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if EARLIEST <= day <= today else None
