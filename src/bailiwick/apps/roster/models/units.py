"""The agency tree."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from bailiwick.apps.roster.models.dated import Dated, in_order
from bailiwick.apps.roster.models.kinds import UnitKind


class Unit(Dated):
    """An agency, a department or any part of one. `code` is how files of HR and people's tongues call it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in UnitKind])
    ward = models.CharField(max_length=40, blank=True)
    """Of a ward office: which ward."""

    class Meta:
        constraints: ClassVar = [in_order("roster_unit_days")]

    def __str__(self) -> str:
        return self.code


class UnitName(Dated):
    """What a unit was called, where it was called something else before; `Unit.name` is what it is called now."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)

    class Meta:
        constraints: ClassVar = [in_order("roster_unitname_days")]

    def __str__(self) -> str:
        return self.name


class Placing(Dated):
    """Where a unit stands in the tree: directly below `parent`, or at the top without one."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placings")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="children", null=True)

    class Meta:
        constraints: ClassVar = [
            in_order("roster_placing_days"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")), name="roster_placing_not_below_itself"
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until=None), name="roster_placing_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} below {self.parent_id}"


class Quorum(Dated):
    """How many seats a board has, and how many of its members together are a meeting (mpls/def.covered.5)."""

    board = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="quorums")
    seats = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            in_order("roster_quorum_days"),
            models.CheckConstraint(
                condition=Q(needed__gte=1) & Q(needed__lte=F("seats")), name="roster_quorum_within_seats"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.needed} of {self.seats}"
