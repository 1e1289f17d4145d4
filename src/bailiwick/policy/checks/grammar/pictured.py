"""What is described of a picture, film or sound: in brackets within the words, or as a fact beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.policy.check import Look
from bailiwick.policy.facts import Known
from bailiwick.policy.text.scanned import Match, ScannedText

PICTURED = frozenset(
    [
        "image",
        "images",
        "photo",
        "photos",
        "picture",
        "video",
        "avatar",
        "graphic",
        "gif",
        "audio",
        "screenshot",
        "meme",
        "clip",
        "reel",
        "selfie",
        "flyer",
        "story",
        "livestream",
        "recording",
        "song",
        "music",
        "voice",
        "upload",
        "ad",
    ]
)
"""Kinds of annotations that describe something attached."""
HANDLED = frozenset(("session", "device"))
"""Kinds of annotations that tell with what a post is made."""
MAIN_TEXT = "post.text"
EMPLOYEE, NOBODY = "common/pictured-people:employee", "common/pictured-people:nobody"
UNREAL = "common/pictured-people:unreal"


@dataclass(frozen=True, slots=True)
class Words:
    """Words found, and where they stand in the text that is read; -1 where they stand in another field."""

    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Description:
    """One description. `placed`: it stands in the text that is read; otherwise it is a fact beside it."""

    scanned: ScannedText
    start: int
    end: int
    placed: bool
    kind: str = "description"

    @property
    def words(self) -> str:
        """All it says."""
        return self.scanned.raw[self.start : self.end]

    def matches(self, groups: Iterable[str]) -> list[Match]:
        """What occurs in it of some groups, in order."""
        found = self.scanned.any_of(groups)
        return [match for match in found if self.start <= match.start and match.end <= self.end]

    def has(self, *groups: str) -> bool:
        """Whether anything of some groups occurs in it."""
        return bool(self.matches(groups))

    def first(self, *groups: str) -> Words | None:
        """The first words of some groups in it."""
        found = self.matches(groups)
        return self.as_words(found[0].start, found[0].end) if found else None

    def as_words(self, start: int, end: int) -> Words:
        """Words of it by their place."""
        said = self.scanned.raw[start:end].strip()
        return Words(said, start, end) if self.placed else Words(said)


def descriptions_of(look: Look, kinds: frozenset[str] = PICTURED) -> list[Description]:
    """Every description that says something: those in the words first, then the one stated as a fact."""
    found = [
        Description(look.text, one.start, one.end, placed=True, kind=one.kind)
        for one in look.text.annotations
        if one.kind in kinds and one.text
    ]
    stated = look.facts.media.description
    if isinstance(stated, Known) and look.scan is not None and kinds is PICTURED:
        found.append(Description(look.scan(stated.value), 0, len(stated.value), placed=False))
    return found


def outside_brackets(look: Look, groups: Iterable[str]) -> list[Match]:
    """What occurs of some groups in the words themselves, not in a description."""
    spans = [(one.start, one.end) for one in look.text.annotations]
    return [
        match
        for match in look.text.any_of(groups)
        if not any(start <= match.start < end for start, end in spans)
    ]
