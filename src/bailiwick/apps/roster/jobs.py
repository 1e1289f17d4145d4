"""What the clock does for the roster every morning: what leavers held ends, and what they could do is taken away."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from django.utils import timezone

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.roster.selectors.departing import leavers_due, moves_due
from bailiwick.apps.roster.services import (
    carry_out_move,
    close_accounts,
    end_powers,
    open_removals,
    part,
)
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.errors import BailiwickError
from bailiwick.kernel.sentence import say

MORNING = Beat(at=time(0, 5))
"""Soon after midnight where the agency is: the day before was the last one."""


@job("roster.morning", say("ended what leavers held, and closed their accounts"), beat=MORNING)
def morning(_running: Running) -> None:
    """Whose last day was yesterday, or before: all that ends with it ends, tasks open, and accounts close.

    Powers count no longer from midnight on whether or not this has run; it writes down that they are over. Each
    departure is an act of its own: one that is refused is told under *What is wrong* and tried again on the next
    morning, and nobody else waits for it.
    """
    day = timezone.localdate()
    end_powers(CLOCKWORK)
    for departure in moves_due(day):
        with suppress(BailiwickError):
            carry_out_move(CLOCKWORK, departure=departure.id)
    for person in leavers_due(day):
        with suppress(BailiwickError):
            part(CLOCKWORK, person=person)
    open_removals(CLOCKWORK)
    close_accounts(CLOCKWORK)
