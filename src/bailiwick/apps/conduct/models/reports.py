"""Reports: somebody tells what they saw of a page or a posting. Both tables only grow; where one stands is computed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.conduct.models.kinds import ReportStepKind
from bailiwick.apps.roster.models import Person, Unit


class Report(models.Model):
    """What somebody told: about whom, if they know, which page, when they learned of it, when they told it.

    `handler` is whom it went to. The words stand here and never in the journal.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    """Whose matter it is: the subject's unit, or the filer's where nobody knows whom it is about."""
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=500, blank=True)
    words = models.TextField()
    told = models.TextField(blank=True)
    """What it tells, in the terms by which policies say what they allow (`policy/conduct.py`), one a line."""
    happened = models.DateField(null=True)
    """The day of it, if they know: what was said or done is judged by the edition of its day."""
    learned = models.DateTimeField()
    filed = models.DateTimeField()
    delay = models.TextField(blank=True)
    """Why it was told later than at once."""

    class Meta:
        db_table = "conduct_report"
        indexes: ClassVar = [
            models.Index(fields=["filer", "-filed"], name="conduct_report_filer"),
            models.Index(fields=["unit", "-filed"], name="conduct_report_unit"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ReportStep(models.Model):
    """One thing that somebody did with a report. `clauses` are ids, one a line; `told` as of a report."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in ReportStepKind])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    clauses = models.TextField(blank=True)
    told = models.TextField(blank=True)
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Of what was handed on: to whom."""
    capture = models.UUIDField(null=True)
    """Of what was acknowledged: what was seen where the link leads, before it changes, as keeping has it."""

    class Meta:
        db_table = "conduct_report_step"
        indexes: ClassVar = [models.Index(fields=["report", "order"], name="conduct_report_step_of")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind}"
