"""Platforms, and what was done about each. Steps only grow."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.roster.models import Person, Unit


class Platform(models.Model):
    """A place on the web where an agency could have a page. `functions` answer the checklist, with spaces between.

    A platform of the catalogue (`bailiwick/platforms.yaml`) is entered under its name there; any other is new.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, unique=True)
    """The name as it is looked for: small letters, no spare space."""
    kind = models.CharField(max_length=40)
    functions = models.CharField(max_length=200, blank=True)
    known_by = models.CharField(max_length=300, blank=True)
    """Hosts and other names, with spaces between."""
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "sites_platform"

    def __str__(self) -> str:
        return self.name


class PlatformStep(models.Model):
    """One thing that was done about a platform, for a unit and those below it."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_platform_step"
        ordering: ClassVar = ["platform_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
