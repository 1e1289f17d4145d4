"""Every check there is, in the order of its code. A check that is not named here does not exist."""

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
    ct010_insignia,
    ct011_obscene_or_explicit,
    ct012_bias_against_people,
    ct013_reckless_behaviour,
    ct014_personal_attack,
    ct015_threat_or_harassment,
    ct017_speaking_for_the_agency,
    ct018_self_identification,
    ct020_another_member,
    ct022_home_and_family_clues,
    ct023_police_response,
    ct024_calls_for_service,
    ct025_investigation_detail,
    ct026_photo_taken_on_duty,
    ct028_defamation_risk,
    ct029_private_facts,
    ct030_likeness_exploited,
    ct031_testimony_undermined,
    ct032_public_trust,
    ct033_endorsement_as_agency_view,
    ct034_off_topic_comment,
    ct047_decorum,
    ct048_job_information,
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
    ct010_insignia.CHECK,
    ct011_obscene_or_explicit.CHECK,
    ct012_bias_against_people.CHECK,
    ct013_reckless_behaviour.CHECK,
    ct014_personal_attack.CHECK,
    ct015_threat_or_harassment.CHECK,
    ct017_speaking_for_the_agency.CHECK,
    ct018_self_identification.CHECK,
    ct020_another_member.CHECK,
    ct022_home_and_family_clues.CHECK,
    ct023_police_response.CHECK,
    ct024_calls_for_service.CHECK,
    ct025_investigation_detail.CHECK,
    ct026_photo_taken_on_duty.CHECK,
    ct028_defamation_risk.CHECK,
    ct029_private_facts.CHECK,
    ct030_likeness_exploited.CHECK,
    ct031_testimony_undermined.CHECK,
    ct032_public_trust.CHECK,
    ct033_endorsement_as_agency_view.CHECK,
    ct034_off_topic_comment.CHECK,
    ct047_decorum.CHECK,
    ct048_job_information.CHECK,
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
