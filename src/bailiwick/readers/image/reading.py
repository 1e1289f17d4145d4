"""From the bytes of a picture to facts. Nothing is written to disk, and nothing of the file is run."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.subjects import MediaKind
from bailiwick.policy.facts.value import ABSENT, UNKNOWN, Fact, Known
from bailiwick.readers.image.embedded import Embedded, embedded_in
from bailiwick.readers.image.opening import opened
from bailiwick.readers.image.words import words_in


@dataclass(frozen=True, slots=True)
class ImageReading:
    """What was read: the kind, the facts, the size in pixels, and what could not be read."""

    kind: MediaKind
    media: MediaFacts
    width: int
    height: int
    notes: tuple[Sentence, ...] = ()


def read_image(data: bytes, *, words: bool = True) -> ImageReading:
    """Read a JPEG, PNG, WebP or GIF; `words`: also those in the picture. Raises CallError for what cannot be read."""
    image = opened(data)
    told = embedded_in(image)
    text: Fact[str] = UNKNOWN
    notes: tuple[Sentence, ...] = ()
    if words:
        read = words_in(image)
        text = UNKNOWN if read.text is None else Known(read.text)
        notes = (read.why_not,) if read.why_not else ()
    return ImageReading(_kind_of(image), _facts_of(data, told, text), image.width, image.height, notes)


def _kind_of(image: Image.Image) -> MediaKind:
    return MediaKind.GRAPHIC if image.format == "GIF" else MediaKind.PHOTO


def _facts_of(data: bytes, told: Embedded, text: Fact[str]) -> MediaFacts:
    return MediaFacts(
        digest=Known(digest_of_bytes(data)),
        text_read=text,
        hidden_data=Known(frozenset(kind.value for kind in told.hidden)),
        rights_holder=Known(told.holder) if told.holder else UNKNOWN,
        captured_on=Known(told.captured_on) if told.captured_on else ABSENT,
        device_make=_stated(told.make),
        device_model=_stated(told.model),
        device_serial=_stated(told.serial),
        owner_name=_stated(told.owner),
    )


def _stated(words: str) -> Fact[str]:
    return Known(words) if words else ABSENT
