"""That somebody left or moved, and what became of each thing they held: the proof that nothing was left behind."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models.people import Person


class DepartureKind(StrEnum):
    """How somebody went."""

    LEAVES = "leaves"
    MOVES = "moves"


class Departure(models.Model):
    """What somebody held was ended, from the day on which they are here, or in their unit, no more.

    `by` is None where the clock did it, on the morning of that day.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="departures")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in DepartureKind])
    day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "day"], name="roster_departure_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class CarriedOut(models.Model):
    """When what ends with a transfer was ended: on its day, or on the next one on which the clock ran. Once."""

    objects: ClassVar = models.Manager()
    departure = models.OneToOneField(
        Departure, on_delete=models.PROTECT, primary_key=True, related_name="carried"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.departure_id)


class DepartureRow(models.Model):
    """One thing that they held when it was done, and what became of it then (ui.contributing.Fate)."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=80)
    says = models.CharField(max_length=300)
    fate = models.CharField(max_length=10)
    ended = models.BooleanField()
    then = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["departure", "kind", "thing"], name="roster_departure_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
