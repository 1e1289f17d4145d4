"""The one place where rooms that do not know one another are joined."""

from __future__ import annotations

from bailiwick.apps.accounts import services as accounts
from bailiwick.apps.approvals import services as approvals
from bailiwick.apps.archive import services as archive
from bailiwick.apps.conduct import services as conduct
from bailiwick.apps.keeping import services as keeping
from bailiwick.apps.policies import services as policies
from bailiwick.apps.portal import services as portal
from bailiwick.apps.portal.selectors.public import public_address
from bailiwick.apps.publishing import services as publishing
from bailiwick.apps.readiness import services as readiness
from bailiwick.apps.records import services as records
from bailiwick.apps.roster import services as roster
from bailiwick.apps.roster.selectors import person_of_account
from bailiwick.apps.sites import services as sites
from bailiwick.apps.sites.selectors.platforms import kinds_of_hosts
from bailiwick.project.mailing import mail_of

__all__ = ["ACTING", "kinds_of_hosts", "mail_of", "person_of_account", "public_address"]

ACTING = (
    accounts,
    roster,
    policies,
    keeping,
    approvals,
    readiness,
    sites,
    archive,
    publishing,
    records,
    conduct,
    portal,
)
"""The rooms that act: loaded in every process, so that the journal knows each act by its words."""
