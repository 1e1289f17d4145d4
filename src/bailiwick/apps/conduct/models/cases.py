"""Cases: somebody looks into a report, named people find and decide. Both tables only grow.

The words stand here and never in the journal.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.conduct.models.kinds import CaseStepKind
from bailiwick.apps.conduct.models.reports import Report
from bailiwick.apps.roster.models import Person, Unit


class Case(models.Model):
    """One case, opened from one report: about whom, whose matter, by which clauses; `day` is when it was done."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="case")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    clauses = models.TextField()
    """Ids, one a line."""
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_case"
        indexes: ClassVar = [models.Index(fields=["subject"], name="conduct_case_subject")]

    def __str__(self) -> str:
        return str(self.id)


class CaseStep(models.Model):
    """One thing that somebody did in a case.

    `of` is what it is of: an adviser, a step that is owed, an action. `elements` are lines of name and finding, `cites`
    clauses and texts, one a line; `passage` is that of the gate.
    """

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in CaseStepKind])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    of = models.CharField(max_length=40, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=20, blank=True)
    elements = models.TextField(blank=True)
    cites = models.TextField(blank=True)
    due = models.DateField(null=True)
    passage = models.UUIDField(null=True)
    capture = models.UUIDField(null=True)
    """Of what was carried out: what shows it, as keeping has it."""

    class Meta:
        db_table = "conduct_case_step"
        indexes: ClassVar = [models.Index(fields=["case", "order"], name="conduct_case_step_of")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"
