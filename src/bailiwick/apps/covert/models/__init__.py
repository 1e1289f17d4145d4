"""The vault's tables. Nothing in them points to another database, and nothing there points here."""

from __future__ import annotations

from bailiwick.apps.covert.models.register import Admission, Epoch, Key, Part, Profile, Share, Step, StepKind
from bailiwick.apps.covert.models.sealed_log import SealedCheckpoint, SealedEntry, SealedHead, SealedTile

__all__ = [
    "Admission",
    "Epoch",
    "Key",
    "Part",
    "Profile",
    "SealedCheckpoint",
    "SealedEntry",
    "SealedHead",
    "SealedTile",
    "Share",
    "Step",
    "StepKind",
]
