"""Tables that other programs read."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


def cell(text: str) -> str:
    """A cell as no spreadsheet runs it: one that looks like a formula is told as text."""
    return f"'{text}" if text.startswith(FORMULA) else text
