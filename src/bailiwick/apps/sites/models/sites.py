"""Sites: what never changes of one, its steps, what was asked for it, and where it stands by them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models.platforms import Platform


class Site(models.Model):
    """An official page, or what is to become one: the part that never changes.

    `identity` is what permissions are for ("Facebook: WexhamParks"): it stays when the page is renamed. Everything else
    (owner, handle, goal, ...) is in the steps, so that it is known for every day.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    """The unit that sponsors it: its policies, and those above, speak."""
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="sites")
    presence = models.CharField(max_length=20)
    identity = models.CharField(max_length=300, unique=True)
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    """For whom it was asked; nobody where it was found or brought in."""
    opened_on = models.DateField(null=True)
    """Of a page older than its entry: since when it is there, as far as anybody knows."""
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "sites_site"

    def __str__(self) -> str:
        return f"S-{self.number}"


class SiteStep(models.Model):
    """One thing that was done to a site. `sets` holds what it changed, as canonical JSON (facts.entry)."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    item = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    sets = models.TextField(default="{}")
    day = models.DateField(null=True)
    until = models.DateField(null=True)
    capture = models.UUIDField(null=True)
    """A capture of the room keeping."""
    passage = models.UUIDField(null=True)
    """How it left a gate."""
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_step"
        ordering: ClassVar = ["site_id", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class AskedFor(models.Model):
    """A request of the room approvals that was made for a site; the decision is that room's."""

    objects: ClassVar = models.Manager()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="+", primary_key=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="asked")
    aim = models.CharField(max_length=20)
    sets = models.TextField(default="{}")
    """Of a change: what it would set."""

    class Meta:
        db_table = "sites_asked_for"

    def __str__(self) -> str:
        return f"{self.aim} {self.request_id}"


class Place(models.Model):
    """Where a site stands by its steps, kept to be looked up; this row is the site's lock."""

    objects: ClassVar = models.Manager()
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="place", primary_key=True)
    stage = models.CharField(max_length=20, db_index=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    backup = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    handle = models.CharField(max_length=160, db_index=True)
    address = models.CharField(max_length=500, blank=True, db_index=True)
    """As it is looked for: without scheme, www. and a last slash."""
    touched_at = models.DateTimeField()
    older = models.BooleanField(default=False)
    reviewed_on = models.DateField(null=True)
    stale_on = models.DateField(null=True)
    """From this day on the entry is under review, unless somebody touches it; nothing is written on that day."""
    last = models.PositiveIntegerField()

    class Meta:
        db_table = "sites_place"

    def __str__(self) -> str:
        return f"{self.site_id} {self.stage}"


class Counter(models.Model):
    """The number that the last site got; the row is locked while the next one is made."""

    objects: ClassVar = models.Manager()
    name = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "sites_counter"

    def __str__(self) -> str:
        return f"{self.name} {self.last}"
