"""What stands beside requests: official releases, and reasons for which a clause is set aside."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit


class OfficialRelease(models.Model):
    """What the agency itself has given out: these words, on that day, about that incident (pd/V.A.4.s4)."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    incident = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    words = models.TextField()
    where = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "approvals_official_release"

    def __str__(self) -> str:
        return str(self.id)


class Waiver(models.Model):
    """A reason of the kind that a binding leaves room for; it sets one clause aside, for one thing, for a time.

    The verdict stays what it is: Not met, and excused (spec: ten-clauses, 2).
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    clause = models.CharField(max_length=80, blank=True)
    thing = models.CharField(max_length=500)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        db_table = "approvals_waiver"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("starts")),
                name="approvals_waiver_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class WaiverAsk(models.Model):
    """Somebody asks that a clause be set aside for a reason; whoever may record it says yes or no."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    clause = models.CharField(max_length=80)
    thing = models.CharField(max_length=500)
    reason = models.TextField()
    until = models.DateField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    waiver = models.OneToOneField(Waiver, on_delete=models.PROTECT, related_name="asked", null=True)

    class Meta:
        db_table = "approvals_waiver_ask"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("by")),
                name="approvals_waiver_by_another",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
