"""What keeping does: capture, class and date records, hold them, and destroy them when their time has come."""

from __future__ import annotations

from bailiwick.apps.keeping.services.captures import capture, capture_all, saw
from bailiwick.apps.keeping.services.clearing import clear, tidy
from bailiwick.apps.keeping.services.destroyed import back_again, destroy_again, list_destroyed
from bailiwick.apps.keeping.services.destruction import destroy, propose_destruction
from bailiwick.apps.keeping.services.holds import place_hold, propose_release, release_hold
from bailiwick.apps.keeping.services.proposals import grant
from bailiwick.apps.keeping.services.records import class_record, set_day
from bailiwick.apps.keeping.services.scrubbing import scrub_step, tell_scrubbed

__all__ = [
    "back_again", "capture", "capture_all", "class_record", "clear", "destroy", "destroy_again", "grant",
    "list_destroyed", "place_hold", "propose_destruction", "propose_release", "release_hold", "saw",
    "scrub_step", "set_day", "tell_scrubbed", "tidy",
]  # fmt: skip
