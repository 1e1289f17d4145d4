"""CT006: Private business promoted on an official page.

What it asks
    Does an official post advertise a private firm, an offer, or the side business of somebody who works here?

Why
    CR-06. pd/IV.B.4.s2 and nmpd/V.G.4.s2 keep private business off official pages: the agency's name is not for
    sale. Warnings of scams, services of the city, charity, and a firm named as the place of an event or thanked as a
    fact pass.

Example
    Not met: "Thanks to Joe's Tacos, 10% off with our code"
    Met: "Scam alert: callers claiming to be SafeLock are asking for gift cards."

Remedy
    Take the offer out; name the firm only where the fact needs it.

Where it errs
    A firm that nobody could know for one; praise without a firm's trade in its name; the agency's own charity shop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match

OFFER, OPENING, BUSINESS = "common/commerce:offer", "common/commerce:opening", "common/commerce:business"
STAFF, SIDE, PITCH = "common/commerce:staff", "common/commerce:side", "common/commerce:pitch"
PRAISE, BUY, SENT = "common/commerce:praise", "common/commerce:buy", "common/commerce:sent"
FIRM, PULL = "common/commerce:firm", "common/commerce:pull"
LAWFUL, SERVICE = "common/commerce:lawful", "common/commerce:service"
HINTED, NAMED = "common/commerce-hints:call", "common/commerce-names:call"

CERTAINTY = {
    OFFER: 0.86,
    STAFF: 0.86,
    OPENING: 0.8,
    BUSINESS: 0.78,
    SIDE: 0.78,
    PITCH: 0.78,
    PRAISE: 0.8,
    BUY: 0.78,
    SENT: 0.78,
    HINTED: 0.76,
    NAMED: 0.78,
}
NEEDS_PULL = frozenset((BUSINESS, SIDE))
NEEDS_FIRM = frozenset((OPENING, PRAISE, BUY, PITCH, SENT))

_NAMED = re.compile(
    r"(?:[A-Z][\w&]*['’]s\b(?!\s+(?:Day|Week|Office|Department|Hospital|Church|Park|School|Square|Lane|Road))"
    r"|\b(?:at|from|with|by|of|in|to|use|recommend|endorse|love)\s+(?:the\s+)?[A-Z][a-z]+(?:\s+(?:&|and|[A-Z][a-z]+))+)"
)
_SALE_OF_STAFF = re.compile(
    r"\b(?:check|stop by|call|support|link|order|quote|prices?|try|visit|hire|book|off|discount|great|best|sell\w*|dm"
    r"|orders|hire|bakes|teaches|sale|openings|mention|cheap|deals|free"
    r"|message|follow|give|looking|grand opening|buy|open(?:ed|ing|s)?|new|need|extraordinaire|realtor|will be at)\b",
    re.IGNORECASE,
)


@check(
    "CT006",
    name="private-business",
    asks="Does this advertise a private firm, an offer, or somebody’s own business?",
    document=__doc__,
    rules=("CR-06",),
    triggers=tuple(CERTAINTY),
    context=(FIRM, PULL, LAWFUL, SERVICE),
    languages=("en",),
    values={
        "counts": "Reactions that count as words of one's own: share, like.",
        "asks": "Reactions that only ask a person to look.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a text, with the surest words, that it advertises."""
    found = [match for match in look.text.any_of(CERTAINTY) if _advertises(look, match)]
    if not found:
        return
    match = max(found, key=lambda one: (CERTAINTY[one.group], -one.start))
    confidence = min(CERTAINTY[match.group], _weight_of_reaction(look))
    if not confidence:
        return
    first, last = look.text.sentence_at(match.start)
    yield not_met(
        say("“{words}” promotes a private business.", words=look.words(match).strip()),
        start=match.start,
        end=match.start + len(look.words(match).rstrip()),
        confidence=confidence,
        remedies=(Change(first, last, ""),),
    )


def _advertises(look: Look, match: Match) -> bool:
    text = look.text
    if text.in_sentence(LAWFUL, match.start) or _about_crime(look):
        return False
    begin, end = text.sentence_at(match.start)
    sentence = text.raw[begin:end]
    if match.group == STAFF:
        return _SALE_OF_STAFF.search(text.raw) is not None
    if text.in_sentence(SERVICE, match.start):
        return False
    if match.group in NEEDS_PULL:
        return bool(text.matches(PULL))
    if match.group in NEEDS_FIRM:
        return bool(text.matches(FIRM)) or _NAMED.search(sentence) is not None
    return True


def _about_crime(look: Look) -> bool:
    """Whether the text as a whole warns or reports: two words of crime, or one of them first."""
    crimes = look.text.matches(LAWFUL)
    return len(crimes) > 1


def _weight_of_reaction(look: Look) -> float:
    """How much of the certainty is left when the words are somebody else's, shared or liked (setting X16)."""
    reaction = look.facts.post.reaction
    if not isinstance(reaction, Known):
        return 1.0
    counts, asks = look.values.get("counts", ("share", "like")), look.values.get("asks", ())
    assert isinstance(counts, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    assert isinstance(asks, tuple)  # noqa: S101 -- the same
    if reaction.value.value in counts:
        return 1.0
    return 0.6 if reaction.value.value in asks else 0.0
