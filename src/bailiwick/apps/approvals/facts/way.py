"""The way of a request: who is heard first, who endorses it, level by level, as it was on the day of asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from bailiwick.kernel.canonical import canonical_json

CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Voice:
    """A role that is heard before anybody decides; it may be left at that where it has nothing to say."""

    role: str
    or_declined: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """One endorsement: of a superior in the chain of command, or of whoever holds a role."""

    role: str
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Who is heard, then who endorses in turn."""

    voices: tuple[Voice, ...] = ()
    levels: tuple[Level, ...] = ()

    def as_text(self) -> str:
        """The way as canonical JSON."""
        plain = {
            "voices": [[one.role, one.or_declined] for one in self.voices],
            "levels": [[one.role, str(one.person) if one.person else ""] for one in self.levels],
        }
        return canonical_json(plain).decode()

    @classmethod
    def from_text(cls, text: str) -> Way:
        """Read a way that `as_text` wrote."""
        plain: Mapping[str, Any] = orjson.loads(text)
        return cls(
            tuple(Voice(role, declined) for role, declined in plain.get("voices", ())),
            tuple(Level(role, UUID(who) if who else None) for role, who in plain.get("levels", ())),
        )
