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
    Shown,
    entry_for,
    shown,
    shown_page,
)
from bailiwick.apps.desk.selectors.proving import Proof, Proved, prove

__all__ = [
    "WORDS",
    "CheatShown",
    "EntryShown",
    "Proof",
    "Proved",
    "Shown",
    "cheat_shown",
    "entry_for",
    "offered",
    "prove",
    "shown",
    "shown_page",
]
