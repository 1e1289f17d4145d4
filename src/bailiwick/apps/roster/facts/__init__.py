"""What the roster tells other rooms and the heart, as plain data."""

from __future__ import annotations

from bailiwick.apps.roster.facts.people import Card, Held, HeldKind, Link, Record
from bailiwick.apps.roster.facts.powers import Grant, How, MayAct, NotCounted, Office, WhoMay, who_may

__all__ = [
    "Card",
    "Grant",
    "Held",
    "HeldKind",
    "How",
    "Link",
    "MayAct",
    "NotCounted",
    "Office",
    "Record",
    "WhoMay",
    "who_may",
]
