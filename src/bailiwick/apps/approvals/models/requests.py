"""A request and its steps. Both tables only grow; where a request stands is kept beside them, to be looked up."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models.kinds import Capacity, State, StepKind, Subject
from bailiwick.apps.roster.models import Person, Unit


class Request(models.Model):
    """Somebody asks for leave, exactly as they asked: it never changes. Another wording is another request.

    `identity` is what it is for: a page's address, a device by its entry in the register, a person's id. `digest` is of
    exactly these words or this file, `layout` of a page as far as changes count. `told` holds what the shape of its
    subject asks besides, as canonical JSON; `way` who is heard and who endorses, as it was on the day of asking.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    power = models.CharField(max_length=80)
    subject = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Subject])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests")
    for_whom = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests_for")
    colleague = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests_about", null=True)
    """Whose own leave is asked for, or who reads a direct act."""
    identity = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    digest = models.CharField(max_length=80, blank=True)
    layout = models.CharField(max_length=80, blank=True)
    capture = models.UUIDField(null=True)
    """The file that was handed in, as a capture of the room keeping."""
    category = models.CharField(max_length=60, blank=True)
    """Of a standing release: which posts it is for."""
    starts = models.DateField(null=True)
    until = models.DateField(null=True)
    """The last day that is asked for; None: for as long as the policy lets it last."""
    told = models.TextField(default="{}")
    way = models.TextField(default="{}")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, related_name="replaced_by", null=True)
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "approvals_request"
        indexes: ClassVar = [
            models.Index(fields=["power", "identity"], name="approvals_request_thing"),
            models.Index(fields=["digest"], name="approvals_request_digest"),
        ]

    def __str__(self) -> str:
        return f"R-{self.number}"


class Step(models.Model):
    """One thing that was done to a request. `key` (request and number) is unique: of two at once, one is first."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=[(one.value, one.value) for one in StepKind])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    capacity = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Capacity])
    role = models.CharField(max_length=30, blank=True)
    """The role by which it was done, or of the level that was passed over."""
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """The person of the level that was passed over, or to whom a question goes."""
    delegation = models.UUIDField(null=True)
    words = models.TextField(blank=True)
    form = models.CharField(max_length=30, blank=True)
    """Of a decision: in which form it was given (policy.permission.Form)."""
    day = models.DateField(null=True)
    """When it was spoken, by when something is due."""
    until = models.DateField(null=True)
    digest = models.CharField(max_length=80, blank=True)
    """Of exactly what was shown to whoever decided; of a changed page, its layout."""
    capture = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "approvals_step"
        ordering: ClassVar = ["request_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Place(models.Model):
    """Where a request stands, reckoned from its steps and kept to be looked up; this row is the request's lock."""

    objects: ClassVar = models.Manager()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="place", primary_key=True)
    state = models.CharField(max_length=20, choices=[(one.value, one.value) for one in State])
    until = models.DateField(null=True)
    since = models.DateTimeField()
    """Since when it stands there."""
    last = models.PositiveIntegerField()
    """The number of the last step."""

    class Meta:
        db_table = "approvals_place"
        indexes: ClassVar = [models.Index(fields=["state", "until"], name="approvals_place_state")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"


class Counter(models.Model):
    """The number that the last request got; the row is locked while the next one is made."""

    objects: ClassVar = models.Manager()
    name = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "approvals_counter"

    def __str__(self) -> str:
        return f"{self.name} {self.last}"
