"""CT036: A page says that the department maintains it.

What it asks
    Does the page say, in words, that the department runs, keeps or manages it?

Why
    CR-36. People must be able to tell an agency's own page from a fan's. A name alone is weak, for anybody can take it;
    "fan page", "community page" and "not affiliated" say the opposite.

Example
    Not met: "Name: Safe Streets Ridge. Bio: tips for all."
    Met: "This page is run by NMPD's Office of the Chief."

Remedy
    Put the suggested sentence in the bio; or, where the clause says "where possible", record why it is not.

Where it errs
    An impostor can write the sentence too: whether the page is on the register is asked elsewhere. A name that holds
    the agency's, and nothing else, only asks a person to look.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe


@check(
    "CT036",
    name="who-maintains",
    asks="Does the page say that the department runs it?",
    document=__doc__,
    rules=("CR-36",),
    values={"notice": "id of the notice in the pack's notices.yaml"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for the statement, and for what contradicts it."""
    yield from observe(look, Kind.OWNER)
