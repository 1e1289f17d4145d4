"""Who keeps the official credentials of a page, to whom they were disclosed, when they were changed (REG-CRED)."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person
from bailiwick.apps.sites.models.sites import Site


class CustodyKind(StrEnum):
    """One thing that was done about the credentials of a page."""

    NAMED = "named"
    RELEASED = "released"
    KEPT = "kept"
    """Somebody said where they are kept: the name of a vault, never what is in it."""
    DISCLOSED = "disclosed"
    ROTATED = "rotated"


class CustodyStep(models.Model):
    """One thing that was done about the credentials of a page. What looks like a secret is refused."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="custody")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Who keeps them from now on or no longer, or to whom they were disclosed."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_custody_step"
        ordering: ClassVar = ["site_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
