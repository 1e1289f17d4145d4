"""What a leaver could do elsewhere, and that a person has to take away there (WF-OFFBOARD)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from bailiwick.apps.roster.models.people import Person
from bailiwick.apps.roster.models.units import Unit


class Removal(models.Model):
    """Somebody has to take rights away from a person, outside this software: opened, done with a proof, checked.

    `thing` is the id of what gave them: an office of the roster, or what another room says they still hold.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="removals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=80)
    says = models.CharField(max_length=300)
    due = models.DateField()
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    proof = models.CharField(max_length=120, blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "thing", "due"], name="roster_removal_once"),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("done_by")),
                name="roster_removal_second_person",
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None) | Q(done_at__isnull=False), name="roster_removal_in_order"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["checked_at", "due"], name="roster_removal_open")]

    def __str__(self) -> str:
        return str(self.id)
