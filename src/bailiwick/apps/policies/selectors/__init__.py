"""What this room answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.policies.selectors.adopted import (
    InForce,
    adoptions_on,
    in_force,
    not_at_hand,
    policies_binding,
    policies_of,
    powers_of,
)
from bailiwick.apps.policies.selectors.examining import examiner_for, examiner_of, speaking
from bailiwick.apps.policies.selectors.packs import faulty_packs, library, own_packs, pack_of

__all__ = [
    "InForce",
    "adoptions_on",
    "examiner_for",
    "examiner_of",
    "faulty_packs",
    "in_force",
    "library",
    "not_at_hand",
    "own_packs",
    "pack_of",
    "policies_binding",
    "policies_of",
    "powers_of",
    "speaking",
]
