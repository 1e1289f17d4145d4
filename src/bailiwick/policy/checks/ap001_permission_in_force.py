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

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.power import Coverage, Power, covers
from bailiwick.policy.remedy import Ask
from bailiwick.policy.target import target_of


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
        yield cannot_tell(say("Nobody has said which permissions there are."), "permissions")
        return
    for power_id in wanted.get("all", ()):
        yield from _missing(look, look.powers[str(power_id)])
    either = [look.powers[str(power_id)] for power_id in wanted.get("any", ())]
    if either and all(list(_missing(look, power)) for power in either):
        yield from _missing(look, either[0])


def _missing(look: Look, power: Power) -> Iterator[Observation]:
    permissions = look.facts.permissions.value if isinstance(look.facts.permissions, Known) else ()
    target = target_of(look.subject, look.facts, look.text.raw, power.object)
    answers = [
        covers(power, permission, target, look.on)
        for permission in permissions
        if permission.power == power.id
    ]
    if any(answer.covers for answer in answers):
        return
    unclear = next((answer for answer in answers if answer.unclear), None)
    if unclear is not None:
        yield cannot_tell(unclear.why, unclear.missing)
        return
    yield not_met(_why(answers), remedies=(Ask(power.id, power.object),))


def _why(answers: list[Coverage]) -> Sentence:
    return answers[-1].why if answers else say("Nobody who may has said yes to this.")
