"""What the desk shows."""

from __future__ import annotations

from bailiwick.apps.desk.selectors.cheated import (
    WORDS,
    CheatShown,
    cheat_shown,
    offered,
)
from bailiwick.apps.desk.selectors.journal import (
    EntryShown,
    Proved,
    Shown,
    entry_for,
    prove,
    shown,
    shown_page,
)

__all__ = [
    "WORDS",
    "CheatShown",
    "EntryShown",
    "Proved",
    "Shown",
    "cheat_shown",
    "entry_for",
    "offered",
    "prove",
    "shown",
    "shown_page",
]
