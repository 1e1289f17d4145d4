"""Two captures, or two copies of a text, compared as a reader would: without layout, counters, dates."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.text.sentences import sentences_of

_MARKUP = re.compile(
    r"<(script|style)\b[^>]{0,300}>.{0,20000}?</\1>|<[^<>]{1,300}>|[*_#`|]+|^\s*[-•·]\s+",
    re.DOTALL | re.MULTILINE,
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
_MONTHS = f"(?:{_MONTH})[a-z]*\\.?"
_MOVING = re.compile(
    r"\b\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?z?)?\b"
    rf"|\b(?:\d{{1,2}}\s+{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?),?(?:\s+\d{{4}})?\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\b"
    r"|(?:©|\(c\)|copyright)\s*(?:\d{4})(?:\s?[-–]\s?\d{4})?"
    r"|\b(?:\d+|an?|one|two|few) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\b[\d.,]+\s?[km]?\s+(?:visitors?|visits?|views?|likes?|followers?|following|shares?|comments?|"
    r"friends?|hits?|reactions?|subscribers?|reposts?|replies|people like this)\b"
    r"|\b(?:visitors?|visits?|views?|likes?|followers?|hits?|shares?|comments?|counter|visitor number|you are visitor)"
    r"\s*[:#]?\s*(?:number\s*)?[\d.,]+\s?[km]?\b",
    re.IGNORECASE,
)
_NOT_THE_OWNERS = re.compile(
    r"^\s*\[?(?:advert(?:isement)?|ad|sponsored|promoted|comments?(?: by .{1,40})?|reply|guest ?book|suggested|"
    r"people you may know)\b\s*[:\]].*$",
    re.IGNORECASE | re.MULTILINE,
)
_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|ref|sid|session|si|igshid)=[^&#]*")
_SPACE = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"^\s*(?:\(?[a-z0-9]{1,3}[.)]\s+|\d+(?:\.\d+)*\.?\s+|section \d+[.:]?\s+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is only in the new one, and what is only in the old one, in order."""

    added: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


_WRAPPED = re.compile(r"(?<![.!?:;\n])\n(?!\n|\s*[-•·*#]|\s*\(?\d{1,3}[.)])")
_EDGES = " .,:;|-–—\t"
LONGEST_SHOWN = 90


def shortened(sentence: str) -> str:
    """A sentence short enough to be quoted in another."""
    return sentence if len(sentence) <= LONGEST_SHOWN else f"{sentence[: LONGEST_SHOWN - 1]}…"


def sentences(text: str) -> list[tuple[str, str]]:
    """The sentences of a text, each as it counts and as it stands: without markup, numbering, dates and counters."""
    own = _WRAPPED.sub(" ", unicodedata.normalize("NFKC", _NOT_THE_OWNERS.sub("", text)))
    bare = _MARKUP.sub(" ", own)
    found = []
    for start, end in sentences_of(bare):
        shown = _SPACE.sub(" ", _NUMBERING.sub("", bare[start:end])).strip()
        counted = _SPACE.sub(" ", _COUNTER.sub(" ", _MOVING.sub(" ", shown))).strip(_EDGES).casefold()
        if any(letter.isalnum() for letter in counted):
            found.append((counted, shown))
    return found


def difference(old: str, new: str) -> Difference:
    """The sentences that one text has and the other has not; their order does not count."""
    before, after = sentences(old), sentences(new)
    return Difference(_only(after, before), _only(before, after))


def links_of(links: tuple[str, ...]) -> list[str]:
    """Where links lead, without what only tracks the reader."""
    return [_TRACKING.sub("", link).rstrip("/?&").casefold() for link in links]


def layout_digest(capture: PageCapture) -> str:
    """A digest of what counts of a capture, the same after a counter or a date has moved on."""
    return digest_of(
        [
            sorted(counted for counted, _ in sentences(capture.text)),
            sorted(capture.images),
            sorted(links_of(capture.links)),
        ]
    )


def _only(these: list[tuple[str, str]], others: list[tuple[str, str]]) -> tuple[str, ...]:
    spare = Counter(counted for counted, _ in others)
    found = []
    for counted, shown in these:
        if spare[counted]:
            spare[counted] -= 1
        else:
            found.append(shown)
    return tuple(found)
