"""What this room does. Every service is an act; the doors of a gate stand inside the act of whoever asks."""

from __future__ import annotations

from bailiwick.apps.policies.services.adopting import adopt, end_adoption, end_watch
from bailiwick.apps.policies.services.gaps import look_after_gap
from bailiwick.apps.policies.services.gates import look_at_gate, pass_gate, refuse_gate
from bailiwick.apps.policies.services.wearing import (
    choose,
    end_exemption,
    end_list_entry,
    exempt,
    list_entry,
    word,
)

__all__ = [
    "adopt",
    "choose",
    "end_adoption",
    "end_exemption",
    "end_list_entry",
    "end_watch",
    "exempt",
    "list_entry",
    "look_after_gap",
    "look_at_gate",
    "pass_gate",
    "refuse_gate",
    "word",
]
