"""The queue and the clock's rows. They are machinery, not record: what a job does stands in the journal."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.kernel.canonical import canonical_json


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """It will not be tried again unless somebody asks for it."""
    CALLED_OFF = "called-off"


class Job(models.Model):
    """One piece of work: what, with which ids, when, how far, and under whose lease."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, unique=True, null=True)  # noqa: DJ001 -- many have none, and differ
    state = models.CharField(max_length=10, default=State.WAITING)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    losses = models.PositiveSmallIntegerField(default=0)
    """How often in a row a runner has gone without a word."""
    trouble = models.CharField(max_length=300, blank=True)
    """The last fault's kind and place in the code; never what it said, which may quote a person."""
    progress = models.PositiveIntegerField(default=0)
    progress_of = models.PositiveIntegerField(null=True)
    cursor = models.JSONField(null=True)
    """Where a long job goes on."""

    class Meta:
        db_table = "jobs_job"
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"], name="jobs_job_due"),
            models.Index(fields=["state", "lease_until"], name="jobs_job_lease"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {canonical_json(self.arguments).decode()}"


class Schedule(models.Model):
    """Something that the clock asks for again and again: every so many seconds, or at a minute of the local day."""

    code = models.CharField(max_length=120, primary_key=True)
    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    every_seconds = models.PositiveIntegerField(null=True)
    at_minute = models.PositiveSmallIntegerField(null=True)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)
    last_job = models.UUIDField(null=True)
    """The job that was asked for last; it may have been swept away since."""
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "jobs_schedule"
        indexes: ClassVar = [models.Index(fields=["active", "next_at"], name="jobs_schedule_next")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(every_seconds__isnull=False) ^ models.Q(at_minute__isnull=False),
                name="jobs_schedule_either",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, next at {self.next_at.isoformat()}"
