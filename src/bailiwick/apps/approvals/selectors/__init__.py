"""What this room answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.approvals.selectors.lists import mine, register, waiting_for
from bailiwick.apps.approvals.selectors.permissions import consents_of, permissions_for, waivers_for
from bailiwick.apps.approvals.selectors.requests import Loaded, load

__all__ = [
    "Loaded",
    "consents_of",
    "load",
    "mine",
    "permissions_for",
    "register",
    "waiting_for",
    "waivers_for",
]
