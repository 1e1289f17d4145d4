"""What the clock does for accounts: it forgets answers and paces that count no more, whether or not anybody comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from bailiwick.apps.accounts.services.api_access import forget_answers
from bailiwick.apps.accounts.services.pacing import forget_the_even
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say

NIGHTLY = Beat(at=time(3, 20))
AT_ONCE = 500
"""So many rows are removed in one transaction: requests in between wait for no more than that."""


@job("accounts.sweep", say("forgot answers and paces that count no more"), whole=False, beat=NIGHTLY)
def sweep(_running: Running) -> None:
    """Forget what programs were answered a week ago, and who is even with their pace; done again, it finds nothing."""
    forgets: tuple[Callable[[int], int], ...] = (forget_answers, forget_the_even)
    for forget in forgets:
        while forget(AT_ONCE) == AT_ONCE:
            pass
