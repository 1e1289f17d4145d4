"""The vault's tables. Nothing in them points to another database, and nothing there points here."""

from __future__ import annotations

from bailiwick.apps.covert.models.sealed_log import SealedCheckpoint, SealedEntry, SealedHead, SealedTile

__all__ = ["SealedCheckpoint", "SealedEntry", "SealedHead", "SealedTile"]
