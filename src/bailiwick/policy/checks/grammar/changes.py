"""Changes told in words: which parts of a description tell of one that counts, and which of one that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bailiwick.policy.text.scanned import ScannedText

LIST = "common/page-change:"
CHANGED, SAME, LAYOUT = f"{LIST}changed", f"{LIST}same", f"{LIST}layout"
COUNTER, DATE, VISITORS, ADVERTS = f"{LIST}counter", f"{LIST}date", f"{LIST}visitors", f"{LIST}adverts"
SUBSTANCE = f"{LIST}substance"
ALL = (CHANGED, SAME, LAYOUT, COUNTER, DATE, VISITORS, ADVERTS)
_PART_ENDS = re.compile(
    r"[;\n]+|(?<=[.!?])\s+|(?<=[.!?][\"”'])\s+|,?\s+(?:but|while|whereas|however|although|except that|and also)\b"
)
_RULE = re.compile(
    r"\b(?:may|must|can|cannot|shall|requires?|required|rules?|clauses?|ban(?:s|ned)?|forbids?|allows?|permits?)\b",
    re.IGNORECASE,
)


def changes_told(
    text: ScannedText, ignored: Sequence[str], substance: Sequence[str]
) -> list[tuple[int, int]]:
    """The parts of a description, as spans, that tell of a change that counts.

    A part counts that tells of a change and names nothing that is ignored; one that does name such a thing counts only
    for what of substance it names besides. "Only the counter changed" and "the same text" do not count.
    """
    return [
        (start, end)
        for start, end in _parts(text.raw)
        if _within(text, CHANGED, start, end) and _counts(text, start, end, ignored, substance)
    ]


def _counts(
    text: ScannedText, start: int, end: int, ignored: Sequence[str], substance: Sequence[str]
) -> bool:
    passing = [span for group in (*ignored, SAME) for span in _within(text, group, start, end)]
    if not passing:
        return True
    besides = [
        span
        for group in substance
        for span in _within(text, group, start, end)
        if not any(one < span[1] and span[0] < other for one, other in passing)
    ]
    if not besides or _within(text, SAME, start, end):
        return False
    layout = bool(_within(text, LAYOUT, start, end))
    return not layout or _RULE.search(text.raw[start:end]) is not None


def _within(text: ScannedText, group: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(match.start, match.end) for match in text.matches(group) if start <= match.start < end]


def _parts(raw: str) -> Iterator[tuple[int, int]]:
    """The parts of a description, between full stops, semicolons and "but"."""
    start = 0
    for mark in _PART_ENDS.finditer(raw):
        if raw[start : mark.start()].strip():
            yield start, mark.start()
        start = mark.end()
    if raw[start:].strip():
        yield start, len(raw.rstrip())
