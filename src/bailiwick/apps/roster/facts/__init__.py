"""What the roster tells other rooms and the heart, as plain data."""

from __future__ import annotations

from bailiwick.apps.roster.facts.people import Card, Held, HeldKind, Link, Record
from bailiwick.apps.roster.facts.powers import (
    Grant,
    How,
    MayAct,
    NotCounted,
    Office,
    Together,
    WhoMay,
    who_has,
    who_may,
)
from bailiwick.apps.roster.facts.roles import ROLES, HeldBy
from bailiwick.apps.roster.facts.ways import Part, Step

__all__ = [
    "ROLES",
    "Card",
    "Grant",
    "Held",
    "HeldBy",
    "HeldKind",
    "How",
    "Link",
    "MayAct",
    "NotCounted",
    "Office",
    "Part",
    "Record",
    "Step",
    "Together",
    "WhoMay",
    "who_has",
    "who_may",
]
