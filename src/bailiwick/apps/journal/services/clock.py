"""Settling a clock that is in doubt: two people look at it, and their word is an entry."""

from __future__ import annotations

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.selectors.clock import CONFIRM, Doubt, read_clock
from bailiwick.apps.journal.services.acts import Doing, act
from bailiwick.kernel.sentence import say


@act(CONFIRM, say("confirmed the clock"))
def confirm_clock(doing: Doing, *, second: Actor) -> None:
    """Enter that two people looked at the clock and found it right. Raises RefusedError.

    From here on the clock is held to this entry. What was signed at a later time than it shows still keeps the signer
    waiting, until the clock has caught up or a new epoch begins.
    """
    first = doing.actor
    if not first.identity or not second.identity or first.identity == second.identity:
        raise RefusedError("Two people look at the clock, and both are named.", reason="two-people")
    reading = read_clock(doing.at, doing.act.log)
    if reading.doubt in {None, Doubt.OFF}:
        raise RefusedError("The clock is not in doubt; there is nothing to settle.", reason="not-in-doubt")
    doing.about("log", doing.act.log.name)
    doing.record(
        decided_by=[first.identity, second.identity],
        doubt=reading.doubt,
        before=reading.before,
        after=reading.after,
    )
