"""Social media on agency systems: who used it for what, who looked, and lines of a log supplied for one report."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models.requests import Request
from bailiwick.apps.roster.models import Person, Unit


class Purpose(StrEnum):
    """For what an agency system was used; the lists of the policies, which open and do not close (nmpd/VI.0)."""

    MISSING = "missing"
    WANTED = "wanted"
    GANG = "gang"
    ONLINE_CRIME = "online-crime"
    INVESTIGATE = "investigate"
    ON_BEHALF = "on-behalf"
    DUTY_NEED = "duty-need"
    OTHER = "other"


class Entry(models.Model):
    """One use of social media on an agency system, as whoever did it entered it (REG-ACCESS)."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="access_entries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Purpose])
    detail = models.CharField(max_length=30, blank=True)
    """Of crime done online: bullying, stalking."""
    case = models.CharField(max_length=60, blank=True)
    target = models.CharField(max_length=120, blank=True)
    """Whom the look was about; never shown in a report."""
    reason = models.TextField(blank=True)
    site = models.CharField(max_length=200, blank=True)
    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    authority = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="entries", null=True)
    capture = models.UUIDField(null=True)
    digest = models.CharField(max_length=80, blank=True)
    """Of the page that was captured."""
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "approvals_access_entry"

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class Appeal(models.Model):
    """Words in which the public is to be asked for help in a case, with the purpose and the case they are for.

    It only grows: another wording is another draft. Nothing goes out from here.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Purpose])
    case = models.CharField(max_length=60)
    words = models.TextField()
    digest = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "approvals_appeal"

    def __str__(self) -> str:
        return str(self.id)


class Looked(models.Model):
    """A supervisor looked at an entry: a need of the duties confirmed, in order, or a question asked."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="looks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed = models.BooleanField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "approvals_access_look"

    def __str__(self) -> str:
        return str(self.id)


class Detail(models.Model):
    """Somebody works an off-duty detail, in uniform for somebody else, from one moment to another."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    called_off = models.BooleanField(default=False)

    class Meta:
        db_table = "approvals_detail"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="approvals_detail_in_order"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Supply(models.Model):
    """Lines of a log were supplied for one report or one approved draw, about the people it names, and no others."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supplied_for = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    concerns = models.ManyToManyField(Person, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "approvals_access_supply"

    def __str__(self) -> str:
        return str(self.id)


class Line(models.Model):
    """One line of what was supplied, of somebody whom the report or draw names; lines of others are not kept."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supply = models.ForeignKey(Supply, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)
    site = models.CharField(max_length=200, blank=True)
    equipment = models.CharField(max_length=10, blank=True)
    account = models.CharField(max_length=15, blank=True)
    on_duty = models.BooleanField(null=True)

    class Meta:
        db_table = "approvals_access_line"

    def __str__(self) -> str:
        return str(self.id)
