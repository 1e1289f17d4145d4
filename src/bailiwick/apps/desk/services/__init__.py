"""What the desk does: it tries to cheat, on a copy, in a demonstration."""

from __future__ import annotations

from bailiwick.apps.desk.services.cheating import cheat, package

__all__ = ["cheat", "package"]
