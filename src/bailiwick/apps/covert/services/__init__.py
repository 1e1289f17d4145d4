"""What the vault does."""

from __future__ import annotations

from bailiwick.apps.covert.services.beginning import begin_vault

__all__ = ["begin_vault"]
