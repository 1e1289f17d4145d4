"""Pages as they were read: each look, what was read of the page, notice by notice, and notices that were lost."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person
from bailiwick.apps.sites.models.sites import Site


class Source(StrEnum):
    """From where a page was read."""

    LIVE = "live"
    UPLOAD = "upload"
    """Somebody saved it and brought the file."""
    SCREENSHOT = "screenshot"


class Outcome(StrEnum):
    """What a look at a page came to."""

    READ = "read"
    UNCHANGED = "unchanged"
    NOT_ALLOWED = "not-allowed"
    BUSY = "busy"
    GONE = "gone"
    NOT_FETCHED = "not-fetched"


class Reading(models.Model):
    """One reading of a page: the capture it was made of, what the page shows by place, and its rule for comments.

    `marks` is the digest of everything else that the verdicts rest on: policies as they are worn, reasons on record.
    """

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="readings")
    source = models.CharField(max_length=12)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Who brought it; nobody where the clock looked."""
    capture = models.UUIDField()
    digest = models.CharField(max_length=80)
    marks = models.CharField(max_length=80)
    shown = models.TextField()
    """What the page shows, by place, as canonical JSON (facts.watching); empty once its capture was destroyed."""
    rule = models.TextField(blank=True)
    """The rule for comments, word for word as it was posted; empty where none was."""
    rule_digest = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    """When the page was seen."""

    class Meta:
        db_table = "sites_reading"
        indexes: ClassVar = [models.Index(fields=["site", "order"], name="sites_reading_site")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def forgotten(self) -> bool:
        """Whether its words went when the page's record was destroyed."""
        return not self.shown


class NoticeRead(models.Model):
    """What one reading says of one notice of one policy. `present_in` is the last reading in which it stood there."""

    objects: ClassVar = models.Manager()
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="notices")
    policy = models.CharField(max_length=40)
    cited = models.CharField(max_length=200)
    notice = models.CharField(max_length=60)
    binding = models.CharField(max_length=120)
    clauses = models.TextField()
    state = models.CharField(max_length=20)
    verdict = models.CharField(max_length=20)
    effect = models.CharField(max_length=10)
    required = models.BooleanField()
    excused_by = models.CharField(max_length=120, blank=True)
    why = models.TextField(blank=True)
    words = models.TextField(blank=True)
    places = models.CharField(max_length=120, blank=True)
    suggestion = models.TextField(blank=True)
    waives = models.CharField(max_length=80, blank=True)
    """The kind of reason for which the clause may be set aside; empty where it leaves no room."""
    present_in = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        db_table = "sites_notice_read"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "binding"], name="sites_notice_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.binding} {self.state}"


class Look(models.Model):
    """One look at a page, whatever it came to. `reading` is what the page was read as, then or before."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12)
    why = models.TextField(blank=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=200, blank=True)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="looks", null=True)

    class Meta:
        db_table = "sites_look"
        indexes: ClassVar = [models.Index(fields=["site", "order"], name="sites_look_site")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.outcome}"


class NoticeLost(models.Model):
    """A notice that stood on a page and stands there no longer: the reading before, and the one that missed it."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="lost")
    policy = models.CharField(max_length=40)
    notice = models.CharField(max_length=60)
    before = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    missed = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_notice_lost"
        indexes: ClassVar = [models.Index(fields=["site", "order"], name="sites_lost_site")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.policy} {self.notice}"


class NoticeBack(models.Model):
    """A lost notice was seen again, or is asked for no longer: the alarm has closed by itself."""

    objects: ClassVar = models.Manager()
    lost = models.OneToOneField(
        NoticeLost, to_field="id", on_delete=models.PROTECT, related_name="back", primary_key=True
    )
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_notice_back"

    def __str__(self) -> str:
        return str(self.lost_id)
