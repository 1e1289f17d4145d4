"""What this room does: ask, hear, endorse, decide, and follow a permission until it has ended."""

from __future__ import annotations

from bailiwick.apps.approvals.services.asking import Asked, ask
from bailiwick.apps.approvals.services.deciding import approve, send_back
from bailiwick.apps.approvals.services.leaving import end_as_they_go
from bailiwick.apps.approvals.services.life import (
    accept_beyond_control,
    close,
    order_removal,
    release_ahead,
    see_change,
    use_directly,
)
from bailiwick.apps.approvals.services.simple import (
    answer,
    call_off,
    change_does_not_matter,
    decline_to_say,
    effort,
    endorse,
    hear,
    keep_copy,
    no_longer_fits,
    question,
    read,
    removed,
    skip,
    still_fits,
    withdraw,
)
from bailiwick.apps.approvals.services.waiving import answer_waiver, ask_to_waive

__all__ = [
    "Asked",
    "accept_beyond_control",
    "answer",
    "answer_waiver",
    "approve",
    "ask",
    "ask_to_waive",
    "call_off",
    "change_does_not_matter",
    "close",
    "decline_to_say",
    "effort",
    "end_as_they_go",
    "endorse",
    "hear",
    "keep_copy",
    "no_longer_fits",
    "order_removal",
    "question",
    "read",
    "release_ahead",
    "removed",
    "see_change",
    "send_back",
    "skip",
    "still_fits",
    "use_directly",
    "withdraw",
]
