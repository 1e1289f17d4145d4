"""Patterns that would slow every text down, or that the scanner cannot take, are refused before they are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.kernel.errors import Fault, FaultyFilesError


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """A refused entry: the lexicon's id, its file, the line (0 when unknown), the expression and the reason."""

    lexicon: str
    source: str
    line: int
    expression: str
    reason: str

    def fault(self) -> Fault:
        """The same as a fault in a file."""
        message = f"{self.lexicon}: '{self.expression}' is refused: {self.reason}"
        return Fault(self.source or self.lexicon, self.line, message)


class PatternRefused(FaultyFilesError):  # noqa: N818 -- named for what happened to the pattern
    """Patterns that cannot be scanned for in linear time, or that cost too much; all of them at once."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(sorted(set(refusals)))
        super().__init__("A word list", [refusal.fault() for refusal in self.refusals])
