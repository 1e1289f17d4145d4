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
from bailiwick.apps.conduct.models.monitoring import (
    Draw,
    DrawEnd,
    DrawRow,
    DrawState,
    LawfulOrder,
    LookAt,
    Outcome,
    OutcomeKind,
    Program,
    ProgramState,
    ProgramStep,
    ProgramStepKind,
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
    "Draw",
    "DrawEnd",
    "DrawRow",
    "DrawState",
    "LawfulOrder",
    "LookAt",
    "Outcome",
    "OutcomeKind",
    "Part",
    "Program",
    "ProgramState",
    "ProgramStep",
    "ProgramStepKind",
    "Report",
    "ReportState",
    "ReportStep",
    "ReportStepKind",
    "Result",
]
