"""What can be done about demands for records."""

from __future__ import annotations

from bailiwick.apps.records.services.exporting import Handed, export, hand_over, take
from bailiwick.apps.records.services.receiving import (
    Holding,
    Received,
    ask_release,
    close,
    hold_again,
    record_demand,
    release,
)
from bailiwick.apps.records.services.searching import leave_out, put_back, search_for

__all__ = [
    "Handed",
    "Holding",
    "Received",
    "ask_release",
    "close",
    "export",
    "hand_over",
    "hold_again",
    "leave_out",
    "put_back",
    "record_demand",
    "release",
    "search_for",
    "take",
]
