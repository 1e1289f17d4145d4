"""Every table of this room: one module for each noun."""

from __future__ import annotations

from bailiwick.apps.conduct.models.cases import Case, CaseStep
from bailiwick.apps.conduct.models.kinds import (
    EMPLOYED,
    Action,
    Adviser,
    CaseState,
    CaseStepKind,
    Part,
    ReportState,
    ReportStepKind,
    Result,
)
from bailiwick.apps.conduct.models.reports import Report, ReportStep

__all__ = [
    "EMPLOYED",
    "Action",
    "Adviser",
    "Case",
    "CaseState",
    "CaseStep",
    "CaseStepKind",
    "Part",
    "Report",
    "ReportState",
    "ReportStep",
    "ReportStepKind",
    "Result",
]
