"""CT035: The opening statement of a page: what it is for, and what it covers.

What it asks
    Does the page say why the agency is there and what the page covers, or does not cover?

Why
    CR-35. A visitor who does not know what a page is for brings it emergencies and complaints, and waits. A slogan, a
    motto or an address says neither.

Example
    Not met: "We love this city and its people!"
    Met: "We use this page to share safety news. It is not watched round the clock; call 911 in an emergency."

Remedy
    Put the suggested sentence at the top of the page, with your own topics in it.

Where it errs
    A slogan that names a topic ("Safety first, always") may pass for a purpose; one told in a picture is seen only when
    the picture has been read.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe


@check(
    "CT035",
    name="purpose-and-scope",
    asks="Does the page say what it is for and what it covers?",
    document=__doc__,
    rules=("CR-35",),
    values={"notice": "id of the notice in the pack's notices.yaml"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for purpose and scope in the places the notice may stand in."""
    yield from observe(look, Kind.INTRO)
