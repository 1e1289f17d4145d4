"""The scanner: every entry of every lexicon, found in one pass that is linear in the text."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

import hyperscan

from bailiwick.policy.text.characters import Offsets, plain_stream
from bailiwick.policy.text.expressions import Asked, Share, refusal_of, shares_of
from bailiwick.policy.text.folding import FoldedStream, disguise_finder
from bailiwick.policy.text.lexicon import Lexicon
from bailiwick.policy.text.refusal import PatternRefused, Refusal
from bailiwick.policy.text.scanned import Finds, Hit, ScannedText

FORMAT = "1"
"""Changes whenever the same lexicons would be compiled otherwise, so that old caches are passed over."""

_MAGIC = b"bailiwick scanner "


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


class _Database:
    """A database that any thread may ask."""

    __slots__ = ("_scan", "_scratches", "database")

    def __init__(self, database: hyperscan.Database) -> None:
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


class _Part:
    """What is looked for at one time: a database of the plain stream and one of the folded, with their numbers."""

    __slots__ = ("_find_disguises", "_folded", "_plain", "entries", "folded_entries", "folded_groups", "groups")

    def __init__(self, share: Share, databases: Sequence[hyperscan.Database | None]) -> None:
        plain, folded = databases
        self.entries = [asked.entry for asked in share.plain]
        self.groups = [entry.group for entry in self.entries]
        self.folded_entries = [asked.entry for asked in share.folded]
        self.folded_groups = [entry.group for entry in self.folded_entries]
        self._plain = None if plain is None else _Database(plain)
        self._folded = None if folded is None else _Database(folded)
        self._find_disguises = None if folded is None else _Database(disguise_finder())

    @property
    def databases(self) -> tuple[hyperscan.Database | None, ...]:
        """The compiled databases, as they are dumped."""
        return tuple(None if part is None else part.database for part in (self._plain, self._folded))

    def look(self, raw: str) -> list[Finds]:
        """Everything of this part in a text."""
        if self._plain is None or not raw:
            return _NOTHING
        data, offsets = plain_stream(raw)
        hits = self._plain.hits(data)
        found = [Finds(hits, self.entries, self.groups, offsets, folded=False)] if hits else []
        if self._find_disguises is not None:
            disguises = self._find_disguises.hits(data)
            if disguises:
                found += self._look_behind(raw, data, offsets, disguises)
        return found

    def _look_behind(self, raw: str, data: bytes, offsets: Offsets, disguises: list[Hit]) -> list[Finds]:
        assert self._folded is not None  # noqa: S101 -- disguises are looked for only then
        stream = FoldedStream(raw, data, offsets, disguises)
        if not stream.data:
            return _NOTHING
        hits = [
            (number, *span)
            for number, start, end in self._folded.hits(stream.data)
            if (span := stream.span(start, end)) is not None
        ]
        return [Finds(hits, self.folded_entries, self.folded_groups, None, folded=True)] if hits else _NOTHING


_NOTHING: list[Finds] = []


class Scanner:
    """Finds every entry of its lexicons in a text. Safe to share between threads."""

    def __init__(
        self, key: str, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None, parts: Sequence[_Part]
    ) -> None:
        self.key = key
        first, second = parts
        self._parts = parts
        self._look = first.look
        self._complete = second.look if second.entries else None
        groups = frozenset(entry.group for lexicon in lexicons for entry in lexicon.entries)
        self._eager = groups if triggers is None else groups & triggers

    @classmethod
    def compile(cls, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None) -> Scanner:
        """Compile lexicons; of the groups that are no triggers, a text is searched only when asked for one.

        Without triggers every group is searched for at once. Raises PatternRefused, which tells all that are refused.
        """
        refused: list[Refusal] = []
        parts = [
            _Part(share, [_compile(share.plain, refused), _compile(share.folded, refused)])
            for share in shares_of(lexicons, triggers)
        ]
        if refused:
            raise PatternRefused(refused)
        return cls(scanner_key(lexicons, triggers), lexicons, triggers, parts)

    def dump(self) -> bytes:
        """The compiled scanner as bytes that `restore` takes on the same engine and processor."""
        databases = [database for part in self._parts for database in part.databases]
        blobs = [b"" if database is None else hyperscan.dumpb(database) for database in databases]
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
        databases = []
        while body:
            size = int.from_bytes(body[:8], "big")
            databases.append(_load(body[8 : 8 + size]) if size else None)
            body = body[8 + size :]
        shares = shares_of(lexicons, triggers)
        return cls(key, lexicons, triggers, [_Part(shares[0], databases[:2]), _Part(shares[1], databases[2:])])

    def scan(self, text: str) -> ScannedText:
        """Look for the triggers; the other groups are looked for when the scanned text is first asked for one."""
        return ScannedText(text, self._look(text), self._complete, self._eager)


def _compile(asked: Sequence[Asked], refused: list[Refusal]) -> hyperscan.Database | None:
    """A database, or None; what is refused is noted. On failure each pattern is tried alone."""
    refused += [refusal_of(item, item.refusal) for item in asked if item.refusal]
    sound = [item for item in asked if not item.refusal]
    if not sound:
        return None
    whole = _try(sound)
    if isinstance(whole, hyperscan.Database):
        return whole
    alone = [(item, _try([item])) for item in sound]
    told = [refusal_of(item, reason) for item, reason in alone if isinstance(reason, str)]
    refused += told or [refusal_of(sound[0], f"the patterns do not fit into one scanner: {whole}")]
    return None


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
