"""DL001: Something that must be done again and again has been done in time.

What it asks
    When was this last done, and is that within the time the policy gives?

Why
    Thirty-four clauses act when nobody does anything: a yearly audit, a reminder, a review (mpd/IV.C.1.b.s1). They are
    looked at by the clock, and are due even where nothing is kept, so that a due date tells nothing.

Example
    Not met: the last audit was closed thirteen months ago.
    Met: it was closed in March.

Remedy
    Do it now; the next one is due counted from the day it is closed.

Where it errs
    It reads dates; that the work behind a date was done well is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bailiwick.kernel.dates import written
from bailiwick.kernel.periods import Period
from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.facts import attribute_of
from bailiwick.policy.remedy import Do, Wait
from bailiwick.policy.verdict import Verdict


@check(
    "DL001",
    name="deadline",
    asks="Has this been done within the time the policy gives?",
    document=__doc__,
    values={
        "last": "name of the date in the register: audit-closed, reviewed, trained, attested",
        "within": "how long after the last time it is due: P366D, or a number of days",
        "remind": "how long after the last time a reminder is given",
        "first": "how long after it was opened it is due for the first time, where that is sooner or later",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Compare the last date with the time the policy gives."""
    name = str(look.values["last"]).replace("_", "-")
    fact = getattr(look.facts.register, attribute_of(name))
    if fact is UNKNOWN:
        yield cannot_tell(say("Nobody has said when this was last done."), f"register.{name}")
        return
    never = not isinstance(fact, Known)
    last = _opened(look) if never else fact.value
    again = (Do(name, "register-keeper"),)
    if last is None:
        yield not_met(say("This has never been done."), remedies=again)
        return
    first = never and "first" in look.values
    due = _period(look.values["first" if first else "within"]).after(last)
    if look.on > due:
        yield not_met(say("This was due on {day}.", day=written(due)), remedies=again)
    elif first or ("remind" in look.values and look.on >= _period(look.values["remind"]).after(last)):
        yield Observation(
            Verdict.MET, say("This is due by {day}.", day=written(due)), remedies=(Wait(due.isoformat()),)
        )


def _opened(look: Look) -> date | None:
    opened = look.facts.register.opened
    return opened.value if isinstance(opened, Known) else None


def _period(value: object) -> Period:
    return Period(days=value) if isinstance(value, int) else Period.parse(str(value))
