"""What the roster tells other rooms and the heart, as plain data."""

from __future__ import annotations

from bailiwick.apps.roster.facts.people import Card, Link, Record
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
    "HeldBy",
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
