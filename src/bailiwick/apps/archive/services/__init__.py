"""What can be done with threads."""

from __future__ import annotations

from bailiwick.apps.archive.services.keeping_threads import (
    Page,
    Recorded,
    Saw,
    add_item,
    capture_again,
    forget,
    record_thread,
)
from bailiwick.apps.archive.services.marking import Writer, mark, say_about, see_to, take_back

__all__ = [
    "Page",
    "Recorded",
    "Saw",
    "Writer",
    "add_item",
    "capture_again",
    "forget",
    "mark",
    "record_thread",
    "say_about",
    "see_to",
    "take_back",
]
