"""What is wrong with a file, line by line: where, what, and what to do. Every fault is told, not only the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bailiwick.apps.roster.errors import RosterError
from bailiwick.kernel.sentence import Sentence

SHOWN = 40
"""Characters of a value that are shown again."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """One fault: the line as an editor counts it (from 1; 0 for the whole file), the column, what, and what to do."""

    line: int
    column: str
    says: Sentence
    remedy: Sentence

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "the file"
        column = f", {self.column}" if self.column else ""
        return f"{place}{column}: {self.says} {self.remedy}"


class FaultyLinesError(RosterError):
    """The file cannot be brought in; nothing was changed. `faults` has every one, by line."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            f"The file has {len(self.faults)} faults.",
            remedy="Put them right in the file, and look at it again.",
        )


def shown(value: str) -> str:
    """A value as it may be shown again: short, and without what nobody can see."""
    short = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    return "".join(letter if letter.isprintable() else "·" for letter in short)
