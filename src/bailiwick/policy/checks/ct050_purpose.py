"""CT050: What an official post is for.

What it asks
    Which of the uses that the policy lists does an official post serve, if any?

Why
    CR-50. pd/IV.C and nmpd/VI.B to VI.D list what social media may be used for: urgent notices, outreach, recruiting.
    The lists open, they do not forbid: a post outside them is put before a reader, and nothing stops.

Example
    Not met: "Our take on last night's referee call."
    Met: "Dispatcher jobs close on 30 June."

Remedy
    A reader says which use it serves, or leaves it out.

Where it errs
    A post of few words; a post whose subject only its picture tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.remedy import Do
from bailiwick.policy.verdict import Verdict

_LEXICON = "common/purpose:"
OFF = f"{_LEXICON}off"

PURPOSES = {
    "road-closure": say("a closed road"),
    "special-event": say("a special event"),
    "weather": say("a weather emergency"),
    "missing": say("somebody missing or in danger"),
    "crime-threat": say("a crime that threatens"),
    "tips": say("an appeal for information"),
    "prevention": say("preventing crime"),
    "online-reporting": say("reporting to us"),
    "crime-data": say("crime figures"),
    "relations": say("ties with the community"),
    "information": say("informing the public"),
    "classes": say("classes and training"),
    "recruitment": say("recruiting"),
}
BROAD = frozenset(("relations", "information"))
"""Purposes whose words occur everywhere: what is plainly off the lists outweighs them."""

_MOST_TOLD = 3
_OF_PURPOSE = frozenset(_LEXICON + purpose for purpose in PURPOSES)


@check(
    "CT050",
    name="purpose",
    asks="Which of the uses that the policy lists does this serve?",
    document=__doc__,
    rules=("CR-50",),
    triggers=(*(_LEXICON + purpose for purpose in PURPOSES), OFF),
    needs=("post.class",),
    languages=("en",),
    values={"purposes": "The uses that the policy lists, by the names of the word lists in common/purpose."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Tell the purposes, at most three, in one observation; what serves none is put before a reader."""
    if look.reads != "post.text" or not look.text.raw.strip() or look.text.language.code not in (None, "en"):
        return
    listed = look.values.get("purposes", tuple(PURPOSES))
    assert isinstance(listed, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    yield _observed(_purposes(look.text.groups), listed)


@cache
def _observed(found: tuple[str, ...], listed: tuple[str, ...]) -> Observation:
    """What is said of these purposes under that list; texts are many, and this is always one of a few."""
    named = [purpose for purpose in found if purpose in listed]
    if named:
        return Observation(Verdict.MET, say("This serves: {purposes}.", purposes=_told(named)))
    why = say("This serves none of the uses that this policy lists, as far as its words tell.")
    if found:
        why = say(
            "This serves {purposes}, which this policy does not list among the uses.", purposes=_told(found)
        )
    return not_met(why, confidence=0.7, remedies=(Do("name-purpose", "poster"),))


def _purposes(groups: frozenset[str]) -> tuple[str, ...]:
    """The purposes that the words tell, urgent ones first; nothing for what is plainly something else."""
    present = groups & _OF_PURPOSE  # whether a group occurs is enough here, and costs nothing more
    if not present:
        return ()
    found = tuple(purpose for purpose in PURPOSES if _LEXICON + purpose in present)
    if OFF in groups:
        narrow = tuple(purpose for purpose in found if purpose not in BROAD)
        return narrow if len(narrow) > 1 else ()
    return found


def _told(purposes: Sequence[str]) -> tuple[Sentence, ...]:
    return tuple(PURPOSES[purpose] for purpose in purposes[:_MOST_TOLD])
