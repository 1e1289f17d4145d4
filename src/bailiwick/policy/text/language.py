"""Which language a text is in (stand-in until the real one lands)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language code, or None."""

    code: str | None
    confident: bool
