"""Every check there is, in the order of its code. A check that is not named here does not exist."""

from __future__ import annotations

from types import MappingProxyType

from bailiwick.policy.check import Check
from bailiwick.policy.checks import (
    ap001_permission_in_force,
    cn001_elements_found,
    ct011_obscene_or_explicit,
    dl001_deadline,
    fc001_fact_as_required,
    pn003_notice_present,
    rc001_no_hold,
    vt001_alike_for_all,
    wl001_words_of_the_agency,
)

_CATALOGUE: tuple[Check, ...] = (
    ap001_permission_in_force.CHECK,
    cn001_elements_found.CHECK,
    ct011_obscene_or_explicit.CHECK,
    dl001_deadline.CHECK,
    fc001_fact_as_required.CHECK,
    pn003_notice_present.CHECK,
    rc001_no_hold.CHECK,
    vt001_alike_for_all.CHECK,
    wl001_words_of_the_agency.CHECK,
)

CHECKS = MappingProxyType(
    {check.code: check for check in _CATALOGUE}
    | {alias: check for check in _CATALOGUE for alias in check.aliases}
)
"""Every check by its code, and by the retired codes it once had."""
