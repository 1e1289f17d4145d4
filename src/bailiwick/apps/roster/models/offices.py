"""Who holds which office, and whom a holder has let use a power."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from bailiwick.apps.roster.models.dated import Dated, in_order
from bailiwick.apps.roster.models.kinds import DelegationKind, Role
from bailiwick.apps.roster.models.people import Person
from bailiwick.apps.roster.models.units import Unit


class OfficeHolder(Dated):
    """Somebody has a role for a unit and all that is below it. `instrument` is the paper it rests on, by reference.

    An acting chief is the holder of the office for those days (`acting`), and not anybody's delegate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="offices")
    acting = models.BooleanField(default=False)
    instrument = models.CharField(max_length=120)
    document = models.CharField(max_length=71, blank=True)
    """The digest of the paper itself, where somebody gave it: what is kept elsewhere can be held against it."""

    class Meta:
        constraints: ClassVar = [
            in_order("roster_office_days"),
            models.UniqueConstraint(
                fields=["person", "role", "unit"], condition=Q(until=None), name="roster_office_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["role", "unit"], name="roster_office_role")]

    def __str__(self) -> str:
        return str(self.id)


class GroupRole(Dated):
    """A role is held by a group for a unit and all that is below it: by all who work in `body`, or by those appointed.

    `needed` says how many of them say yes together: one, where any of them may alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="group_roles")
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles_held", null=True)
    needed = models.PositiveSmallIntegerField(default=1)
    instrument = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            in_order("roster_group_days"),
            models.CheckConstraint(condition=Q(needed__gte=1), name="roster_group_somebody"),
            models.UniqueConstraint(
                fields=["role", "unit"], condition=Q(until=None), name="roster_group_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Delegation(Dated):
    """A holder has let somebody use one power, for a unit and what is below it (REG-DELEG, WF-DELEG).

    `scope` names what it is limited to, such as platforms, one a line, where the power asks for that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    power = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in DelegationKind])
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_given")
    under_role = models.CharField(max_length=30)
    """The role by which the giver held the power: when they hold it no longer, the delegation does not count."""
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="delegations")
    scope = models.TextField(blank=True)
    instrument = models.CharField(max_length=120)
    document = models.CharField(max_length=71, blank=True)
    """The digest of the paper itself, where somebody gave it."""
    ended_early = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            in_order("roster_delegation_days"),
            models.CheckConstraint(condition=~Q(giver=F("delegate")), name="roster_delegation_to_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["power", "unit"], name="roster_delegation_power")]

    def __str__(self) -> str:
        return str(self.id)
