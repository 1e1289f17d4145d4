"""Who is in, whose key is whose, and what was done with each profile. All of it only grows.

Who somebody is and which step was taken stand as random ids and codes; what was said stands encrypted (facts.boxes).
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models


class Part(StrEnum):
    """What somebody is in the vault."""

    COMMANDER = "commander"
    """Holds the office over the strategic information centre, by the roster."""
    DESIGNEE = "designee"
    """Named by the Commander, here and nowhere else."""
    MAINTAINER = "maintainer"
    """Answers for profiles of their own."""


class StepKind(StrEnum):
    """What was done with a profile."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    REGISTERED = "registered"
    CHANGED = "changed"
    ASKED = "asked"
    HANDED_OVER = "handed-over"
    DISCLOSED = "disclosed"


class Grows(models.Model):
    """What every row has: a random id, whose doing it is, and when."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Admissions(models.Manager["Admission"]):
    """Who is in."""

    def in_now(self) -> dict[Part, list[uuid.UUID]]:
        """Who was let in as what, and not out again; those let in first come first. One query."""
        found: dict[Part, dict[uuid.UUID, None]] = {Part.DESIGNEE: {}, Part.MAINTAINER: {}}
        for person, part, is_in in self.order_by("at").values_list("person", "part", "admitted"):
            if is_in:
                found[Part(part)][person] = None
            else:
                found[Part(part)].pop(person, None)
        return {part: list(people) for part, people in found.items()}


class Admission(Grows):
    """The Commander let a person in as something, or ended that. The last row of a person and part counts."""

    objects: ClassVar = Admissions()
    person = models.UUIDField()
    part = models.CharField(max_length=12)
    admitted = models.BooleanField()

    class Meta(Grows.Meta):
        db_table = "covert_admission"


class Key(Grows):
    """A person's key: its public half, and its private one under their passphrase. `by` is the person."""

    public = models.BinaryField()
    work = models.PositiveSmallIntegerField()
    salt = models.BinaryField()
    sealed = models.BinaryField()

    class Meta(Grows.Meta):
        db_table = "covert_key"
        constraints: ClassVar = [models.UniqueConstraint(fields=["by"], name="covert_key_of_person")]


class Epoch(Grows):
    """A key of the whole register, which every custodian holds a share of: what is sealed to it they all open."""

    number = models.PositiveIntegerField(unique=True)
    public = models.BinaryField()

    class Meta(Grows.Meta):
        db_table = "covert_epoch"


class Share(Grows):
    """An epoch's private key, sealed to one custodian's key."""

    epoch = models.ForeignKey(Epoch, on_delete=models.PROTECT, related_name="shares")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="shares")
    box = models.BinaryField()

    class Meta(Grows.Meta):
        db_table = "covert_share"
        constraints: ClassVar = [models.UniqueConstraint(fields=["epoch", "key"], name="covert_share_once")]


class Profile(Grows):
    """A covert profile: `by` is whoever answers for it. Its key is sealed to the epoch, and to that person's key."""

    epoch = models.ForeignKey(Epoch, on_delete=models.PROTECT, related_name="profiles")
    for_custodians = models.BinaryField()
    for_maintainer = models.BinaryField()

    class Meta(Grows.Meta):
        db_table = "covert_profile"


class Step(Grows):
    """One thing that was done with a profile, and, encrypted under the profile's key, what was said of it."""

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    said = models.BinaryField()

    class Meta(Grows.Meta):
        db_table = "covert_step"
        ordering: ClassVar = ["profile", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "number"], name="covert_step_place")
        ]
