"""Who sees requests of others, and who keeps what stands beside them. Deny by default."""

from __future__ import annotations

from bailiwick.apps.roster.models import Role

OFFICES = (Role.POLICY_STEWARD, Role.AUDITOR, Role.RECORDS_CUSTODIAN)
"""Who sees every request of the units they have the role for."""
CUSTODIAN = Role.RECORDS_CUSTODIAN
"""Who closes what has come down, which starts the clock of its retention (WF-REF)."""
RELEASES = (Role.RECORDS_CUSTODIAN, Role.PIO, Role.COMMS, Role.CHIEF)
"""Who enters what the agency has officially given out (pd/V.A.4.s4)."""
WAIVES = (
    Role.CHIEF,
    Role.CHIEF_OFFICE,
    Role.POLICE_ADMIN,
    Role.COMMS,
    Role.CSD,
    Role.DEPT_HEAD,
    Role.PIO,
    Role.SITE_ADMIN,
)
"""Who records a reason for which a clause that leaves room for it is set aside."""
SUPPLIES = (Role.SUPERVISOR, Role.DEPT_HEAD, Role.CHIEF, Role.CASE_INVESTIGATOR)
"""Who supplies lines of an access log for one report or one approved draw (CR-52)."""
SEES_USE = (Role.SUPERVISOR, Role.CHIEF, Role.DEPT_HEAD, Role.AUDITOR, Role.POLICY_STEWARD, Role.IT)
"""Who sees the report of uses, and exports the list of those with leave for the filter (pd/V.A.1.s2)."""
