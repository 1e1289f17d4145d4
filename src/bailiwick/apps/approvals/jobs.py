"""What the clock does for permissions: what has run out, what nobody decided in time, reminders, and leavers."""

from __future__ import annotations

from datetime import time

from django.utils import timezone

from bailiwick.apps.approvals.services.clock import due, tick
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say

EARLY = Beat(at=time(hour=5))


@job("approvals.day", say("looked at what ran out and what sits too long"), whole=False, beat=EARLY)
def day(running: Running) -> None:
    """Take the clock's step with every request that has one due; a request is one step, so that none waits for all."""
    now = timezone.now()
    for request, kind in due(now):
        with running.step():
            tick(CLOCKWORK, request, kind)
