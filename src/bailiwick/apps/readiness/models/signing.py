"""Signatures: somebody has received a policy as it was adopted; links for who has no account; reminders given."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.roster.models import Person


class Way(StrEnum):
    """How somebody signed."""

    SIGNED_IN = "signed-in"
    LINK = "link"
    PAPER = "paper"
    """On paper, entered by human resources with where the paper lies."""


class Acknowledgement(models.Model):
    """Somebody has received a policy. `digest` is of exactly what they were shown, the sentence signed included."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adoption = models.ForeignKey(Adoption, to_field="id", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=80)
    way = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Way])
    paper = models.CharField(max_length=160, blank=True)
    """Where the paper lies, of a signature on paper."""
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "readiness_acknowledgement"
        indexes: ClassVar = [models.Index(fields=["person", "adoption"], name="readiness_signed_person")]

    def __str__(self) -> str:
        return str(self.id)


class Link(models.Model):
    """A link by which one person without an account may read and sign one policy, once. Only its digest is kept."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adoption = models.ForeignKey(Adoption, to_field="id", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=80, unique=True)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "readiness_link"

    def __str__(self) -> str:
        return str(self.id)


class Reminded(models.Model):
    """Somebody was reminded of something to sign or to learn; their supervisor, too, once it was overdue."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(max_length=60)
    """What of: `sign:` with the adoption, or `learn:` with the version of the course."""
    overdue = models.BooleanField()
    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    day = models.DateField()

    class Meta:
        db_table = "readiness_reminded"
        indexes: ClassVar = [models.Index(fields=["person", "task"], name="readiness_reminded_person")]

    def __str__(self) -> str:
        return self.task
