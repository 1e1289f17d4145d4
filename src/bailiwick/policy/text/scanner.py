"""The scanner: every entry of every lexicon, found in one pass that is linear in the text."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence

import hyperscan

from bailiwick.policy.text.characters import plain_stream
from bailiwick.policy.text.expressions import Asked, asked_of
from bailiwick.policy.text.lexicon import Entry, Lexicon
from bailiwick.policy.text.refusal import PatternRefused, Refusal
from bailiwick.policy.text.scanned import Finds, Hit, ScannedText

FORMAT = "1"
"""Changes whenever the same lexicons would be compiled otherwise, so that old caches are passed over."""

_MAGIC = b"bailiwick scanner "
_NO_TRIGGERS: frozenset[str] = frozenset()


class ScannerUnusable(Exception):  # noqa: N818 -- named for the state of the cache
    """Kept bytes of a scanner that cannot be used here: damaged, of other lexicons, another engine or processor."""


def engine() -> str:
    """What compiled databases depend on besides the lexicons: our format, the engine's version, processor features."""
    database = hyperscan.Database()
    database.compile(expressions=[b"engine"])
    version = getattr(hyperscan, "__version__", "unknown")
    return f"{FORMAT} {version} {database.info()!r}"


def scanner_key(lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None) -> str:
    """A digest of everything a compiled scanner depends on; the name under which it may be kept."""
    digest = hashlib.sha256(engine().encode())
    digest.update(repr(None if triggers is None else sorted(triggers)).encode())
    for lexicon in lexicons:
        digest.update(repr(lexicon).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class _Scratches(threading.local):
    """Working space for one database; Hyperscan wants one in every thread."""

    def __init__(self, database: hyperscan.Database) -> None:
        self.space = hyperscan.Scratch(database)


class _Part:
    """One database with what its numbers mean."""

    def __init__(self, asked: Sequence[Asked], database: hyperscan.Database) -> None:
        self.entries: tuple[Entry, ...] = tuple(item.entry for item in asked)
        self.groups: tuple[str, ...] = tuple(entry.group for entry in self.entries)
        self.database = database
        self._scan = database.scan
        self._scratches = _Scratches(database)

    def hits(self, data: bytes) -> list[Hit]:
        """Every hit in the bytes, in the order in which they end."""
        found: list[Hit] = []
        append = found.append

        def on(number: int, start: int, end: int, _flags: int, _context: object) -> None:
            append((number, start, end))

        self._scan(data, on, 0, None, self._scratches.space)
        return found


class Scanner:
    """Finds every entry of its lexicons in a text. Safe to share between threads."""

    def __init__(
        self, key: str, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None, parts: Sequence[_Part | None]
    ) -> None:
        self.key = key
        self._first, self._second = parts
        groups = frozenset(entry.group for lexicon in lexicons for entry in lexicon.entries)
        self._eager = groups if triggers is None else groups & triggers

    @classmethod
    def compile(cls, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None) -> Scanner:
        """Compile lexicons; of the groups that are no triggers, a text is searched only when asked for one.

        Without triggers every group is searched for at once. Raises PatternRefused.
        """
        shares = _shares(lexicons, triggers)
        refused = [
            _refusal(asked, asked.refusal) for share in shares for asked in share if asked.refusal
        ]
        parts: list[_Part | None] = []
        for share in shares:
            sound = [asked for asked in share if not asked.refusal]
            database, reasons = _compile(sound)
            refused += reasons
            parts.append(_Part(sound, database) if database is not None else None)
        if refused:
            raise PatternRefused(refused)
        return cls(scanner_key(lexicons, triggers), lexicons, triggers, parts)

    def dump(self) -> bytes:
        """The compiled scanner as bytes that `restore` takes on the same engine and processor."""
        blobs = [b"" if part is None else hyperscan.dumpb(part.database) for part in (self._first, self._second)]
        body = b"".join(len(blob).to_bytes(8, "big") + blob for blob in blobs)
        return _MAGIC + self.key.encode() + hashlib.sha256(body).digest() + body

    @classmethod
    def restore(
        cls, data: bytes, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None
    ) -> Scanner:
        """The scanner that was dumped. Raises ScannerUnusable when the bytes are not of these lexicons and engine."""
        key = scanner_key(lexicons, triggers)
        head = _MAGIC + key.encode()
        body = data[len(head) + 32 :]
        if not data.startswith(head) or hashlib.sha256(body).digest() != data[len(head) : len(head) + 32]:
            raise ScannerUnusable("The kept scanner is damaged, or of other word lists or another processor.")
        parts: list[_Part | None] = []
        for share in _shares(lexicons, triggers):
            size = int.from_bytes(body[:8], "big")
            blob, body = body[8 : 8 + size], body[8 + size :]
            parts.append(_Part(share, _load(blob)) if blob else None)
        return cls(key, lexicons, triggers, parts)

    def scan(self, text: str) -> ScannedText:
        """Look for the triggers; the other groups are looked for when the scanned text is first asked for one."""
        finds = self._look(self._first, text)
        return ScannedText(text, finds, self._complete if self._second is not None else None, self._eager)

    def _complete(self, text: str) -> list[Finds]:
        return self._look(self._second, text)

    @staticmethod
    def _look(part: _Part | None, text: str) -> list[Finds]:
        if part is None or not text:
            return []
        data, offsets = plain_stream(text)
        hits = part.hits(data)
        return [Finds(hits, part.entries, part.groups, offsets, offsets, False)] if hits else []  # noqa: FBT003


def _shares(lexicons: Iterable[Lexicon], triggers: frozenset[str] | None) -> tuple[list[Asked], list[Asked]]:
    """The entries of the groups that are triggers, and the others."""
    first: list[Asked] = []
    second: list[Asked] = []
    for lexicon in lexicons:
        for asked in asked_of(lexicon):
            (first if triggers is None or asked.entry.group in triggers else second).append(asked)
    return first, second


def _refusal(asked: Asked, reason: str) -> Refusal:
    lexicon, entry = asked.lexicon, asked.entry
    return Refusal(lexicon.id, lexicon.source, entry.line, entry.expression, reason)


def _compile(share: Sequence[Asked]) -> tuple[hyperscan.Database | None, list[Refusal]]:
    """A database of a share, or why some of it is refused: on failure each pattern is tried alone."""
    if not share:
        return None, []
    reason = _try(share)
    if isinstance(reason, hyperscan.Database):
        return reason, []
    alone = [(asked, _try([asked])) for asked in share]
    refused = [_refusal(asked, told) for asked, told in alone if isinstance(told, str)]
    return None, refused or [_refusal(share[0], f"the patterns do not fit into one scanner: {reason}")]


def _try(share: Sequence[Asked]) -> hyperscan.Database | str:
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[asked.pattern for asked in share],
            ids=list(range(len(share))),
            flags=[asked.flags for asked in share],
        )
    except hyperscan.HyperscanError as error:
        return str(error)
    return database


def _load(blob: bytes) -> hyperscan.Database:
    try:
        database = hyperscan.loadb(blob, hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
    except hyperscan.HyperscanError as error:
        raise ScannerUnusable(f"The kept scanner cannot be loaded: {error}") from error
    return database
