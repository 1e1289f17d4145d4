"""Procedures that carry a policy out, and changes of law that call for another policy (WF-POLICY)."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit


class Covers(StrEnum):
    """The topics on which procedures are to say something (mpls/gc.s5, and of pages, new and existing, mpls/gc.s6)."""

    PERSONAL_USE = "personal-use"
    OFFICIAL_PAGES = "official-pages"
    COMMENTS = "comments"
    RECORDS = "records"
    SECURITY = "security"
    TERMS = "platform-terms"
    TRAINING = "training"
    DISCIPLINE = "discipline"
    CREATION_NEW = "creation-of-new-pages"
    CREATION_EXISTING = "creation-of-existing-pages"
    DEVELOPMENT_NEW = "development-of-new-pages"
    DEVELOPMENT_EXISTING = "development-of-existing-pages"
    MAINTENANCE_NEW = "maintenance-of-new-pages"
    MAINTENANCE_EXISTING = "maintenance-of-existing-pages"
    MANAGEMENT_NEW = "management-of-new-pages"
    MANAGEMENT_EXISTING = "management-of-existing-pages"


class TaskKind(StrEnum):
    """What a published procedure sets in motion."""

    TELL = "tell"
    TRAIN = "train"
    SIGN = "sign"


class Procedure(models.Model):
    """A procedure of a unit, with whoever keeps it up. `review_days` is how long a review lasts."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review_days = models.PositiveSmallIntegerField(default=365)

    class Meta:
        db_table = "policies_procedure"

    def __str__(self) -> str:
        return str(self.id)


class ProcedureVersion(models.Model):
    """A text of a procedure as it was drafted. `topics`: one a line, `topic label` of what covers it."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    text = models.TextField()
    digest = models.CharField(max_length=80)
    topics = models.TextField(blank=True)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "policies_procedure_version"

    def __str__(self) -> str:
        return str(self.id)


class Publication(models.Model):
    """A version is in force from a day on; the version before it is kept."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.OneToOneField(
        ProcedureVersion, to_field="id", on_delete=models.PROTECT, related_name="publication"
    )
    day = models.DateField()
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField()

    class Meta:
        db_table = "policies_publication"

    def __str__(self) -> str:
        return f"{self.version_id} from {self.day}"


class Review(models.Model):
    """Somebody has gone through a procedure and found that it can stand."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="reviews")
    day = models.DateField()
    reviewed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "policies_review"

    def __str__(self) -> str:
        return f"{self.procedure_id} on {self.day}"


class Task(models.Model):
    """Something that a published procedure, or a change of law, asks somebody to do by a day."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        ProcedureVersion, to_field="id", on_delete=models.PROTECT, related_name="tasks"
    )
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in TaskKind])
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.UUIDField(null=True)

    class Meta:
        db_table = "policies_task"

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class LawChange(models.Model):
    """A law or ruling that calls for a change: until it is settled, the clauses it touches are under review."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=200)
    clauses = models.TextField()
    due = models.DateField()
    logged_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    settled_on = models.DateField(null=True)
    settled_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "policies_law_change"

    def __str__(self) -> str:
        return str(self.id)
