"""The sealed log: who did what in the vault, in a tree of its own."""

from __future__ import annotations

from bailiwick.apps.covert.models import SealedCheckpoint, SealedEntry, SealedHead, SealedTile
from bailiwick.apps.journal.services import Log

SEALED = Log("sealed", "vault", SealedEntry, SealedHead, SealedCheckpoint, SealedTile)
