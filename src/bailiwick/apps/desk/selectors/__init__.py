"""What the desk shows."""

from __future__ import annotations

from bailiwick.apps.desk.selectors.cheated import (
    WORDS,
    CheatShown,
    cheat_shown,
    offered,
)
from bailiwick.apps.desk.selectors.jobs import ClockRow, clock_rows
from bailiwick.apps.desk.selectors.journal import (
    EntryShown,
    Shown,
    did,
    entry_for,
    shown,
    shown_page,
)
from bailiwick.apps.desk.selectors.proving import Proof, Proved, prove

__all__ = [
    "WORDS",
    "CheatShown",
    "ClockRow",
    "EntryShown",
    "Proof",
    "Proved",
    "Shown",
    "cheat_shown",
    "clock_rows",
    "did",
    "entry_for",
    "offered",
    "prove",
    "shown",
    "shown_page",
]
