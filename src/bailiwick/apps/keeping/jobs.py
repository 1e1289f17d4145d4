"""What the clock does for keeping: every day, and at the first start, it takes away bytes that no record has."""

from __future__ import annotations

from datetime import timedelta

from bailiwick.apps.keeping.services import tidy
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say

DAILY = Beat(every=timedelta(days=1))
LEASE = timedelta(minutes=30)
"""A large store is looked through file by file."""


@job("keeping.tidy", say("took away bytes that no record has"), whole=False, lease=LEASE, beat=DAILY)
def tidy_up(_running: Running) -> None:
    """Take away what was destroyed and what was never acknowledged; done again, it finds nothing."""
    tidy()
