"""What a look finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How it stands."""

    FINE = "fine "
    LOOK = "look "
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: how it stands, what, and how to mend it."""

    level: Level
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.level.value}  {self.what} {self.mend}".rstrip()


def fine(what: str) -> Finding:
    """As it should be."""
    return Finding(Level.FINE, what)


def look(what: str, mend: str) -> Finding:
    """Somebody should look at it soon."""
    return Finding(Level.LOOK, what, mend)


def wrong(what: str, mend: str) -> Finding:
    """Not as it should be."""
    return Finding(Level.WRONG, what, mend)
