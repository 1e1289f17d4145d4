"""CT037: The department's contact details stand where people readily see them.

What it asks
    Is there at least one way to reach the department (telephone, mail, address, contact page) in a prominent place?

Why
    CR-37. "Message us" reaches a page, not a department. An officer's own number, or one for emergencies only, is not
    enough, and a number in an old post is not prominent.

Example
    Not met: "Emergency: 911 (nothing else)"
    Met: "Emergency 911. Other calls 555-0100."

Remedy
    Put the suggested line in the bio, the header or the pinned post, or among the first lines of "About".

Where it errs
    It does not call the number, nor open the link. A house number that is no street address, or a number that is no
    telephone, may pass for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe


@check(
    "CT037",
    name="contact-details",
    asks="Can a visitor readily see how to reach the department?",
    document=__doc__,
    rules=("CR-37",),
    values={"notice": "id of the notice in the pack's notices.yaml"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for a working contact in the prominent places, then in the others."""
    yield from observe(look, Kind.CONTACT)
