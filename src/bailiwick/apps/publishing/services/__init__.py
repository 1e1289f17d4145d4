"""What this room does: write, ask for a second reading, pass the gate, and enter what went out."""

from __future__ import annotations

from bailiwick.apps.publishing.services.going_out import Posted, clear_draft, record_posted
from bailiwick.apps.publishing.services.reading import answer_reading, ask_reading
from bailiwick.apps.publishing.services.record import forget
from bailiwick.apps.publishing.services.writing import Written, begin_draft, call_off, save_draft

__all__ = [
    "Posted",
    "Written",
    "answer_reading",
    "ask_reading",
    "begin_draft",
    "call_off",
    "clear_draft",
    "forget",
    "record_posted",
    "save_draft",
]
