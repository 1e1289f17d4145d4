"""Help requests and advice (WF-ASSIST, REG-ADVICE). What is asked and answered is sealed, whoever may read it."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit


class Topic(StrEnum):
    """What somebody needs help with; each topic goes to the office that the policies give it to."""

    LEGAL_MEANING = "legal-meaning"
    RETENTION = "retention"
    OPEN_MEETING = "open-meeting"
    DISCIPLINE = "discipline"
    TECHNOLOGY = "technology"


class StepKind(StrEnum):
    """How a request goes on."""

    ASSIGNED = "assigned"
    ANSWERED = "answered"
    APPLIED = "applied"
    LET_IN = "let-in"
    """Counsel has let somebody read what is privileged."""


class HelpRequest(models.Model):
    """Somebody asks for help, for a unit. `question` is sealed; `clauses`, one a line, are what it is about."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """None where the software asked, by a rule that noticed something."""
    topic = models.CharField(max_length=20, choices=[(topic.value, topic.value) for topic in Topic])
    clauses = models.TextField(blank=True)
    situation = models.CharField(max_length=60, blank=True)
    question = models.TextField()
    privileged = models.BooleanField(default=False)
    """Marked so by counsel when asking, or giving advice unasked; an answer may be privileged besides."""
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "policies_help_request"
        indexes: ClassVar = [models.Index(fields=["unit", "topic"], name="policies_help_unit")]

    def __str__(self) -> str:
        return str(self.id)


class HelpStep(models.Model):
    """One step of a request. `text` is sealed; `person` is who it was given to, who answered, or who was let in."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in StepKind])
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    privileged = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        db_table = "policies_help_step"

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Effort(models.Model):
    """A member's own note of what they did about something others posted of them (nmpd/II.s4). Sealed; theirs alone."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    text = models.TextField()
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "policies_effort"

    def __str__(self) -> str:
        return str(self.id)
