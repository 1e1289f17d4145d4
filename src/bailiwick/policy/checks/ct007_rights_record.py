"""CT007: Somebody else's picture, music, mark or writing, without a record of the right to use it.

What it asks
    Does this show, play or copy something that belongs to somebody else, and is there a record that it may be used?

Why
    CR-07. pd/IV.B.6 and nmpd/V.H.2 ask staff to respect copyright, trade marks and service marks; pd/V.A.9.e.iv warns
    members that they can be sued. One's own work, a licence, the public domain and a link are grounds.

Example
    Not met: "[image: newspaper's photo with its watermark cropped] our team last night"
    Met: "[image: weather map, federal weather service, public domain, credited]"

Remedy
    Record the ground on which it may be used, or link to it, or use something of one's own.

Where it errs
    It does not know who made a picture; it goes by what is said of it, by what its file names, and by an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.pictured import (
    MAIN_TEXT,
    Description,
    Words,
    descriptions_of,
    outside_brackets,
)
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.media import Rights
from bailiwick.policy.facts.value import value_or
from bailiwick.policy.remedy import Do

LIST = "common/rights"
PICTURE, TAKEN, MUSIC, MARK = f"{LIST}:picture", f"{LIST}:taken", f"{LIST}:music", f"{LIST}:mark"
VERBATIM, GIVES, CARRIER = f"{LIST}:verbatim", f"{LIST}:gives", f"{LIST}:carrier"
RIGHT, LINK = f"{LIST}:right", f"{LIST}:link"
NO_RIGHT, POLICE_WORK = f"{LIST}:no-right", f"{LIST}:police-work"
RECORD = "media.rights"
ON_RECORD = Do("record-right", "poster")
_SOUNDING = frozenset(
    ("video", "audio", "clip", "reel", "livestream", "recording", "song", "music", "voice", "story")
)
_A_WORK = re.compile(
    r"\b(?:shot|photo\w*|picture|image|pic|graphic|meme|art\w*|video|clip|song|drawing|cartoon|logo|mascot|trade-?mark|slogan|crest|emblem|jingle)s?\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"(?:our|city|town|county|department|agency|police|station|office|unit|precinct|academy|state|k-?9)['’]?s?\b"
    r"(?! \w+['’]s)",
    re.IGNORECASE,
)


@check(
    "CT007",
    name="rights-record",
    asks="Does this use somebody else's picture, music, mark or writing without a record of the right to?",
    document=__doc__,
    rules=("CR-07",),
    triggers=(TAKEN, MUSIC, VERBATIM),
    context=(PICTURE, MARK, GIVES, CARRIER, RIGHT, LINK, NO_RIGHT, POLICE_WORK),
    needs=("post.media",),
    uses=("media.description", "media.rights-holder"),
    languages=("en",),
    values={"asks_at": "the gates at which an unknown is asked about; elsewhere it is left alone"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Take the record first, then what is said of the work; ask where nothing tells."""
    if look.reads != MAIN_TEXT:
        return
    rights = look.facts.media.rights
    if rights == Known(Rights.NONE_RECORDED):
        yield not_met(say("There is no record of a right to use this."), remedies=(ON_RECORD,))
        return
    if isinstance(rights, Known):
        return
    found = _described(look) or _written(look)
    if found is not None:
        yield found
    elif look.facts.post.media is not ABSENT:
        yield from _asked(look)


def _described(look: Look) -> Observation | None:
    if outside_brackets(look, (RIGHT,)) and not outside_brackets(look, (NO_RIGHT,)):
        return None
    for one in descriptions_of(look):
        groups = (PICTURE, TAKEN, MARK, VERBATIM, *((MUSIC,) if _sounds(one) else ()))
        words = _not_ours(one, groups) or one.first(NO_RIGHT)
        if words is not None and (one.has(NO_RIGHT) or not one.has(RIGHT, LINK)):
            return _without_record(words.text, words.start, words.end, 0.82)
    return None


def _not_ours(one: Description, groups: tuple[str, ...]) -> Words | None:
    """The first words for somebody else's work; the agency's own marks are none."""
    for match in one.matches(groups):
        words = one.as_words(match.start, match.end)
        if not _OURS.match(words.text):
            return words
    return None


def _sounds(one: Description) -> bool:
    return one.kind in _SOUNDING or one.has(CARRIER)


def _written(look: Look) -> Observation | None:
    """What the words themselves copy, or tell of having been taken."""
    for match in outside_brackets(look, (TAKEN, MUSIC, VERBATIM)):
        first, last = look.text.sentence_at(match.start)
        around = Description(look.text, first, last, placed=True)
        if around.has(POLICE_WORK) or (around.has(RIGHT, LINK) and not around.has(NO_RIGHT)):
            continue
        told = {
            TAKEN: _A_WORK.search(around.words) is not None,
            MUSIC: around.has(CARRIER),
            VERBATIM: around.has(GIVES),
        }[match.group]
        if told:
            return _without_record(look.words(match), match.start, match.end, 0.78)
    return None


def _without_record(words: str, start: int, end: int, confidence: float) -> Observation:
    return not_met(
        say(
            "“{words}” seems to belong to somebody else, and no right to use it is on record.",
            words=words.strip(),
        ),
        start=start,
        end=end,
        confidence=confidence,
        remedies=(ON_RECORD,),
    )


def _asked(look: Look) -> Iterator[Observation]:
    holder = look.facts.media.rights_holder
    own = {name.casefold() for name in value_or(look.facts.lists.own_names, ())}
    if isinstance(holder, Known) and holder.value.casefold() not in own:
        yield cannot_tell(
            say(
                "The file names “{holder}” as its maker; nobody has said why it may be used.",
                holder=holder.value,
            ),
            RECORD,
        )
    elif (
        holder is UNKNOWN and not descriptions_of(look) and look.act in look.values.get("asks_at", ())  # type: ignore[operator]  # a tuple of gates
    ):
        yield cannot_tell(say("Nobody has said whose work is attached, and why it may be used."), RECORD)
