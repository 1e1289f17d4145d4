"""What the desk shows."""

from __future__ import annotations

from bailiwick.apps.desk.selectors.journal import EntryShown, Proved, Shown, prove, shown, shown_page

__all__ = ["EntryShown", "Proved", "Shown", "prove", "shown", "shown_page"]
