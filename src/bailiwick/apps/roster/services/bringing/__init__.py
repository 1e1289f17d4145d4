"""People brought in from a file: looked at first, whole, with every fault told; then brought in at once, or not."""

from __future__ import annotations

from bailiwick.apps.roster.services.bringing.applying import bring_in, look_at
from bailiwick.apps.roster.services.bringing.columns import COLUMNS, Column, template
from bailiwick.apps.roster.services.bringing.faults import FaultyLinesError, LineFault
from bailiwick.apps.roster.services.bringing.planning import Change, Kind, Plan

__all__ = [
    "COLUMNS",
    "Change",
    "Column",
    "FaultyLinesError",
    "Kind",
    "LineFault",
    "Plan",
    "bring_in",
    "look_at",
    "template",
]
