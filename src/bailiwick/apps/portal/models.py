"""What is marked public, and what people report. Both only grow."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person
from bailiwick.apps.sites.models import Site


class Finding(StrEnum):
    """What somebody found of a page that was reported."""

    IMPOSTOR = "impostor"
    OURS = "ours"
    OTHER = "other"
    """Neither ours nor made to be taken for ours."""


class Publication(models.Model):
    """A page is marked public from now on, or is so no longer; `complain` says how to complain about it."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField()
    complain = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "portal_publication"
        indexes: ClassVar = [models.Index(fields=["site", "-order"], name="portal_publication_site")]

    def __str__(self) -> str:
        return str(self.id)


class Report(models.Model):
    """Somebody reports a page that may only look like one of ours. Nothing is kept of who they are."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    """What they keep to ask again: random, so that it tells no count."""
    page = models.CharField(max_length=500)
    words = models.TextField(blank=True)
    like = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True)
    """The page of ours that it looks like, if it does."""
    at = models.DateTimeField()

    class Meta:
        db_table = "portal_report"

    def __str__(self) -> str:
        return self.receipt


class ReportAnswer(models.Model):
    """What somebody found of a report."""

    objects: ClassVar = models.Manager()
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="answer", primary_key=True)
    finding = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Finding])
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "portal_report_answer"

    def __str__(self) -> str:
        return f"{self.report_id} {self.finding}"


class Intake(models.Model):
    """Machinery: how many reports an hour brought, by a keyed digest of the network, which goes with its hour."""

    objects: ClassVar = models.Manager()
    id = models.BigAutoField(primary_key=True)
    hour = models.CharField(max_length=13)
    network = models.CharField(max_length=64)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "portal_intake"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hour", "network"], name="portal_intake_once")
        ]

    def __str__(self) -> str:
        return self.hour
