"""The text as it is read back: cut where findings begin and end, so that marks never overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bailiwick.ui.ask.wording import Tone


@dataclass(frozen=True, slots=True)
class Span:
    """Words a finding is about: its number on the page, its tone, and character offsets, end exclusive."""

    number: int
    tone: Tone
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text. `numbers`: the findings it belongs to, strongest first; `ends`: those that end with it."""

    text: str
    tone: Tone | None
    numbers: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def first(self) -> int:
        """The finding that the piece leads to."""
        return self.numbers[0]


def pieces(text: str, spans: Sequence[Span]) -> list[Piece]:
    """Cut the text. `spans` come strongest first, and none reaches beyond the text."""
    edges = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    cut = []
    for start, end in pairwise(edges):
        over = [span for span in spans if span.start < end and start < span.end]
        cut.append(
            Piece(
                text[start:end],
                over[0].tone if over else None,
                tuple(span.number for span in over),
                tuple(span.number for span in over if span.start == start),
                tuple(span.number for span in over if span.end == end),
            )
        )
    return cut
