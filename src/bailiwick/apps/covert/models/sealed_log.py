"""The sealed log: the journal's tables once more, in the vault's own database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bailiwick.apps.journal.models import AbstractCheckpoint, AbstractEntry, AbstractHead, AbstractTile


class SealedEntry(AbstractEntry):
    """An entry of the sealed log."""

    class Meta(AbstractEntry.Meta):
        db_table = "sealed_entry"
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject", "index"], name="sealed_entry_subject"),
        ]


class SealedHead(AbstractHead):
    """The head of the sealed log."""

    class Meta(AbstractHead.Meta):
        db_table = "sealed_head"


class SealedCheckpoint(AbstractCheckpoint):
    """A checkpoint of the sealed log."""

    class Meta(AbstractCheckpoint.Meta):
        db_table = "sealed_checkpoint"


class SealedTile(AbstractTile):
    """A tile of the sealed log."""

    class Meta(AbstractTile.Meta):
        db_table = "sealed_tile"
        constraints: ClassVar = [models.UniqueConstraint(fields=["level", "index"], name="sealed_tile_place")]
