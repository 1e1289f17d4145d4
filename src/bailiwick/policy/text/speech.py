"""Whose words they are: quoted, reported, condemned, or a name, an address or a handle and no words at all."""

from __future__ import annotations

import re

from bailiwick.policy.text.scanned import ScannedText

REPORTING = "common/reporting:verb"
DENOUNCING = "common/reporting:denouncing"
OBJECTING = "common/reporting:objecting"
SPEECH_CONTEXT = (REPORTING, DENOUNCING, OBJECTING)

_HANDLE_OR_ADDRESS = re.compile(r"(?:@|https?://|www\.)\S*$")
_LONGEST_ADDRESS = 120
_ABOUT_WORDS = re.compile(
    r"\b(?:that|this|it|it's|that's|which|who|anyone|joke|jokes|saying|calling|claiming|thinking|words?|language|"
    r"comments?|attitudes?|views?|ideas?|rhetoric|beliefs?|remarks?|posts?|treating|mocking|hating|hatred|"
    r"to (?:say|call))\b"
    r"[^.!?\n]{0,70}$",
    re.IGNORECASE,
)
_STANDING_AGAINST = re.compile(
    r"\b(?:hate (?:crimes?|speech|groups?|mail)|(?:has|have) no place|no place for (?:hate|racism|bigotry)|"
    r"stand(?:s|ing)? (?:up )?(?:against|with)|zero tolerance|condemn\w*|denounc\w*|reject\w*|myths?|stereotypes?)\b",
    re.IGNORECASE,
)


def is_quoted(text: ScannedText, start: int, end: int) -> bool:
    """Whether the words stand inside a quotation."""
    return any(first <= start and end <= last for first, last in text.quotations)


def is_reported(text: ScannedText, start: int, end: int) -> bool:
    """Whether the words are quoted and the sentence tells who said them, or condemns them."""
    return is_quoted(text, start, end) and (
        bool(text.in_sentence(REPORTING, start)) or is_condemned(text, start) or _answered(text, end)
    )


def is_condemned(text: ScannedText, start: int) -> bool:
    """Whether the sentence objects to what it repeats."""
    return bool(text.in_sentence(DENOUNCING, start) or text.in_sentence(OBJECTING, start))


def is_objected_to(text: ScannedText, start: int) -> bool:
    """Whether the sentence, or the one after it, objects to what the words say, in a way that is about the words.

    "Calling them rats is hateful" objects; "those rats are hateful" does not.
    """
    if text.in_sentence(OBJECTING, start):
        return True
    first, last = text.sentence_at(start)
    return any(
        _ABOUT_WORDS.search(text.raw[first : match.start]) or _STANDING_AGAINST.search(text.raw, first, last)
        for match in text.in_sentence(DENOUNCING, start)
    )


def is_address(text: ScannedText, start: int) -> bool:
    """Whether the words are part of a handle or a web address."""
    return _HANDLE_OR_ADDRESS.search(text.raw, max(0, start - _LONGEST_ADDRESS), start) is not None


def _answered(text: ScannedText, end: int) -> bool:
    """Whether the sentence after the quotation condemns or reports it."""
    following = text.sentence_at(min(len(text.raw) - 1, text.sentence_at(end - 1)[1] + 1))[0]
    return is_condemned(text, following) or bool(text.in_sentence(REPORTING, following))
