"""CT054: A personal page that has changed since the reference to the agency on it was approved.

What it asks
    Is the page still the one that the memorandum was approved for: its words, its pictures, where its links lead?

Why
    CR-54. When an approved page changes, it goes the same way for approval again (nmpd/VIII.C). Counters, dates,
    comments, adverts and layout do not count. Whether a change matters a person says; until then it counts.

Example
    Not met: the approved page said "supported by members" and now says "official NMPD partner".
    Met: only the visitor counter has moved.

Remedy
    Put the page back, or send the memorandum the same way again.

Where it errs
    A picture that was only saved anew counts as another. A page told in words is taken at its word.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.captures import difference, links_of, shortened
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.changes import (
    ADVERTS,
    ALL,
    COUNTER,
    DATE,
    LAYOUT,
    SUBSTANCE,
    VISITORS,
    changes_told,
)
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.remedy import Do

APPROVED, CURRENT = "reference.approved", "reference.current"
DOES_NOT_COUNT = (COUNTER, DATE, VISITORS, ADVERTS, LAYOUT)
AGAIN = (Do("resubmit", "member"),)
WHY_TOLD = say("Re-approval needed: the page is no longer the one that was approved.")


@check(
    "CT054",
    name="page-changed",
    asks="Has the page changed since the reference on it was approved?",
    document=__doc__,
    rules=("CR-54",),
    context=(*ALL, SUBSTANCE),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Compare the two captures, or read what somebody tells of them; a change counts unless a person says otherwise."""
    reference = look.facts.reference
    if isinstance(reference.change_is_material, Known) and not reference.change_is_material.value:
        return
    if isinstance(reference.approved, Known) and isinstance(reference.current, Known):
        yield from _compared(reference.approved.value, reference.current.value)
    elif look.text.raw.strip():
        for start, end in changes_told(look.text, DOES_NOT_COUNT, (SUBSTANCE,))[:1]:
            yield not_met(WHY_TOLD, start=start, end=end, confidence=0.85, remedies=AGAIN)
    else:
        facts = ((APPROVED, reference.approved), (CURRENT, reference.current))
        missing = [path for path, fact in facts if fact is UNKNOWN or not isinstance(fact, Known)]
        yield cannot_tell(say("The approved page and the page of today are not both at hand."), *missing)


def _compared(approved: PageCapture, current: PageCapture) -> Iterator[Observation]:
    words = difference(approved.text, current.text)
    for why in (
        *(
            say("Re-approval needed: “{words}” is new on the page.", words=shortened(one))
            for one in words.added
        ),
        *(
            say("Re-approval needed: “{words}” is gone from the page.", words=shortened(one))
            for one in words.removed
        ),
        *_pictures(approved, current),
        *_links(approved, current),
    ):
        yield not_met(why, remedies=AGAIN)


def _pictures(approved: PageCapture, current: PageCapture) -> Iterator[Sentence]:
    if set(current.images) - set(approved.images):
        yield say("Re-approval needed: there is a picture on the page that was not approved.")
    if set(approved.images) - set(current.images):
        yield say("Re-approval needed: a picture that was approved is gone.")


def _links(approved: PageCapture, current: PageCapture) -> Iterator[Sentence]:
    if set(links_of(current.links)) != set(links_of(approved.links)):
        yield say("Re-approval needed: the page links elsewhere than it did.")
