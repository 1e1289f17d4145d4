"""What this room does. Every service is an act; every yes is the room approvals'."""

from __future__ import annotations

from bailiwick.apps.sites.services.asking import Wanted, call_off_request, draft, fill, refer, submit
from bailiwick.apps.sites.services.platforms import (
    ask_for_platform,
    enter_platform,
    record_scope,
    reinstate_platform,
    suspend_platform,
)

__all__ = [
    "Wanted",
    "ask_for_platform",
    "call_off_request",
    "draft",
    "enter_platform",
    "fill",
    "record_scope",
    "refer",
    "reinstate_platform",
    "submit",
    "suspend_platform",
]
