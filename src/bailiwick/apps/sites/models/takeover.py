"""A page that is taken over, or another that poses as one of ours: what was reported, and what was done. Only grows."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models.sites import Site


class Harm(StrEnum):
    """What has happened."""

    TAKEN_OVER = "taken-over"
    """Somebody else has a page of ours in their hands."""
    POSED_AS = "posed-as"
    """Another page poses as one of ours."""


class Deed(StrEnum):
    """One thing that somebody did about it."""

    DONE = "done"
    NOT_NEEDED = "not-needed"
    EVIDENCE = "evidence"
    NOTICE = "notice"
    ENDED = "ended"


class Ending(StrEnum):
    """How it came out."""

    BACK = "back"
    """The page is ours again."""
    GONE = "gone"
    """The false page, or the account, has been taken down."""
    LOST = "lost"
    """We did not get it back: the page ends."""
    MISTAKEN = "mistaken"
    """It was nothing of the sort."""


class TakeOverState(StrEnum):
    """Where it stands: always reckoned from its deeds (facts.takeover), never set (WF-TAKEOVER)."""

    REPORTED = "reported"
    CONTAINED = "contained"
    RECOVERED = "recovered"
    REVIEWED = "reviewed"


class TakeOver(models.Model):
    """What somebody saw: of which page, since when as far as anybody knows, and where."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    harm = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Harm])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="takeovers", null=True)
    """The page of ours; nobody's where a false page looks like none of ours."""
    address = models.CharField(max_length=500, blank=True)
    """Of a false page: where it is."""
    words = models.TextField()
    since = models.DateTimeField()
    report = models.UUIDField(null=True, unique=True)
    """The report of a resident that it began with, by its id in the room portal."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_takeover"

    def __str__(self) -> str:
        return str(self.id)


class TakeOverStep(models.Model):
    """One thing that was done about it, by whom and when. `item` names a step of the checklist."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    takeover = models.ForeignKey(TakeOver, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Deed])
    item = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    capture = models.UUIDField(null=True)
    """A capture of the room keeping."""
    digest = models.CharField(max_length=80, blank=True)
    ending = models.CharField(max_length=12, blank=True)
    control = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Who has control again."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_takeover_step"
        ordering: ClassVar = ["takeover_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
