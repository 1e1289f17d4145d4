"""What this room answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.approvals.selectors.holding import held_here
from bailiwick.apps.approvals.selectors.lists import mine, register, waiting_for
from bailiwick.apps.approvals.selectors.permissions import consents_of, permissions_for, waivers_for
from bailiwick.apps.approvals.selectors.remedies import Start, start_of
from bailiwick.apps.approvals.selectors.requests import Loaded, load

__all__ = [
    "Loaded",
    "Start",
    "consents_of",
    "held_here",
    "load",
    "mine",
    "permissions_for",
    "register",
    "start_of",
    "waiting_for",
    "waivers_for",
]
