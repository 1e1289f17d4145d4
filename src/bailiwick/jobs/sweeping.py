"""What is done is swept from the queue after a month; what it did stands in the journal."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone

from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.running import Running
from bailiwick.jobs.writing import writing
from bailiwick.kernel.sentence import say

KEPT_FOR = timedelta(days=30)


@job("jobs.sweep", say("swept what is done from the queue"), beat=Beat(at=time(3, 10)))
def sweep(_running: Running) -> None:
    """Remove jobs that ended well, or were called off, a month ago; what failed stays until somebody looks at it."""
    over = Job.objects.filter(
        state__in=[State.DONE, State.CALLED_OFF], ended_at__lt=timezone.now() - KEPT_FOR
    )
    with writing():
        over.delete()
