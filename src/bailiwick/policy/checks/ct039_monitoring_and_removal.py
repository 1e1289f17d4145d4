"""CT039: A page says that comments are monitored, and what may be taken down.

What it asks
    Does the page say that comments are watched? Does it state the right to remove, over any posting or on the three
    grounds, as its policy has it?

Why
    CR-39. Who comments must know both. One policy gives a right over any posting: a right over some kinds only is less
    than it asks. The other gives three grounds (obscenity, off-topic comments, personal attacks): all three are to be
    named, and a claim beyond them goes to a person.

Example
    Not met: "Comments are monitored." (no removal right)
    Met: "Your comments will be monitored. Those that are obscene, off the subject or attack people may be removed."

Remedy
    Put the suggested sentence on the page. Where the notice claims more than the policy gives, take the excess out.

Where it errs
    It holds rules of conduct ("keep it clean") for no right to remove, and a list that is broken over many lines for
    several notices. Switched-off comments change nothing, unless the binding sets them apart: a clause that speaks of
    blogs leaves the choice to them, and where a platform has no place for comments there is nothing to say of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe

_ASKED = {
    "monitored": Kind.MONITORED,
    "any": Kind.REMOVE_ANY,
    "three-grounds": Kind.REMOVE_LIMITED,
}


@check(
    "CT039",
    name="monitoring-and-removal",
    asks="Does the page say that comments are monitored, and which may be removed?",
    document=__doc__,
    rules=("CR-39",),
    values={
        "notice": "id of the notice in the pack's notices.yaml",
        "asks": "monitored, any (the right over any posting) or three-grounds",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for the half of the notice that the binding asks for."""
    yield from observe(look, _ASKED[str(look.values["asks"])])
