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
from bailiwick.apps.policies.selectors.asking import advice_on, efforts_of, readable
from bailiwick.apps.policies.selectors.examining import examiner_for, examiner_of, speaking
from bailiwick.apps.policies.selectors.packs import faulty_packs, library, own_packs, pack_of
from bailiwick.apps.policies.selectors.procedures import coverage, law_changes, procedures_of, under_review

__all__ = [
    "InForce",
    "adoptions_on",
    "advice_on",
    "coverage",
    "efforts_of",
    "examiner_for",
    "examiner_of",
    "faulty_packs",
    "in_force",
    "law_changes",
    "library",
    "not_at_hand",
    "own_packs",
    "pack_of",
    "policies_binding",
    "policies_of",
    "powers_of",
    "procedures_of",
    "readable",
    "speaking",
    "under_review",
]
