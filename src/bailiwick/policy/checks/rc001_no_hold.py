"""RC001: No hold stands on what is about to be destroyed or changed.

What it asks
    Does any hold reach this record?

Why
    A hold beats every schedule (house/hold-beats-schedule, mpls/roles.city-attorney.4). It is read after the record's
    lock, and enforced again by the database.

Example
    Not met: a hold for a lawsuit reaches the page this record was taken from.
    Met: no hold reaches it.

Remedy
    Wait until the hold is lifted by counsel.

Where it errs
    It knows only the holds it is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.remedy import Wait


@check(
    "RC001",
    name="no-hold",
    asks="Is this record free of every hold?",
    document=__doc__,
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say of each hold that it keeps the record."""
    holds = look.facts.record.holds
    if holds is UNKNOWN:
        yield cannot_tell(say("Nobody has said whether a hold reaches this record."), "record.holds")
        return
    for hold in holds.value if isinstance(holds, Known) else ():
        yield not_met(say("The hold “{hold}” keeps this record.", hold=hold), remedies=(Wait("hold-lifted"),))
