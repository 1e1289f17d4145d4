"""Who may post where: what was asked for somebody, the right as it was given, and what became of it (REG-POSTER)."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.roster.models import Person
from bailiwick.apps.sites.models.sites import Site


class PostingRight(StrEnum):
    """What somebody may do on a page. Each is asked for, decided and ended by itself."""

    POST = "post"
    REPLY = "reply"
    HIDE = "hide"
    ADMINISTER = "administer"
    MONITOR = "monitor"
    """Watch a page, and say nothing there (pd/IV.A.1.s4)."""


class RightStepKind(StrEnum):
    """One thing that was done about a right after it was given."""

    SUSPENDED = "suspended"
    LIFTED = "lifted"
    ENDED = "ended"
    REMOVED = "removed"
    """Somebody took it away on the platform, and said how one can see it."""


class RightState(StrEnum):
    """Where a right stands on a day: always reckoned (facts.posting), never set."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    """It is over, and nobody has shown that it is gone on the platform."""
    REMOVED = "removed"


class PosterAsk(models.Model):
    """A request of the room approvals that was made for somebody's right on a page; the decision is that room's."""

    objects: ClassVar = models.Manager()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="+", primary_key=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="poster_asks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    right = models.CharField(max_length=20)
    shown = models.BooleanField()
    """Posts will show or name whoever writes them."""

    class Meta:
        db_table = "sites_poster_ask"

    def __str__(self) -> str:
        return f"{self.right} {self.request_id}"


class PosterRight(models.Model):
    """A right as it was switched on: whose, on which page, from which device, by whom, and how it left the gate."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rights")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    right = models.CharField(max_length=20)
    own_device = models.BooleanField()
    device = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    passage = models.UUIDField()
    day = models.DateField()
    """The first day on which it counts."""
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_poster_right"
        indexes: ClassVar = [models.Index(fields=["site", "person"], name="sites_right_of")]

    def __str__(self) -> str:
        return str(self.id)


class PosterLeave(models.Model):
    """A decision on which a right rests: when one of them is over, so is the right."""

    objects: ClassVar = models.Manager()
    id = models.BigAutoField(primary_key=True)
    right = models.ForeignKey(PosterRight, on_delete=models.PROTECT, related_name="leaves")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "sites_poster_leave"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["right", "request"], name="sites_poster_leave_once")
        ]

    def __str__(self) -> str:
        return f"{self.right_id} {self.request_id}"


class RightStep(models.Model):
    """One thing that was done about a right."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    right = models.ForeignKey(PosterRight, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Nobody where the clock did it."""
    words = models.TextField(blank=True)
    passage = models.UUIDField(null=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_right_step"
        ordering: ClassVar = ["right_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
