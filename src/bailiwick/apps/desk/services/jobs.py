"""Having what has failed tried again: by those who run the system, on the page of jobs or at the machine."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bailiwick.apps.desk.permissions import may_run_system
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.jobs.services import try_again
from bailiwick.kernel.sentence import say


@act("jobs.again", say("had a failed job tried again"))
def try_job_again(doing: Doing, *, job: UUID) -> bool:
    """Have a failed job tried again; whether there was one."""
    if not may_run_system(doing.actor, timezone.localdate()):
        raise RefusedError(
            "This is for those who run the system.",
            reason="right-missing",
            remedy="Ask the system administrator.",
        )
    doing.about("job", job)
    found = try_again(job)
    doing.record(found=found)
    return found
