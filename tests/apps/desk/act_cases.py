"""Who may have failed work tried again."""

from uuid import uuid4

from tests.apps.act_cases import ActCase
from tests.apps.roster.town import as_, build, give

from bailiwick.apps.desk.services import try_job_again
from bailiwick.apps.roster.models import Role


def _town():
    town = build()
    give(Role.SYSADMIN, town.steward, town.city)
    return town


CASES = {
    "jobs.again": ActCase(
        prepare=_town,
        allowed=lambda town: try_job_again(as_(town.steward), job=uuid4()),
        refused=lambda town: try_job_again(as_(town.officer), job=uuid4()),
    )
}
