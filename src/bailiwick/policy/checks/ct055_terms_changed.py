"""CT055: A platform's terms or community rules that differ from the copy that was accepted.

What it asks
    Does a new copy say anything that the accepted one does not, or leave anything out, layout aside?

Why
    CR-55. Communications sees to it that sites keep to their platforms' terms (mpls/roles.communications.7), so
    somebody has to read what changed, above all on ownership, data use, deletion, use by governments, false names and
    moderation.

Example
    Not met: a new line says that content may be used to train the company's models.
    Met: the same text in another font.

Remedy
    Review the change; accept the new copy, or leave the platform.

Where it errs
    It compares sentences, not meanings: a reworded sentence counts as one gone and one new.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from bailiwick.kernel.sentence import say
from bailiwick.policy.captures import difference, shortened
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.changes import ALL, COUNTER, DATE, LAYOUT, changes_told
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.scanned import ScannedText

STORED, NEW = "contract.stored", "contract.new"
TOPICS = MappingProxyType(
    {
        "common/terms:ownership": "ownership",
        "common/terms:data-use": "use of data",
        "common/terms:deletion": "deletion and keeping",
        "common/terms:government-use": "use by governments and liability",
        "common/terms:false-identity": "names and identity",
        "common/terms:moderation": "moderation",
    }
)
REVIEW = (Do("review-terms", "comms"),)
MOST_TOLD = 12
"""Changed sentences told one by one; whoever reviews reads both copies."""


@check(
    "CT055",
    name="terms-changed",
    asks="Do a platform's terms differ from the copy that was accepted?",
    document=__doc__,
    rules=("CR-55",),
    context=(*ALL, *TOPICS),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Compare the two copies sentence by sentence, or read what somebody tells of the change."""
    contract = look.facts.contract
    if isinstance(contract.stored, Known) and isinstance(contract.new, Known):
        yield from _compared(look, contract.stored.value, contract.new.value)
    elif isinstance(contract.stored_digest, Known) and isinstance(contract.new_digest, Known):
        if contract.stored_digest.value != contract.new_digest.value:
            yield not_met(say("The new copy of the terms is not the one that was accepted."), remedies=REVIEW)
    elif look.text.raw.strip():
        for start, end in changes_told(look.text, (COUNTER, DATE, LAYOUT), tuple(TOPICS)):
            touched = _topics(look.text, start, end)
            why = (
                say("The terms have changed, on {topics}.", topics=touched)
                if touched
                else say("The terms have changed.")
            )
            yield not_met(why, start=start, end=end, confidence=0.85, remedies=REVIEW)
    else:
        paths = ((STORED, contract.stored), (NEW, contract.new))
        missing = [path for path, fact in paths if not isinstance(fact, Known)]
        yield cannot_tell(say("The accepted copy of the terms and a new one are not both at hand."), *missing)


def _compared(look: Look, stored: str, new: str) -> Iterator[Observation]:
    found = difference(stored, new)
    told = [(one, "new") for one in found.added] + [(one, "gone") for one in found.removed]
    told.sort(key=lambda one: not _topics_of(look, one[0]))
    for sentence, how in told[:MOST_TOLD]:
        topics = _topics_of(look, sentence) or "other matters"
        words = shortened(sentence)
        why = (
            say("“{words}” is new in the terms, on {topics}.", words=words, topics=topics)
            if how == "new"
            else say("“{words}” is gone from the terms, on {topics}.", words=words, topics=topics)
        )
        yield not_met(why, remedies=REVIEW)


def _topics_of(look: Look, sentence: str) -> str:
    return _topics(look.scan(sentence), 0, len(sentence)) if look.scan is not None else ""


def _topics(text: ScannedText, first: int, last: int) -> str:
    """The matters that a stretch of text touches, by name."""
    touched = [
        name
        for group, name in TOPICS.items()
        if any(first <= match.start < last for match in text.matches(group))
    ]
    return ", ".join(touched)
