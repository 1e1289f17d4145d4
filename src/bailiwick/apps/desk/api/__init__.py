"""What the desk tells other programs."""

from __future__ import annotations

from bailiwick.apps.desk.api.journal import router as journal
from bailiwick.apps.desk.api.me import router as me

__all__ = ["journal", "me"]
