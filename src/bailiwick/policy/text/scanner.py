"""The scanner (first version)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import hyperscan

from bailiwick.policy.text.lexicon import Lexicon
from bailiwick.policy.text.scanned import Match, ScannedText


class ScannerUnusable(Exception):
    """A cached scanner that cannot be used here."""


def scanner_key(lexicons: Sequence[Lexicon], triggers: frozenset[str]) -> str:
    """The name of a cached scanner."""
    return hashlib.sha256(repr((lexicons, sorted(triggers), hyperscan.__version__)).encode()).hexdigest()


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


class Scanner:
    """Finds every entry of its lexicons in a text."""

    def __init__(self, lexicons: Sequence[Lexicon], database: hyperscan.Database) -> None:
        self._entries = [entry for lexicon in lexicons for entry in lexicon.entries]
        self._database = database

    @classmethod
    def compile(cls, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None) -> Scanner:
        expressions, flags = [], []
        for lexicon in lexicons:
            for entry in lexicon.entries:
                text = entry.expression
                if entry.literal:
                    text = r"\s+".join(re.escape(word) for word in text.split())
                    text = (r"\b" if entry.expression[0].isalnum() else "") + text + (r"\b" if entry.expression[-1].isalnum() else "")
                expressions.append(text.translate(_QUOTES).encode("latin-1", "replace"))
                flags.append(hyperscan.HS_FLAG_SOM_LEFTMOST | (hyperscan.HS_FLAG_CASELESS if lexicon.caseless else 0))
        database = hyperscan.Database()
        if expressions:
            database.compile(expressions=expressions, ids=list(range(len(expressions))), flags=flags)
        return cls(lexicons, database)

    def dump(self) -> bytes:
        return hyperscan.dumpb(self._database)

    @classmethod
    def restore(cls, data: bytes, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None) -> Scanner:
        raise ScannerUnusable

    def scan(self, text: str) -> ScannedText:
        hits: dict[tuple[int, int], int] = {}

        def on(number: int, start: int, end: int, _flags: int, _context: object) -> None:
            hits[number, start] = max(end, hits.get((number, start), 0))

        if self._entries and text:
            self._database.scan(text.translate(_QUOTES).encode("latin-1", "replace"), match_event_handler=on)
        found: dict[str, list[Match]] = {}
        for (number, start), end in sorted(hits.items(), key=lambda hit: (hit[0][1], -hit[1])):
            entry = self._entries[number]
            group = found.setdefault(entry.group, [])
            if not group or start >= group[-1].end:
                group.append(Match(entry.group, start, end, entry.expression))
        return ScannedText(text, found)
