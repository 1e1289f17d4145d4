"""Pictures of a page: which may hold words, what their descriptions say, and their words when somebody reads them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

ReadImage = Callable[[bytes], str | None]
"""Reads the words of a picture; None when it cannot be read."""
LoadFile = Callable[[str], bytes | None]
"""The bytes of a file saved beside the page, by the relative address the page gives; None when there is none."""

_FURNITURE = re.compile(
    r"\b(?:avatar|profile[ -]?(?:pic\w*|photo|image)|logo|icon|emoji|badge|seal|sprite|spinner|pixel|flag|thumb\w*|crest|patch|verified|qr)\b",
    re.IGNORECASE,
)
_NO_DESCRIPTION = re.compile(
    r"^\W*(?:cover|banner|header|image|photo|picture|img|graphic|pinned|no (?:photo )?description(?: available)?|foto|imagen|untitled|may be an image|image may contain|photo by .{0,40})?(?: (?:cover|photo|image|picture|banner|de portada))*[\W\d]*$"
    r"|\.(?:jpe?g|png|webp|gif)$|^(?:img|dsc|screenshot)[_ -]?\d+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:text|texto|que dice|that (?:says|reads)|reading|reads?|says)\b\W{1,4}(?:that (?:says|reads)\W{1,3})?[\"'“‘](?P<said>.{3,4000})[\"'”’]",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(r"^data:image/[\w.+-]{1,30};base64,", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"background(?:-image)?\s*:[^;]{0,40}url\(\s*[\"']?([^\"')]{1,8000000})", re.IGNORECASE
)
_SMALLEST = 65
LARGEST_PICTURE = 12_000_000
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What a picture says: `described` by its alternative text, `read` from its bytes, or neither: then `unread`."""

    described: str = ""
    read: str = ""
    unread: bool = False


def is_furniture(node: LexborNode) -> bool:
    """Whether a picture is a portrait, a logo or an ornament, which holds no notice."""
    attributes = node.attributes
    told = " ".join(str(attributes.get(name) or "") for name in ("class", "alt", "id", "role"))
    if _FURNITURE.search(told.replace("_", " ")) or attributes.get("role") == "presentation":
        return not _SAYS.search(str(attributes.get("alt") or ""))
    sizes = [str(attributes.get(name) or "") for name in ("width", "height")]
    return any(
        size.removesuffix("px").isdecimal() and int(size.removesuffix("px")[:6]) < _SMALLEST for size in sizes
    )


def background_of(node: LexborNode) -> str:
    """The address of a picture that stands behind an element; empty for none."""
    found = _BACKGROUND.search(node.attributes.get("style") or "")
    return found.group(1).strip() if found else ""


def picture_words(
    address: str, alt: str, read_image: ReadImage | None, load: LoadFile | None
) -> PictureWords:
    """What a picture says, from its bytes when they are there, and from its description."""
    described = _described(alt)
    data = _bytes_of(address, load)
    if data is not None and read_image is not None:
        read = read_image(data)
        if read is not None:
            return PictureWords(described, read)
    if described:
        return PictureWords(described)
    return PictureWords(unread=True)


def _described(alt: str) -> str:
    said = _SAYS.search(alt)
    if said:
        return said["said"]
    plain = alt.strip()
    if _NO_DESCRIPTION.search(plain) or len(plain.split()) < FEWEST_WORDS:
        return ""
    return plain


def _bytes_of(address: str, load: LoadFile | None) -> bytes | None:
    inline = _INLINE.match(address)
    if inline:
        if len(address) > 2 * LARGEST_PICTURE:
            return None
        try:
            return base64.b64decode(address[inline.end() :], validate=False)
        except (binascii.Error, ValueError):
            return None
    if load is None or not address or re.match(r"^[a-z][a-z0-9+.-]*:|^//", address, re.IGNORECASE):
        return None
    return load(address)
