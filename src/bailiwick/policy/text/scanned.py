"""A scanned text (first version)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bailiwick.policy.text.language import Language

_END = re.compile(r"[.!?]+(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Match:
    """One occurrence."""

    group: str
    start: int
    end: int
    expression: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """Media described in brackets."""

    kind: str
    text: str
    start: int
    end: int


_NOTE = re.compile(r"[\[(](image|photo|video|avatar|graphic|thread|bio|post|profile|session)\b[^:\])]*:?\s*([^\])]*)[\])]", re.I)


class ScannedText:
    """A text with its matches."""

    def __init__(self, raw: str, found: dict[str, list[Match]]) -> None:
        self.raw = raw
        self._found = found

    @property
    def groups(self) -> set[str]:
        return set(self._found)

    def matches(self, group: str) -> list[Match]:
        return self._found.get(group, [])

    def any_of(self, groups: Iterable[str]) -> list[Match]:
        return sorted((m for g in groups for m in self.matches(g)), key=lambda m: (m.start, m.end))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        spans, start = [], 0
        for end in _END.finditer(self.raw):
            spans.append((start, end.end()))
            start = end.end()
        if start < len(self.raw):
            spans.append((start, len(self.raw)))
        return spans or [(0, len(self.raw))]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        for start, end in self.sentences:
            if start <= offset < end:
                return start, end
        return self.sentences[-1]

    def in_sentence(self, group: str, where: int | tuple[int, int]) -> list[Match]:
        start, end = self.sentence_at(where if isinstance(where, int) else where[0])
        return [m for m in self.matches(group) if start <= m.start < end]

    def window(self, start: int, end: int, before: int, after: int) -> str:
        return self.raw[max(0, start - before) : end + after]

    @property
    def quotations(self) -> list[tuple[int, int]]:
        return [m.span() for m in re.finditer(r"[\"“][^\"“”]{1,300}[\"”]", self.raw)]

    @property
    def annotations(self) -> list[Annotation]:
        return [Annotation(m[1].lower(), m[2], m.start(), m.end()) for m in _NOTE.finditer(self.raw)]

    @property
    def language(self) -> Language:
        return Language("en", confident=False)
