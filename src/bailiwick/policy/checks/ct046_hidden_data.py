"""CT046: What a picture tells besides what it is meant to show: hidden data in its file, screens and boards behind.

What it asks
    Does the file carry a place, a serial number, an owner, an uncropped small picture or an edit history, or can a
    screen, a board or a paper be read in the background?

Why
    CR-46. A position in a file leads to a home (pd/V.A.8.b.s2); a board behind the guests lists tomorrow's warrants.

Example
    Not met: "[image: award photo; whiteboard lists warrants]"
    Met: "[image: metadata stripped, background checked]"

Remedy
    Save the picture without its hidden data, and blur or crop what can be read.

Where it errs
    It reads the data that common programs write, and words that a machine can make out; a hand-written note may escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.pictured import MAIN_TEXT, Description, Words, descriptions_of
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.media import HiddenData
from bailiwick.policy.facts.value import is_true
from bailiwick.policy.remedy import Do

LIST = "common/hidden-data"
FILE, SURFACE, LEGIBLE = f"{LIST}:file", f"{LIST}:surface", f"{LIST}:legible"
READABLE, IN_VIEW = f"{LIST}:readable", f"{LIST}:in-view"
SENSITIVE, TAKEN_OUT = f"{LIST}:sensitive", f"{LIST}:taken-out"
HIDDEN, BACKGROUND = "media.hidden-data", "media.background-readable"
STRIP, BLUR = Do("take-out-hidden-data", "poster"), Do("blur-what-can-be-read", "poster")
_PARTS = re.compile(r"[^;,.]+")
_CARRIES = {
    HiddenData.PLACE: say("The file tells where the picture was taken."),
    HiddenData.SERIAL: say("The file tells the serial number of the device."),
    HiddenData.OWNER: say("The file tells the name of the device's owner or of the picture's maker."),
    HiddenData.THUMBNAIL: say(
        "The file holds a small picture that shows something else than the picture does."
    ),
    HiddenData.EDITS: say("The file tells how the picture was edited."),
    HiddenData.REMARKS: say("The file holds remarks that the picture does not show."),
}


@check(
    "CT046",
    name="hidden-data",
    asks="Does a picture tell more than it shows: a place, a serial number, an owner, a screen that can be read?",
    document=__doc__,
    rules=("CR-46",),
    context=(FILE, SURFACE, LEGIBLE, READABLE, IN_VIEW, SENSITIVE, TAKEN_OUT),
    needs=("post.media",),
    uses=("media.description", "media.text-read", HIDDEN, BACKGROUND),
    languages=("en",),
    values={"asks_at": "the gates at which an unknown is asked about; elsewhere it is left alone"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say what the file carries, then what can be read behind, by an answer, by a machine or as described."""
    if look.reads != MAIN_TEXT or look.facts.post.media is ABSENT:
        return
    media = look.facts.media
    carried = media.hidden_data.value if isinstance(media.hidden_data, Known) else frozenset()
    for kind, why in _CARRIES.items():
        if kind.value in carried:
            yield not_met(why, confidence=0.95, remedies=(STRIP,))
    if is_true(media.background_readable):
        yield not_met(say("Something in the background can be read."), remedies=(BLUR,))
    elif media.background_readable is UNKNOWN:
        yield from _read_by_machine(look)
    descriptions = descriptions_of(look)
    for one in descriptions:
        yield from _told(one)
    if not descriptions and look.act in look.values.get("asks_at", ()):  # type: ignore[operator]  # a tuple of gates
        if media.hidden_data is UNKNOWN:
            yield cannot_tell(say("Nobody has looked for hidden data in the file."), HIDDEN)
        if media.background_readable is UNKNOWN:
            yield cannot_tell(
                say("Nobody has said whether a screen, a board or a paper can be read in it."), BACKGROUND
            )


def _read_by_machine(look: Look) -> Iterator[Observation]:
    text = look.facts.media.text_read
    if not isinstance(text, Known) or look.scan is None:
        return
    found = look.scan(text.value).matches(SENSITIVE)
    if found:
        words = text.value[found[0].start : found[0].end].strip()
        yield not_met(
            say("“{words}” can be read in the picture.", words=words), confidence=0.7, remedies=(BLUR,)
        )


def _told(one: Description) -> Iterator[Observation]:
    kept = [part for part in _parts(one) if not part.has(TAKEN_OUT)]
    carried = next((words for part in kept if (words := part.first(FILE))), None)
    if carried is not None:
        yield _seen(
            say("“{words}” stays in the file for anybody to read.", words=carried.text), carried, STRIP
        )
    surface = next((words for part in kept if (words := part.first(SURFACE))), None)
    if surface is not None and any(part.has(LEGIBLE) or _holds(part, surface) for part in kept):
        yield _read(surface)
    elif words := _in_view(kept):
        yield _read(words)


def _in_view(parts: list[Description]) -> Words | None:
    """What can be read although nobody names what it stands on: a code on a wall, a name made out."""
    sensitive = next((words for part in parts if (words := part.first(SENSITIVE))), None)
    if sensitive is not None and any(part.has(IN_VIEW) for part in parts):
        return sensitive
    return next((words for part in parts if (words := part.first(READABLE))), None)


def _read(words: Words) -> Observation:
    return _seen(say("“{words}” may be read by anybody who looks closely.", words=words.text), words, BLUR)


def _holds(part: Description, surface: Words) -> bool:
    """Whether a part names what should not be read, other than by the very word for the surface."""
    found = part.matches((SENSITIVE,))
    return any(part.scanned.raw[one.start : one.end].strip() != surface.text for one in found)


def _parts(one: Description) -> list[Description]:
    return [
        Description(one.scanned, one.start + part.start(), one.start + part.end(), one.placed)
        for part in _PARTS.finditer(one.words)
    ]


def _seen(why: Sentence, words: Words, remedy: Do) -> Observation:
    return not_met(why, start=words.start, end=words.end, confidence=0.8, remedies=(remedy,))
