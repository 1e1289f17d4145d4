"""Passages: how somebody left a gate, by which policies, and what each rule said; ids and digests, never words."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.policy.gate import Outcome


class Passage(models.Model):
    """One passage through a gate. `body` is the heart's passage as canonical JSON, and `digest` is of it."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    gate = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Outcome])
    subject = models.UUIDField(null=True, db_index=True)
    """What was at the gate, by its random id in the room that asked."""
    unit = models.UUIDField(null=True, db_index=True)
    """The unit that owns it."""
    actor = models.UUIDField(null=True)
    day = models.DateField()
    at = models.DateTimeField()
    policy_digest = models.CharField(max_length=80)
    digest = models.CharField(max_length=80)
    body = models.TextField()
    cites = models.TextField(blank=True)
    """Clauses, and texts that policies name, which whoever said no or yes gave as the ground; one a line."""
    would_have_stopped = models.PositiveSmallIntegerField(default=0)
    """How many rules would have stopped it, had the policy not only been watching."""

    class Meta:
        db_table = "policies_passage"
        indexes: ClassVar = [models.Index(fields=["gate", "day"], name="policies_passage_gate")]

    def __str__(self) -> str:
        return f"{self.gate} {self.outcome}"
