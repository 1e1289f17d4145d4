"""The places of a page where a notice may stand, and how readily a visitor sees each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.facts import attribute_of
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.policy.text.scanned import ScannedText
from bailiwick.policy.text.sentences import Span

FIRST_SHOWN = 600
"""Characters of the "about" text that a visitor sees without asking for more; the rest is not prominent."""
LONGEST_READ = 20_000
"""Characters of one place that are read; what comes after them has not been read."""
BEHIND = "collapsed"
"""The place of what stands behind "see more", wherever on the page."""
LOWER, POSTS = "lower", "posts"
"""Further down (footer, sidebars), and ordinary posts, which scroll away."""
_ALSO = (BEHIND, LOWER, POSTS)
PROMINENT = ("name", "bio", "header", "pinned", "about")

Scan = Callable[[str], ScannedText]


class Prominence(Enum):
    """How readily a visitor sees a place."""

    AT_ONCE = "at-once"  # name, bio, header, pinned post
    NEAR_THE_TOP = "near-the-top"  # the first lines of "about"
    FURTHER_DOWN = "further-down"
    WHEN_WRITING = "when-writing"  # beside the box a visitor writes in
    BEHIND_MORE = "behind-more"
    IN_A_POST = "in-a-post"  # an ordinary post, gone from sight with the next ones


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one part of a notice stands: the place, its words, their span in the text of the place."""

    part: str
    place: str
    words: str
    span: Span

    @property
    def prominence(self) -> Prominence:
        """How readily a visitor sees it."""
        if self.place == BEHIND:
            return Prominence.BEHIND_MORE
        if self.place in {LOWER, POSTS}:
            return Prominence.FURTHER_DOWN if self.place == LOWER else Prominence.IN_A_POST
        if self.place == "post-form":
            return Prominence.WHEN_WRITING
        if self.place == "about":
            return Prominence.NEAR_THE_TOP if self.span[1] <= FIRST_SHOWN else Prominence.FURTHER_DOWN
        return Prominence.AT_ONCE


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, place by place, what of it nobody has read, and the languages it is written in."""

    texts: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]  # fact paths
    languages: frozenset[str]

    @classmethod
    def of(cls, page: PageFacts, where: Sequence[str], scan: Scan) -> Shown:
        """The places a notice may stand in. What is behind "see more" is shown too, only not prominently."""
        texts, unread = [], []
        for name in _named(where):
            fact = getattr(page, attribute_of(name))
            if isinstance(fact, Known):
                text = str(fact.value)
                texts.append((name, text[:LONGEST_READ]))
                if len(text) > LONGEST_READ:
                    unread.append(f"page.{name}")
            elif fact is UNKNOWN and name not in {*_ALSO, "name"}:
                unread.append(f"page.{name}")
        if isinstance(page.unread, Known) and page.unread.value:
            unread.append("page.unread")
        codes = {scan(text).language.code for _, text in texts}
        return cls(tuple(texts), tuple(unread), frozenset(code for code in codes if code))


def _named(where: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for place in where:
        names.update(dict.fromkeys(PROMINENT if place == "prominent" else (place,)))
    names.pop("links", None)
    names.update(dict.fromkeys(_ALSO))
    return tuple(names)
