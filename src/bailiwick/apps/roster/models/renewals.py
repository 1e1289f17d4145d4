"""Somebody's sign-in is set anew: one person asks for it, another confirms it, and one link is made of that."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from bailiwick.apps.roster.models.people import Person


class Renewal(models.Model):
    """Somebody who signs in already is to have a new link: asked for, confirmed by a second person, then used up."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="renewals")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | (~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("person"))),
                name="roster_renewal_second_person",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(confirmed_at__isnull=False), name="roster_renewal_in_order"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "asked_at"], name="roster_renewal_latest")]

    def __str__(self) -> str:
        return str(self.id)
