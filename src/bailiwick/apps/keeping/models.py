"""Keeping's tables: records and what was captured of them, holds, proposals that wait for a second person.

People, units and sites are named by their random ids, without keys to other rooms' tables: keeping stands below them.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Sight(StrEnum):
    """What was seen of an object besides its bytes."""

    GONE = "gone"
    """The source no longer shows it. What was captured stays."""
    BACK = "back"
    """The source shows it again."""


class ProposalKind(StrEnum):
    """What waits for a second person."""

    DESTROY = "destroy"
    RELEASE = "release"


class Record(models.Model):
    """The header of one thing that is kept, and the row that holds and destruction both lock first.

    `series` is a schedule's id and a series' number in it (`house/posts`); empty until somebody has classed it.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=80)
    object = models.CharField(max_length=500)
    series = models.CharField(max_length=160, blank=True)
    person = models.UUIDField(null=True, db_index=True)
    unit = models.UUIDField(null=True, db_index=True)
    site = models.UUIDField(null=True, db_index=True)
    day = models.DateField(null=True, db_index=True)
    """The day that the thing is of; a hold by dates takes a record whose day nobody knows."""
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "keeping_record"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "object"], name="keeping_record_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class KeyDate(models.Model):
    """The day on which something happened that a retention period may run from: closed, superseded, reviewed."""

    objects: ClassVar = models.Manager()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="key_dates")
    trigger = models.CharField(max_length=80)
    day = models.DateField()

    class Meta:
        db_table = "keeping_key_date"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "trigger"], name="keeping_key_date_once")
        ]

    def __str__(self) -> str:
        return f"{self.trigger} {self.day}"


class Blob(models.Model):
    """Bytes that the blob store keeps, once for however many captures."""

    objects: ClassVar = models.Manager()
    digest = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()

    class Meta:
        db_table = "keeping_blob"

    def __str__(self) -> str:
        return self.digest


class Capture(models.Model):
    """One version of a record as it came, byte for byte. `marker` is the source's own, or `sha256:` and the digest.

    `text` is the words found in the bytes, for holds by words; None where nobody has read them yet.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="captures")
    version = models.PositiveIntegerField()
    marker = models.CharField(max_length=200)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="captures")
    media_type = models.CharField(max_length=120)
    method = models.CharField(max_length=80)
    text = models.TextField(null=True)  # noqa: DJ001 -- unknown is not none
    seen_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "keeping_capture"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "marker"], name="keeping_capture_once"),
            models.UniqueConstraint(fields=["record", "version"], name="keeping_capture_version"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} version {self.version}"


class Observation(models.Model):
    """A record's object was seen to be gone from its source, or to be back."""

    objects: ClassVar = models.Manager()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="observations")
    sight = models.CharField(max_length=10)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "keeping_observation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "sight", "seen_at"], name="keeping_observation_once")
        ]

    def __str__(self) -> str:
        return f"{self.sight} {self.seen_at.isoformat()}"


class Hold(models.Model):
    """An order to keep, and what it takes: `scope` is the canonical JSON of facts.Scope.

    It is text: SQLite, told to trust no schema, makes no column for JSON.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.CharField(max_length=80)
    scope = models.TextField()
    placed_by = models.UUIDField()
    placed_at = models.DateTimeField()
    released_by = models.UUIDField(null=True)
    release_asked_by = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "keeping_hold"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False, release_asked_by__isnull=False)
                & ~Q(released_by=F("release_asked_by")),
                name="keeping_hold_released_by_two",
            )
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.id}"


class Held(models.Model):
    """A record that a hold has taken. The row outlives the hold's release, and goes with the record."""

    objects: ClassVar = models.Manager()
    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="held")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="held")

    class Meta:
        db_table = "keeping_held"
        constraints: ClassVar = [models.UniqueConstraint(fields=["hold", "record"], name="keeping_held_once")]

    def __str__(self) -> str:
        return f"{self.hold_id} holds {self.record_id}"


class Proposal(models.Model):
    """What one person asked for and another may grant: bound to the digest of exactly what was asked."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10)
    subject = models.UUIDField()
    payload = models.CharField(max_length=80)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    granted_by = models.UUIDField(null=True)
    granted_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "keeping_proposal"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("asked_by")),
                name="keeping_proposal_by_two",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Doomed(models.Model):
    """Machinery: a digest whose last capture was destroyed, until its bytes are off the disk."""

    objects: ClassVar = models.Manager()
    digest = models.CharField(primary_key=True, max_length=64)

    class Meta:
        db_table = "keeping_doomed"

    def __str__(self) -> str:
        return self.digest
