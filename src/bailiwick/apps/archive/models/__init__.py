"""The archive's tables. All of them only grow; a mark that is taken back is a row more."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models import Site


class StepKind(StrEnum):
    """One thing that was done about a thread."""

    RECORDED = "recorded"
    CAPTURED = "captured"
    ABOUT = "about"
    """Somebody said whether it is about a body's business."""
    WARNED = "warned"
    """Enough members of a body talk in it for a quorum."""
    ENDED = "ended"
    """They are no longer enough: a mark was taken back, or the talk is about no business."""
    SEEN_TO = "seen-to"
    """The Clerk's office said what was done about the warning."""


class Topic(StrEnum):
    """What a thread is about, for the law on open meetings."""

    BUSINESS = "business"
    SOCIAL = "social"
    CEREMONIAL = "ceremonial"


class MarkKind(StrEnum):
    """What was said of who wrote an item."""

    MARKED = "marked"
    TAKEN_BACK = "taken-back"


class Thread(models.Model):
    """A conversation under something on one of our pages. `carries_on`: the thread whose talk it carries on."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="threads")
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=500)
    carries_on = models.ForeignKey("self", on_delete=models.PROTECT, related_name="carried_on", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "archive_thread"

    def __str__(self) -> str:
        return self.title


class ThreadStep(models.Model):
    """One thing that was done about a thread; of a warning: which body, how many of its members, how many it takes."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, blank=True)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True)
    members = models.PositiveIntegerField(null=True)
    needed = models.PositiveIntegerField(null=True)
    capture = models.UUIDField(null=True)
    """A capture of the room keeping: the thread as it was."""
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "archive_step"
        ordering: ClassVar = ["thread_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ContentItem(models.Model):
    """One thing that was said on a page, by whoever the page showed: once, however often it was put up.

    `handle` is the name as the page showed it, and nobody's account. `digest` is of handle and words.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="items")
    handle = models.CharField(max_length=160)
    words = models.TextField()
    digest = models.CharField(max_length=80)
    capture = models.UUIDField()
    """The capture in which it was first found."""
    at = models.DateTimeField()

    class Meta:
        db_table = "archive_item"
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "digest"], name="archive_item_once")]

    def __str__(self) -> str:
        return str(self.id)


class Publication(models.Model):
    """One time that an item was put up: in which thread, when as the page showed it, found by whom in which capture."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    item = models.ForeignKey(ContentItem, on_delete=models.PROTECT, related_name="publications")
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    shown_at = models.CharField(max_length=80)
    capture = models.UUIDField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "archive_publication"
        ordering: ClassVar = ["at", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "thread", "shown_at"], name="archive_publication_once")
        ]

    def __str__(self) -> str:
        return self.key


class Mark(models.Model):
    """Somebody said that a member of a body wrote an item, or took that back. It says nothing of any account."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    item = models.ForeignKey(ContentItem, on_delete=models.PROTECT, related_name="marks")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "archive_mark"
        ordering: ClassVar = ["item_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
