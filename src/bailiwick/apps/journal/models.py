"""The journal's tables: entries, the head of the log, its checkpoints, tiles and timestamps.

They are abstract, so that a second database can have its own set; the set below them is the agency's internal log.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ActorKind(StrEnum):
    """What sort of somebody acts."""

    PERSON = "person"
    """Somebody of the agency, signed in; the identity is their person's."""
    STRANGER = "stranger"
    """Anybody who is not signed in."""
    OPERATOR = "operator"
    """Whoever runs commands on the machine; the system cannot know who sits there."""
    JOB = "job"
    """The software itself, by the clock."""


class Channel(StrEnum):
    """The way by which an act comes in."""

    BROWSER = "browser"
    API = "api"
    COMMAND = "command"
    JOB = "job"
    PORTAL = "portal"


class Outcome(StrEnum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"


class Place(models.BigIntegerField):  # type: ignore[type-arg]  # Django's has none when it runs
    """A row's number in its log. SQLite takes an `integer` key for its own row number, and keeps no index beside it."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """A `bigint`, and in SQLite the number of the row itself."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class AbstractEntry(models.Model):
    """One act, allowed or refused. `manifest` is its whole content; the other columns repeat it for searching.

    `leaf` is what the log holds: a salted commitment to the manifest, with no name and no text (ledger.leaves).
    """

    objects: ClassVar = models.Manager()
    index = Place(primary_key=True)
    record = models.UUIDField(unique=True, editable=False)
    act = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor = models.UUIDField(null=True)
    channel = models.CharField(max_length=10)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    manifest = models.BinaryField()
    salt = models.BinaryField()
    leaf = models.BinaryField()
    leaf_hash = models.BinaryField()

    class Meta:
        abstract = True
        ordering: ClassVar = ["index"]

    def __str__(self) -> str:
        return f"{self.index} {self.act} {self.outcome}"


class AbstractHead(models.Model):
    """How far the log has come: the one row that appending locks. `frontier` is the right edge of its tree."""

    objects: ClassVar = models.Manager()
    id = Place(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.size} entries"


class AbstractCheckpoint(models.Model):
    """A signed statement of the log's size and root (C2SP tlog-checkpoint), as it was published."""

    objects: ClassVar = models.Manager()
    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    frontier = models.BinaryField()
    signed_at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        abstract = True
        ordering: ClassVar = ["size"]

    def __str__(self) -> str:
        return f"{self.size} at {self.signed_at.isoformat()}"


class AbstractTile(models.Model):
    """256 hashes side by side at one level of the tree (C2SP tlog-tiles): derived, and made again when lost."""

    objects: ClassVar = models.Manager()
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class Entry(AbstractEntry):
    """An entry of the internal log."""

    class Meta(AbstractEntry.Meta):
        db_table = "journal_entry"
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject", "index"], name="journal_entry_subject"),
            models.Index(fields=["actor", "index"], name="journal_entry_actor"),
            models.Index(fields=["act", "index"], name="journal_entry_act"),
            models.Index(fields=["at"], name="journal_entry_at"),
        ]


class Head(AbstractHead):
    """The head of the internal log."""

    class Meta(AbstractHead.Meta):
        db_table = "journal_head"


class Checkpoint(AbstractCheckpoint):
    """A checkpoint of the internal log."""

    class Meta(AbstractCheckpoint.Meta):
        db_table = "journal_checkpoint"


class Tile(AbstractTile):
    """A tile of the internal log."""

    class Meta(AbstractTile.Meta):
        db_table = "journal_tile"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "index"], name="journal_tile_place")
        ]


class Timestamp(models.Model):
    """What an outside authority says of a checkpoint's time (RFC 3161): the token as it came."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="timestamps")
    authority = models.CharField(max_length=200)
    at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    """What our own clock showed when the authority was asked."""
    token = models.BinaryField()

    class Meta:
        db_table = "journal_timestamp"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkpoint", "authority"], name="journal_timestamp_once")
        ]

    def __str__(self) -> str:
        return f"{self.authority} on {self.checkpoint_id}"
