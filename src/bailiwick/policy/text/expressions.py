"""How an entry is asked of the scanner: terms become word-bounded patterns, patterns are taken as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import hyperscan

from bailiwick.policy.text.characters import plain_expression
from bailiwick.policy.text.lexicon import Entry, Lexicon

_WORD = re.compile(r"\w", re.ASCII)
_SPACE = rb"\s+"


@dataclass(frozen=True, slots=True)
class Asked:
    """One entry as it is compiled: the bytes of the pattern, Hyperscan's flags, and where it comes from."""

    pattern: bytes
    flags: int
    entry: Entry
    lexicon: Lexicon
    refusal: str = ""


def asked_of(lexicon: Lexicon) -> Iterator[Asked]:
    """What each entry of a lexicon asks of the plain stream; a letter that cannot be asked for is a refusal."""
    flags = hyperscan.HS_FLAG_SOM_LEFTMOST | (hyperscan.HS_FLAG_CASELESS if lexicon.caseless else 0)
    for entry in lexicon.entries:
        try:
            pattern = term_pattern(entry.expression) if entry.literal else plain_expression(entry.expression)
        except ValueError as error:
            yield Asked(b"", flags, entry, lexicon, str(error))
        else:
            yield Asked(pattern, flags, entry, lexicon)


def plain_words(expression: str) -> list[str]:
    """The words of a term as they stand in the plain stream. Raises ValueError for a letter it does not tell apart."""
    return [plain_expression(re.escape(word)).decode() for word in expression.split()]


def bounded(pattern: str, first: str, last: str) -> bytes:
    """A pattern that must begin and end at the edge of a word, where its first and last signs are of a word."""
    head = r"\b" if _WORD.match(first) else ""
    tail = r"\b" if _WORD.match(last) else ""
    return f"{head}{pattern}{tail}".encode("ascii")


def term_pattern(term: str) -> bytes:
    """The pattern of a literal term: bounded by the edges of words, any white space between its words."""
    words = plain_words(term)
    plain = plain_expression(re.escape(term.strip())).decode()
    return bounded(_SPACE.decode().join(words), plain.lstrip("\\")[:1], plain[-1:])
