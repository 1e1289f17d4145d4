"""Drafts of official posts, every version of their words, and what was done about them (WF-POST, REG-REVIEW).

The words stand in these rows and in the record of the post (keeping), and go with it; the journal holds their digests.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models import WaiverAsk
from bailiwick.apps.roster.models import Person
from bailiwick.apps.sites.models import Site


class StepKind(StrEnum):
    """One thing that was done about a draft."""

    CLEARED = "cleared"
    """These words passed the gate."""
    PUBLISHED = "published"
    """Somebody put exactly these words on the page, by hand, and said where and when."""
    CORRECTED = "corrected"
    """The same, in the place of words that were out already."""
    CALLED_OFF = "called-off"


class State(StrEnum):
    """Where a draft stands: always reckoned (facts), never set. The names are those of WF-POST."""

    DRAFT = "draft"
    """It is kept, and something is missing before anybody can say whether it may go out."""
    HELD = "held"
    IN_REVIEW = "in-review"
    REJECTED = "rejected"
    CHECKED = "checked"
    """Nothing is in its way; its author has still to pass the gate with these words."""
    CLEARED = "cleared"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    CALLED_OFF = "called-off"


class Draft(models.Model):
    """A post that somebody means to put on a page of the agency."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="drafts")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        db_table = "publishing_draft"

    def __str__(self) -> str:
        return str(self.id)


class Version(models.Model):
    """The words of a draft as somebody saved them, what they are for, and what was said of how they go out."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=80)
    """Of exactly these words."""
    aims = models.TextField(blank=True)
    """What they are for: ids of aims, one a line."""
    own_device = models.BooleanField(null=True)
    """Whether they go out from a device of the author's own; nothing where nobody has said."""
    device = models.CharField(max_length=200, blank=True)
    identified = models.BooleanField(null=True)
    """Whether the account or the words say for whom they speak; nothing where nobody has said."""
    capture = models.UUIDField(null=True)
    """These words as the room keeping keeps them; where it keeps them no longer, `text` is empty."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "publishing_version"
        ordering: ClassVar = ["draft_id", "number"]

    def __str__(self) -> str:
        return self.key


class DraftStep(models.Model):
    """One thing that was done about one version of a draft."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in StepKind])
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    passage = models.UUIDField(null=True)
    """How these words left the gate."""
    link = models.CharField(max_length=500, blank=True)
    out_at = models.DateTimeField(null=True)
    """When they were put on the page."""
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "publishing_step"
        ordering: ClassVar = ["draft_id", "number"]
        indexes: ClassVar = [models.Index(fields=["kind", "out_at"], name="publishing_out")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Reading(models.Model):
    """Somebody else is asked whether the words mean what a rule takes them for; the answer is the room approvals'."""

    objects: ClassVar = models.Manager()
    ask = models.OneToOneField(WaiverAsk, on_delete=models.PROTECT, related_name="+", primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="readings")

    class Meta:
        db_table = "publishing_reading"

    def __str__(self) -> str:
        return str(self.ask_id)
