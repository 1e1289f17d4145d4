"""Which edition of which policy a unit has adopted, from which day, decided by whom; and until when it only watches."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit


class Adoption(models.Model):
    """A unit, and all below it, live by one edition of a policy from the day `starts`, until a later row replaces it.

    `digest` is the effective digest: the pack's files and everything the unit laid over them when it was adopted.
    Rows are only added. `order` tells which of two rows with the same first day was written last.
    """

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    edition = models.CharField(max_length=40, blank=True)
    """Empty where the policy tells no editions apart."""
    digest = models.CharField(max_length=80)
    pack_digest = models.CharField(max_length=80)
    starts = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=40)
    """The role by which they decided."""
    instrument = models.CharField(max_length=160)
    watch_until = models.DateField(null=True)
    entered_by = models.UUIDField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "policies_adoption"
        indexes: ClassVar = [models.Index(fields=["unit", "pack", "starts"], name="policies_adoption_unit")]

    def __str__(self) -> str:
        return f"{self.pack} {self.edition} from {self.starts}"


class Ending(models.Model):
    """A unit lives by a policy no longer, from the day `day` on; adopting it again begins it again."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adoption = models.OneToOneField(Adoption, to_field="id", on_delete=models.PROTECT, related_name="ending")
    day = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=160)
    entered_by = models.UUIDField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "policies_ending"

    def __str__(self) -> str:
        return f"{self.adoption_id} until {self.day}"


class WatchEnd(models.Model):
    """Somebody has signed on which day a policy begins to stop things, in place of the day set when it was adopted."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    adoption = models.ForeignKey(Adoption, to_field="id", on_delete=models.PROTECT, related_name="watch_ends")
    day = models.DateField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "policies_watch_end"

    def __str__(self) -> str:
        return f"{self.adoption_id} watches until {self.day}"
