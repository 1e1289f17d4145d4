"""What the desk shows and tells, as plain data."""

from __future__ import annotations

from bailiwick.apps.desk.facts.cheating import Cheated, Tampering
from bailiwick.apps.desk.facts.mail import (
    USUAL,
    Before,
    Choice,
    Moment,
    Occasion,
    Thing,
    occasion,
    too_soon,
)
from bailiwick.apps.desk.models import How

__all__ = [
    "USUAL",
    "Before",
    "Cheated",
    "Choice",
    "How",
    "Moment",
    "Occasion",
    "Tampering",
    "Thing",
    "occasion",
    "too_soon",
]
