"""What this room does: one module for each noun."""

from __future__ import annotations

from bailiwick.apps.conduct.services.cases import (
    ask_view,
    begin,
    carry_out,
    close_case,
    give_view,
    note,
    open_case,
    set_lead,
)
from bailiwick.apps.conduct.services.findings import Told, decide, make_finding
from bailiwick.apps.conduct.services.reports import (
    Tells,
    acknowledge,
    answer,
    close_report,
    file_report,
    hand_on,
    triage,
)

__all__ = [
    "Tells",
    "Told",
    "acknowledge",
    "answer",
    "ask_view",
    "begin",
    "carry_out",
    "close_case",
    "close_report",
    "decide",
    "file_report",
    "give_view",
    "hand_on",
    "make_finding",
    "note",
    "open_case",
    "set_lead",
    "triage",
]
