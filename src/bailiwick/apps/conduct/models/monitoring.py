"""Random looks at public postings: the plan, its draw, each look, what came of it (WF-MON). All of it only grows."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.conduct.models.reports import Report
from bailiwick.apps.roster.models import Person, Unit


class ProgramStepKind(StrEnum):
    """What somebody did with a plan of random looks."""

    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"
    HANDED_ON = "handed-on"
    """To somebody else who looks from then on."""


class ProgramState(StrEnum):
    """Where a plan stands: always reckoned (facts.monitoring), never set."""

    PLANNED = "planned"
    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"


class DrawState(StrEnum):
    """Where a draw stands: always reckoned, never set."""

    DRAWN = "drawn"
    LOOKED = "looked"
    REPORTED = "reported"
    """Of everybody drawn it is said what came of it."""
    CLOSED = "closed"


class OutcomeKind(StrEnum):
    """What came of looking at somebody's public postings."""

    NOTHING = "nothing-found"
    ADVICE = "advice-given"
    REPORTED = "reported"
    """The viewer told it as a report, and there alone is kept what was seen."""


class Program(models.Model):
    """A plan: whose staff, for which purpose of which policy, by what authority and method, and how many at a time."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=80)
    """A purpose that a policy allows, as `policy/purpose`."""
    authority = models.TextField()
    method = models.TextField()
    size = models.PositiveIntegerField()
    proposer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_program"

    def __str__(self) -> str:
        return str(self.id)


class ProgramStep(models.Model):
    """One thing that somebody did with a plan."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in ProgramStepKind])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """Of what was handed on: to whom."""
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_program_step"

    def __str__(self) -> str:
        return f"{self.program_id} {self.kind}"


class Draw(models.Model):
    """One draw under a plan. With the seed and its rows anybody can draw again and see the same people."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="draws")
    seed = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_draw"

    def __str__(self) -> str:
        return str(self.id)


class DrawRow(models.Model):
    """Somebody of the pool: drawn, in which `place`; not drawn; or left out, and why."""

    objects: ClassVar = models.Manager()
    id = models.BigAutoField(primary_key=True)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="rows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(null=True)
    left_out = models.CharField(max_length=240, blank=True)
    """The law or contract that bars random looks at them, as it is cited; or that they look themself."""

    class Meta:
        db_table = "conduct_draw_row"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "person"], name="conduct_draw_row_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class LawfulOrder(models.Model):
    """A lawful order to look at what is not public of somebody drawn, as counsel put it on record."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="orders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    """Which court or authority, its number and its day."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_lawful_order"

    def __str__(self) -> str:
        return str(self.id)


class LookAt(models.Model):
    """One look: at whose postings, where, when, by whom, for which purpose. Nothing that was seen stands here."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=500)
    lawful_order = models.ForeignKey(LawfulOrder, on_delete=models.PROTECT, related_name="+", null=True)
    """Of what is not public: the order that lets it be looked at."""
    purpose = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_look"

    def __str__(self) -> str:
        return str(self.id)


class Outcome(models.Model):
    """What came of looking at somebody's postings. Where nothing was found, nothing is kept with it."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="outcomes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in OutcomeKind])
    words = models.TextField(blank=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_outcome"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "person"], name="conduct_outcome_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class DrawEnd(models.Model):
    """A draw was gone through whole, and closed."""

    objects: ClassVar = models.Manager()
    draw = models.OneToOneField(Draw, on_delete=models.PROTECT, related_name="end", primary_key=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conduct_draw_end"

    def __str__(self) -> str:
        return str(self.draw_id)
