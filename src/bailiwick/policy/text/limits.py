"""What limits an entry: words or contexts beside or around it in which it does not count."""

from __future__ import annotations

import re
from functools import lru_cache

from bailiwick.policy.text.characters import plain_stream
from bailiwick.policy.text.contexts import CONTEXTS, Side
from bailiwick.policy.text.lexicon import Entry, is_context, words_of
from bailiwick.policy.text.rawtext import RawText

_LONGEST_LITERAL = 120


def stands_free(entry: Entry, text: RawText, start: int, end: int) -> bool:
    """Whether none of an entry's limits holds for the words from start to end."""
    limits = (Side.AFTER, entry.not_before), (Side.BEFORE, entry.not_after), (Side.AROUND, entry.not_inside)
    for side, items in limits:
        for item in items:
            if is_context(item):
                if CONTEXTS[item](text, start, end, side):
                    return False
            elif side is Side.AFTER:
                if _literal(item, side).match(_plain(text.raw[end : end + _LONGEST_LITERAL])):
                    return False
            elif _literal(item, side).search(_plain(text.raw[max(0, start - _LONGEST_LITERAL) : start])):
                return False
    return True


def _plain(words: str) -> str:
    return plain_stream(words)[0].decode("latin-1")


@lru_cache(maxsize=4096)
def _literal(item: str, side: Side) -> re.Pattern[str]:
    """What a literal limit looks for: whole words, any white space between and beside them."""
    words = r"\s+".join(re.escape(word) for word in _plain(words_of(item)).split())
    if side is Side.AFTER:
        return re.compile(rf"\s*{words}(?!\w)", re.IGNORECASE | re.ASCII)
    return re.compile(rf"(?<!\w){words}\s*\Z", re.IGNORECASE | re.ASCII)
