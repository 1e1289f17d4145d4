"""FC001: A plain fact is as the policy or the house requires.

What it asks
    Is this one fact what it must be: captured first, signed by two people, decided by somebody other than its author?

Why
    Our own rules (house/capture-first, house/two-people, house/no-self-approval) and several steps of the policies ask
    for one plain fact and nothing more.

Example
    Not met: a comment is about to be hidden and has not been captured.
    Met: it was captured a minute ago.

Remedy
    Do the step that makes the fact so.

Where it errs
    It believes the fact it is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.facts import reader_of
from bailiwick.policy.remedy import Do


@check(
    "FC001",
    name="fact-as-required",
    asks="Is this fact as it must be?",
    document=__doc__,
    values={
        "fact": "path of the fact, such as record.captured",
        "must_be": "true or false",
        "at_least": "how many different entries a list must have",
        "one_of": "the values it may have",
        "act": "the act that makes it so",
        "by": "the role that does it",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Compare the fact with what it must be."""
    path = str(look.values["fact"])
    fact = reader_of(path)(look.facts)
    if fact is UNKNOWN:
        yield cannot_tell(say("Nobody has said this yet."), path)
        return
    value = fact.value if isinstance(fact, Known) else None
    if "at_least" in look.values:
        enough = isinstance(value, tuple) and len(set(value)) >= int(str(look.values["at_least"]))
    elif "one_of" in look.values:
        enough = value in _words(look.values["one_of"])
    else:
        enough = bool(value) is bool(look.values.get("must_be", True))
    if not enough:
        act, by = str(look.values.get("act", "supply")), str(look.values.get("by", "member"))
        yield not_met(say("This is not yet as it must be."), remedies=(Do(act, by),))


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple) else (str(value),)
