"""What the clock does for keeping: every day it takes away bytes that no record has, every night it reads all again."""

from __future__ import annotations

from datetime import time, timedelta

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.keeping.services import list_destroyed, scrub_step, tell_scrubbed, tidy
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say

DAILY = Beat(every=timedelta(days=1))
LEASE = timedelta(minutes=30)
"""A large store is looked through file by file."""


@job("keeping.tidy", say("took away bytes that no record has"), whole=False, lease=LEASE, beat=DAILY)
def tidy_up(_running: Running) -> None:
    """Take away what was destroyed and what was never acknowledged; done again, it finds nothing."""
    list_destroyed()
    tidy()


@job(
    "keeping.scrub",
    say("read everything that is kept again"),
    whole=False,
    lease=LEASE,
    beat=Beat(at=time(2, 40)),
)
def scrub(running: Running) -> None:
    """Hold journal, rows and bytes to what was written, part by part; what was found is an entry at the end."""
    state = running.cursor or {}
    while not state.get("over"):
        state = scrub_step(state)
        with running.step(cursor=state, done=state["done"], of=state["of"]):
            if state.get("over"):
                tell_scrubbed(
                    CLOCKWORK, entries=state["entries"], blobs=state["done"], damaged=state["damaged"]
                )
