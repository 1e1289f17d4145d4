"""AP001: A permission that the policy asks for is in force and covers this very thing.

What it asks
    Has whoever holds the power said yes, in the form the policy asks for, to this, and does it still stand?

Why
    Most permissions of the four policies have one shape: who may say yes, in which form, to what, for how long
    (nmpd/V.A.s1, pd/IV.A.2.s2, nmpd/VIII.B). The power is data in the pack; this one check serves them all.

Example
    Not met: a page is opened on a platform that the Chief has never approved.
    Met: the Chief approved the platform in March, and nothing has been withdrawn.

Remedy
    Ask the holder of the power.

Where it errs
    It knows only the permissions it is given; one that nobody recorded does not exist for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check
from bailiwick.policy.checks.grammar.permitted import PERMISSIONS, missing_permission
from bailiwick.policy.facts import UNKNOWN


@check(
    "AP001",
    name="permission-in-force",
    asks="Has the holder of the power said yes to exactly this, and does it still stand?",
    document=__doc__,
    values={"needs": "all: powers each of which must have said yes; any: powers one of which is enough"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for a covering permission of each power the binding needs."""
    needs = look.values.get("needs")
    wanted = needs if isinstance(needs, Mapping) else {}
    if look.facts.permissions is UNKNOWN:
        yield cannot_tell(say("Nobody has said which permissions there are."), PERMISSIONS)
        return
    for power_id in wanted.get("all", ()):
        yield from missing_permission(look, look.powers[str(power_id)])
    either = [look.powers[str(power_id)] for power_id in wanted.get("any", ())]
    if either and all(list(missing_permission(look, power)) for power in either):
        yield from missing_permission(look, either[0])
