"""What this room does. Every service is an act."""

from __future__ import annotations

from bailiwick.apps.readiness.services.courses import (
    draft_course,
    release_course,
    revise_course,
    set_round,
    sign_off,
)
from bailiwick.apps.readiness.services.learning import finish_course
from bailiwick.apps.readiness.services.reminding import remind
from bailiwick.apps.readiness.services.signing import (
    acknowledge,
    enter_paper,
    give_link,
    open_link,
    sign_by_link,
)

__all__ = [
    "acknowledge",
    "draft_course",
    "enter_paper",
    "finish_course",
    "give_link",
    "open_link",
    "release_course",
    "remind",
    "revise_course",
    "set_round",
    "sign_by_link",
    "sign_off",
]
