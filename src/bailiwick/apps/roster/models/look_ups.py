"""Who looked up all that is held about somebody, and why: the person is told."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models.people import Person


class LookUp(models.Model):
    """Somebody who sees records looked up all that is held about a person. Rows are only ever added."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="look_ups")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("by")), name="roster_look_up_of_another"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
