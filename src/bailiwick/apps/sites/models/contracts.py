"""The terms of platforms: documents, their versions as captures, who accepted which, what changed, strikes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models.platforms import Platform
from bailiwick.apps.sites.models.sites import Site


class Terms(models.Model):
    """One version of a document of a platform's terms, as it was captured (mpls/def.contract).

    Together the latest versions of a platform's documents are its contract. `differs` says what changed since the
    version before it.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=100, unique=True)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="terms")
    document = models.CharField(max_length=30)
    version = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    """The agency for which it is kept."""
    capture = models.UUIDField()
    digest = models.CharField(max_length=80)
    words = models.TextField()
    differs = models.TextField(blank=True)
    day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_terms"
        ordering: ClassVar = ["platform_id", "document", "version"]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"


class Acceptance(models.Model):
    """Somebody accepted a version for the agency: by which power and, where it was lent, under which delegation."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="acceptances")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    power = models.CharField(max_length=80, blank=True)
    delegation = models.UUIDField(null=True)
    passage = models.UUIDField(null=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_acceptance"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terms", "unit"], name="sites_acceptance_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class TermsLook(models.Model):
    """Somebody looked at what changed in a platform's terms, and said what it means here."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terms = models.OneToOneField(Terms, on_delete=models.PROTECT, related_name="look")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_terms_look"

    def __str__(self) -> str:
        return str(self.id)


class TermsView(models.Model):
    """A view of counsel on exactly one version was asked for: the answer stands in the room approvals."""

    objects: ClassVar = models.Manager()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="+", primary_key=True)
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="views")

    class Meta:
        db_table = "sites_terms_view"

    def __str__(self) -> str:
        return str(self.request_id)


class Strike(models.Model):
    """A platform has told the agency that something on a site goes against its rules."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="strikes")
    words = models.TextField()
    day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_strike"

    def __str__(self) -> str:
        return str(self.id)
