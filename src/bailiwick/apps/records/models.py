"""Demands for records and what was done about them. All of it only grows, and none of it repeats what was found.

What was found is named by ids and digests alone: the words stay where they are kept, and go when they are destroyed.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.keeping.models import Hold
from bailiwick.apps.roster.models import Person, Unit


class DemandKind(StrEnum):
    """What asks for records."""

    DISCOVERY_ORDER = "discovery-order"
    SUBPOENA = "subpoena"
    OPEN_RECORDS = "open-records-request"


class StepKind(StrEnum):
    """One thing that was done about a demand."""

    RECEIVED = "received"
    HELD = "held"
    """A hold was placed for it, or one that covers it was named."""
    SEARCHED = "searched"
    LEFT_OUT = "left-out"
    """Somebody left out one thing that was found, and said why."""
    PUT_BACK = "put-back"
    EXPORTED = "exported"
    TAKEN = "taken"
    """Somebody took a copy of a package."""
    HANDED_OVER = "handed-over"
    RELEASE_ASKED = "release-asked"
    RELEASED = "released"
    """Its hold was released, which a second person granted."""
    CLOSED = "closed"


class State(StrEnum):
    """Where a demand stands: always reckoned (facts), never set."""

    RECEIVED = "received"
    SEARCHED = "searched"
    """What was found waits to be looked through and exported."""
    EXPORTED = "exported"
    HANDED_OVER = "handed-over"
    CLOSED = "closed"


class Source(StrEnum):
    """Where something that was found is kept."""

    CAPTURE = "capture"
    """A version of a record of the room keeping, byte for byte."""
    ITEM = "item"
    """A post or comment that was put into the archive out of a capture."""
    VERSION = "version"
    """Words of a draft, as they were saved before keeping had them."""


class Demand(models.Model):
    """A discovery order, a subpoena or a request for records, as it arrived.

    `number` is the docket's or the request's own. `scope`: what is asked for, as keeping writes the scope of a hold.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    """Whose records are asked for, with all units below."""
    kind = models.CharField(max_length=30)
    authority = models.CharField(max_length=200)
    number = models.CharField(max_length=80)
    received_on = models.DateField()
    due_on = models.DateField()
    scope = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "records_demand"

    def __str__(self) -> str:
        return self.number


class DemandStep(models.Model):
    """One thing that was done about a demand. `package` is the number of the export it is about."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="+", null=True)
    proposal = models.UUIDField(null=True)
    """Of a release that was asked for: what a second person grants (keeping)."""
    thing = models.CharField(max_length=60, blank=True)
    """What was left out or put back, by its source and id."""
    package = models.PositiveIntegerField(null=True)
    capture = models.UUIDField(null=True)
    """The package's own capture in keeping."""
    digest = models.CharField(max_length=80, blank=True)
    items = models.PositiveIntegerField(null=True)
    to = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "records_step"
        ordering: ClassVar = ["demand_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Found(models.Model):
    """One thing that a search found: where it is kept, its id there, and the digest of its bytes.

    `record` is keeping's record that it is, or was read out of; None for what is in no record.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120, unique=True)
    search = models.ForeignKey(DemandStep, on_delete=models.PROTECT, related_name="found")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=10)
    thing = models.UUIDField()
    record = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "records_found"
        ordering: ClassVar = ["search_id", "number"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How it is named whichever search found it: what is left out stays so."""
        return f"{self.source}:{self.thing}"
