"""What a unit lays over a policy: choices, exemptions, its own wording, its own names, numbers and domains."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Dated, Unit, in_order


class SourceKind(StrEnum):
    """What an exemption rests on, besides a policy's own clause."""

    LAW = "law"
    CONTRACT = "contract"


class WordingKind(StrEnum):
    """Of what somebody has given the agency's own words."""

    CLAUSE = "clause"
    NOTICE = "notice"


class ListName(StrEnum):
    """Which list of one's own: the agency's names and initials, its telephone numbers, its domains."""

    NAMES = "own-names"
    NUMBERS = "own-numbers"
    DOMAINS = "own-domains"


class Laid(models.Model):
    """What is laid over a policy of a unit from a day on, until a later row of the same kind replaces it."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    starts = models.DateField()
    entered_by = models.UUIDField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        abstract = True


class SettingChoice(Laid):
    """A choice that a policy leaves open, made from a day on, with the reason."""

    key = models.CharField(max_length=60)
    choice = models.CharField(max_length=60)
    instrument = models.CharField(max_length=160, blank=True)

    class Meta(Laid.Meta):
        db_table = "policies_setting_choice"
        indexes: ClassVar = [models.Index(fields=["unit", "pack"], name="policies_choice_unit")]

    def __str__(self) -> str:
        return f"{self.key} {self.choice}"


class OwnWording(Laid):
    """The agency's own text of a clause, or its own sentence for a notice; empty text takes it away again."""

    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in WordingKind])
    name = models.CharField(max_length=120)
    """Id of the clause or of the notice."""
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=80)

    class Meta(Laid.Meta):
        db_table = "policies_own_wording"
        indexes: ClassVar = [models.Index(fields=["unit", "pack"], name="policies_wording_unit")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class ExemptionEntry(Dated):
    """Clauses that a law or a contract sets aside for some people (REG-EXC, pd/V.A.0).

    `groups` are the bargaining units, or the units by code, that it speaks of, one a line; empty: everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    source_kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in SourceKind])
    source = models.CharField(max_length=200)
    """The law, or the contract and its article, as people cite it."""
    text = models.TextField(blank=True)
    """What it says, in the words of whoever entered it."""
    clauses = models.TextField()
    """Ids of clauses, or patterns of them, one a line."""
    groups = models.TextField(blank=True)
    entered_by = models.UUIDField(null=True)

    class Meta:
        db_table = "policies_exemption"
        constraints: ClassVar = [in_order("policies_exemption_days")]

    def __str__(self) -> str:
        return str(self.id)


class ListEntry(Dated):
    """One name, number or domain of a unit's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    list = models.CharField(max_length=20, choices=[(name.value, name.value) for name in ListName])
    word = models.CharField(max_length=160)

    class Meta:
        db_table = "policies_list_entry"
        constraints: ClassVar = [in_order("policies_list_entry_days")]

    def __str__(self) -> str:
        return str(self.id)
