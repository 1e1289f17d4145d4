"""What is known in the vault."""

from __future__ import annotations

from bailiwick.apps.covert.facts.sealed import SEALED

__all__ = ["SEALED"]
