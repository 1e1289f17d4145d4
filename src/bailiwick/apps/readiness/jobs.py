"""What the clock does for readiness: each morning it reminds people of what is open."""

from __future__ import annotations

from datetime import time

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.readiness import services
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say


@job("readiness.remind", say("reminded people of what is open"), beat=Beat(at=time(6, 10)))
def remind(_running: Running) -> None:
    """Remind whoever was not told yet; done again on the same day, nobody is told twice."""
    services.remind(CLOCKWORK)
