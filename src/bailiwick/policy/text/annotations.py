"""Media and profile described in plain text: `[image: ...]`, `[video: ...]`, a leading `(bio: ...)`."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said of media: its kind, the words within, and where the whole stands in the raw text."""

    kind: str
    text: str
    start: int
    end: int


_KINDS = (
    "image|images|photo|photos|picture|video|avatar|graphic|gif|audio|thread|session|screenshot|poll|meme|clip|reel"
    "|selfie|flyer|livestream|recording|song|music|voice|device|upload|ad|story"
)
_PROFILE_KINDS = "bio|post|profile|handle|name|account|reply|replying|on|thread|page|video|photo|image"
_IN_BRACKETS = re.compile(
    rf"\[({_KINDS}|bio|post|profile)\b(?:\s*[:\-–—]\s*|\s+|(?=\]))([^\[\]]*)\]", re.IGNORECASE
)
_LEADING = re.compile(rf"\s*\(({_PROFILE_KINDS})\b\s*:\s*([^()]*(?:\([^()]*\)[^()]*)*)\)", re.IGNORECASE)


def annotations_of(raw: str) -> list[Annotation]:
    """Every description of media in the text, in order. Round brackets count only at its beginning."""
    found = []
    place = 0
    while "(" in raw[place : place + 3] and (leading := _LEADING.match(raw, place)):
        opened = raw.index("(", place)
        found.append(Annotation(leading[1].lower(), leading[2].strip(), opened, leading.end()))
        place = leading.end()
    if "[" in raw:
        found += [
            Annotation(match[1].lower(), match[2].strip(), match.start(), match.end())
            for match in _IN_BRACKETS.finditer(raw)
        ]
    return found
