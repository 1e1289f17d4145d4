"""CT038: A page says that visitors' opinions are not the department's.

What it asks
    Does the page say that what visitors write is their view, and not the department's?

Why
    CR-38. Without it, a comment left standing may be taken for what the agency thinks. "Retweets are not endorsements"
    speaks of the agency's own sharing and is only part of the way.

Example
    Not met: "All opinions here are ours."
    Met: "What you write here is your view, not ours."

Remedy
    Put the suggested sentence on the page. The clause recommends it; where it says "where possible", a reason may be
    recorded.

Where it errs
    Unusual ways to disown a view are taken for a missing notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe


@check(
    "CT038",
    name="visitor-opinion",
    asks="Does the page say that visitors’ opinions are not the department’s?",
    document=__doc__,
    rules=("CR-38",),
    values={"notice": "id of the notice in the pack's notices.yaml"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for whose the views are, and whose they are not."""
    yield from observe(look, Kind.OPINION)
