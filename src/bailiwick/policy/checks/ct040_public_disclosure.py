"""CT040: A page says that what is posted, and what is only submitted, may be disclosed to the public.

What it asks
    Does the page say that postings may be disclosed? Does it say so of what is submitted and never shown?

Why
    CR-40. Comments on an agency's page are usually public records, and so is what was held back. Who writes must know
    before writing. "We keep your messages private" says the opposite.

Example
    Not met: "We keep your messages private."
    Met: "Posts and submissions on this page are public records."

Remedy
    Put the suggested sentence on the page; it names both.

Where it errs
    "Comments are public" alone is held for a word on who can see them, not for a notice of disclosure.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, check
from bailiwick.policy.checks.grammar.notice_reading import Kind, observe

_ASKED = {"posted": Kind.POSTED, "submitted": Kind.SUBMITTED}


@check(
    "CT040",
    name="public-disclosure",
    asks="Does the page say that what is posted and submitted may be disclosed?",
    document=__doc__,
    rules=("CR-40",),
    values={"notice": "id of the notice in the pack's notices.yaml", "asks": "posted or submitted"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for the half of the notice that the binding asks for."""
    yield from observe(look, _ASKED[str(look.values["asks"])])
