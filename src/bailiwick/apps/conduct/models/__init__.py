"""Every table of this room: one module for each noun."""

from __future__ import annotations

from bailiwick.apps.conduct.models.reports import Report, ReportStep, ReportStepKind

__all__ = ["Report", "ReportStep", "ReportStepKind"]
