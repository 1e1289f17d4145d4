"""People, and as what they work for the agency."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from bailiwick.apps.accounts.models import Account
from bailiwick.apps.roster.models.dated import Dated, in_order
from bailiwick.apps.roster.models.kinds import Category
from bailiwick.apps.roster.models.units import Unit


class Person(models.Model):
    """Somebody who works for the agency, paid or not, with or without an account (mpls/def.covered.0)."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    email = models.CharField(max_length=254, null=True, unique=True)  # noqa: DJ001 -- unique where there is one
    external_id = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001 -- as above
    """Their number in the file that HR hands over; None for who was added by hand."""
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="person", null=True)
    """What they sign in with, if they do."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name"], name="roster_person_name")]

    def __str__(self) -> str:
        return str(self.id)


class Membership(Dated):
    """As what, where and under whom somebody works for the agency. A change ends the row and begins another.

    `employed_since` stays through changes; `from_file` says that HR's file speaks for the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    category = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Category])
    title = models.CharField(max_length=120, blank=True)
    employer = models.CharField(max_length=120, blank=True)
    """Whoever employs them, where it is not the agency: of a contractor, a partner agency's employee."""
    paid = models.BooleanField(default=True)
    sworn = models.BooleanField(default=False)
    classified = models.BooleanField(default=False)
    """Under civil-service rules (mpls/def.covered.6)."""
    full_time = models.BooleanField(default=True)
    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="supervises", null=True)
    sponsor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sponsors", null=True)
    """Of a volunteer: the department that answers for them (mpls/def.covered.9)."""
    appointed_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appoints", null=True)
    """Of an appointee: the office whose lead decides about them (mpls/def.covered.8)."""
    employed_since = models.DateField()
    from_file = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            in_order("roster_membership_days"),
            models.CheckConstraint(
                condition=Q(supervisor=None) | ~Q(supervisor=F("person")),
                name="roster_membership_not_own_boss",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until=None, from_file=True),
                name="roster_membership_one_from_file",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "until"], name="roster_membership_unit")]

    def __str__(self) -> str:
        return str(self.id)


class DoNotShow(Dated):
    """Somebody is not to be shown or named. Joined by themself, without a reason, and left by themself (REG-NOSHOW)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            in_order("roster_donotshow_days"),
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="roster_donotshow_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SensitivePosition(Dated):
    """Somebody is in a sensitive position: known to the keeper of the list and to nobody else (REG-PEOPLE)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            in_order("roster_sensitive_days"),
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="roster_sensitive_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
