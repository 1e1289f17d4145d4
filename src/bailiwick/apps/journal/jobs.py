"""What the clock does for the journal: signs it every hour, and has what was signed stamped. It holds nothing up."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from bailiwick.apps.journal.services import INTERNAL, authorities, sign_and_publish, stamp_checkpoints
from bailiwick.connectors.timestamping import HttpTimestamper
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say

HOURLY = Beat(every=timedelta(hours=1))
LEASE = timedelta(minutes=10)


@job("journal.sign", say("signed the journal"), whole=False, lease=LEASE, beat=HOURLY)
def sign(_running: Running) -> None:
    """Sign the log as it stands and bring its public files up to it; done again, it gives the same checkpoint."""
    sign_and_publish(INTERNAL, timezone.now())


@job("journal.stamp", say("had the journal stamped"), whole=False, lease=LEASE, beat=HOURLY)
def stamp(_running: Running) -> None:
    """Have what is due stamped by the authorities that are named; what one of them does not answer is due again."""
    stamp_checkpoints(authorities(settings.TIMESTAMPS, HttpTimestamper), timezone.now())
