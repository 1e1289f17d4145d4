"""The tables of permissions."""

from __future__ import annotations

from bailiwick.apps.approvals.models.access import Appeal, Detail, Entry, Line, Looked, Purpose, Supply
from bailiwick.apps.approvals.models.kinds import HOLDING, OPEN, Capacity, State, StepKind, Subject
from bailiwick.apps.approvals.models.registers import OfficialRelease, Waiver, WaiverAsk
from bailiwick.apps.approvals.models.requests import Counter, Place, Request, Step

__all__ = [
    "HOLDING",
    "OPEN",
    "Appeal",
    "Capacity",
    "Counter",
    "Detail",
    "Entry",
    "Line",
    "Looked",
    "OfficialRelease",
    "Place",
    "Purpose",
    "Request",
    "State",
    "Step",
    "StepKind",
    "Subject",
    "Supply",
    "Waiver",
    "WaiverAsk",
]
