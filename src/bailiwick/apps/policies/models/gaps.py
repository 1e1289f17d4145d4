"""Who looks after a gap: a text that a policy cites and nobody here holds, or a topic without a clause."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Dated, Person, Unit, in_order


class GapOwner(Dated):
    """Somebody looks after a gap and is reminded of it on a day, for as long as the gap is there (mpd/IV.A.3.0)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    gap = models.CharField(max_length=160)
    """Which: `cited:mpd.city-procedures`, `edition:nmpd/2019`, `topic:mpls/personal-use`."""
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    remind_on = models.DateField()

    class Meta:
        db_table = "policies_gap_owner"
        constraints: ClassVar = [
            in_order("policies_gap_owner_days"),
            models.UniqueConstraint(
                fields=["unit", "gap"], condition=models.Q(until=None), name="policies_gap_owner_once"
            ),
        ]

    def __str__(self) -> str:
        return self.gap
