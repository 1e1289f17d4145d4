"""The scanner: every entry of every lexicon, found in one pass that is linear in the text."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import hyperscan

from bailiwick.policy.text.beginnings import Beginning
from bailiwick.policy.text.characters import Offsets, plain_stream
from bailiwick.policy.text.compiling import compile_asked
from bailiwick.policy.text.cost import Clock
from bailiwick.policy.text.expressions import FINDERS, FOREIGN, Asked, shares_of
from bailiwick.policy.text.folding import FoldedStream
from bailiwick.policy.text.lexicon import Entry, Lexicon
from bailiwick.policy.text.refusal import PatternRefused, Refusal
from bailiwick.policy.text.scanned import Finds, Hit, ScannedText, Tier

FORMAT = "1"
"""Changes whenever the same lexicons would be compiled otherwise, so that old caches are passed over."""

LARGE = 1_000_000
"""Bytes; from this size on a text's hits are counted."""
MOST_HITS = 250_000
"""Hits kept of a large text; beyond them every entry keeps at least its first, so that no group is missed."""

_MAGIC = b"bailiwick scanner "
_DIGEST = hashlib.sha256().digest_size


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

        self._scan(data, on if len(data) < LARGE else _sparing(found), 0, None, self._scratches.space)
        return found


def _sparing(found: list[Hit]) -> Callable[[int, int, int, int, object], None]:
    """Takes hits without filling the memory: beyond very many, only the first of each entry."""
    seen: set[int] = set()

    def on(number: int, start: int, end: int, _flags: int, _context: object) -> None:
        if len(found) < MOST_HITS or number not in seen:
            seen.add(number)
            found.append((number, start, end))

    return on


class _Part:
    """What is looked for at one time: a database of the plain stream and one of the folded, with their numbers."""

    def __init__(self, plain: Compiled, folded: Compiled) -> None:
        self.asked = plain, folded
        self.entries, self._groups, self._beginnings = _tables(plain[0])
        self._folded_entries, self._folded_groups, self._folded_beginnings = _tables(folded[0])
        self._plain = None if plain[1] is None else _Database(plain[1])
        self._folded = None if folded[1] is None else _Database(folded[1])
        self._finders = len(self.entries) - (0 if folded[1] is None else len(FINDERS))

    @property
    def all_entries(self) -> list[Entry]:
        """The entries of both streams."""
        return [*self.entries, *self._folded_entries]

    def look(self, raw: str, data: bytes, offsets: Offsets) -> list[Finds]:
        """Everything of this part in a text, given with its plain stream."""
        if self._plain is None or not raw:
            return _NOTHING
        hits = self._plain.hits(data)
        if not hits:
            return _NOTHING
        found = [Finds(hits, self.entries, self._groups, offsets, data, self._beginnings, folded=False)]
        if self._folded is not None:
            finders = self._finders
            disguises = [(number - finders, start, end) for number, start, end in hits if number >= finders]
            if disguises:
                found += self._look_behind(self._folded, FoldedStream(raw, data, offsets, disguises))
        return found

    def _look_behind(self, database: _Database, stream: FoldedStream) -> list[Finds]:
        beginnings = self._folded_beginnings
        hits = []
        for number, told, end in database.hits(stream.data) if stream.data else ():
            start = beginnings[number].of(stream.data, end) if number in beginnings else told
            span = stream.span(start, end) if start < end else None
            if span is not None:
                hits.append((number, *span))
        if not hits:
            return _NOTHING
        return [Finds(hits, self._folded_entries, self._folded_groups, None, stream.data, {}, folded=True)]


Compiled = tuple[tuple[Asked, ...], hyperscan.Database | None]
_NOTHING: list[Finds] = []


def _tables(asked: Sequence[Asked]) -> tuple[list[Entry], list[str], dict[int, Beginning]]:
    entries = [item.entry for item in asked]
    beginnings = {
        number: Beginning(item.pattern, item.caseless)
        for number, item in enumerate(asked)
        if item.ends_only and item.entry.group and item.entry.group != FOREIGN
    }
    return entries, [entry.group for entry in entries], beginnings


@dataclass(frozen=True, slots=True)
class Stock:
    """What was compiled together: what wakes checks, what is only looked for on demand, and the groups of the first."""

    first: _Part
    later: _Part
    eager: frozenset[str]


class Scanner:
    """Finds every entry of its lexicons in a text. Safe to share between threads."""

    def __init__(self, key: str, stocks: Sequence[Stock], wanted: frozenset[str] | None = None) -> None:
        """`wanted` are the groups that somebody waits for; stocks without any of them are searched when asked for."""
        self.key = key
        self.stocks = tuple(stocks)
        at_once = [one for one in stocks if wanted is None or not wanted.isdisjoint(one.eager)] or stocks[:1]
        self._eager = frozenset[str]().union(*(one.eager for one in at_once))
        self._look = _all_of([one.first for one in at_once])
        later, asleep = [one.later for one in stocks], [one.first for one in stocks if one not in at_once]
        self._tiers = [_tier(parts) for parts in (later, asleep) if any(part.entries for part in parts)]

    def joined(self, other: Scanner) -> Scanner:
        """Both as one: a library's own scanner need not be compiled again when somebody brings a pack."""
        return Scanner(f"{self.key}+{other.key}", (*self.stocks, *other.stocks))

    def narrowed(self, wanted: frozenset[str]) -> Scanner:
        """The same for somebody who waits for these groups alone; whatever else is asked for is searched for then."""
        return Scanner(self.key, self.stocks, wanted)

    @classmethod
    def compile(
        cls, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None, clock: Clock | None = None
    ) -> Scanner:
        """Compile lexicons; of the groups that are no triggers, a text is searched only when asked for one.

        Without triggers every group is searched for at once. With a clock (`time.perf_counter`) patterns are timed as
        well as counted. Raises PatternRefused, which tells all that are refused.
        """
        refused: list[Refusal] = []
        first, later = (
            _Part(compile_asked(share.plain, refused, clock), compile_asked(share.folded, refused))
            for share in shares_of(lexicons, triggers)
        )
        if refused:
            raise PatternRefused(refused)
        return cls(scanner_key(lexicons, triggers), [Stock(first, later, _eager(lexicons, triggers))])

    def dump(self) -> bytes:
        """The compiled scanner as bytes that `restore` takes on the same engine and processor."""
        body = b"".join(
            _blob(*compiled)
            for stock in self.stocks
            for part in (stock.first, stock.later)
            for compiled in part.asked
        )
        return _MAGIC + self.key.encode() + hashlib.sha256(body).digest() + body

    @classmethod
    def restore(
        cls, data: bytes, lexicons: Sequence[Lexicon], triggers: frozenset[str] | None = None
    ) -> Scanner:
        """The scanner that was dumped. Raises ScannerUnusable when the bytes are not of these lexicons and engine."""
        key = scanner_key(lexicons, triggers)
        head = _MAGIC + key.encode()
        body = data[len(head) + _DIGEST :]
        if (
            not data.startswith(head)
            or hashlib.sha256(body).digest() != data[len(head) : len(head) + _DIGEST]
        ):
            raise ScannerUnusable("The kept scanner is damaged, or of other word lists or another processor.")
        reader = _BlobReader(body)
        first, later = (
            _Part(reader.compiled(share.plain), reader.compiled(share.folded))
            for share in shares_of(lexicons, triggers)
        )
        return cls(key, [Stock(first, later, _eager(lexicons, triggers))])

    def scan(self, text: str) -> ScannedText:
        """Look for the triggers; the other groups are looked for when the scanned text is first asked for one."""
        return ScannedText(text, self._look(text), self._tiers, self._eager)


def _eager(lexicons: Sequence[Lexicon], triggers: frozenset[str] | None) -> frozenset[str]:
    """The groups that are looked for at once."""
    groups = frozenset(entry.group for lexicon in lexicons for entry in lexicon.entries)
    return groups if triggers is None else groups & triggers


def _tier(parts: Sequence[_Part]) -> Tier:
    """What several parts look for when one of their groups is asked for."""
    told = [part for part in parts if part.entries]
    return Tier(frozenset(entry.group for part in told for entry in part.all_entries), _all_of(told))


def _all_of(parts: Sequence[_Part]) -> Callable[[str], Sequence[Finds]]:
    """Looks for everything of several parts; the text is put into bytes once."""
    looks = [part.look for part in parts]
    if len(looks) == 1:
        (only,) = looks
        return lambda raw: only(raw, *plain_stream(raw))

    def look(raw: str) -> list[Finds]:
        data, offsets = plain_stream(raw)
        return [finds for one in looks for finds in one(raw, data, offsets)]

    return look


def _blob(asked: Sequence[Asked], database: hyperscan.Database | None) -> bytes:
    """Which patterns are told by their ends alone, a byte each, and the database; each with its length."""
    ends_only = bytes(item.ends_only for item in asked)
    dumped = b"" if database is None else hyperscan.dumpb(database)
    return b"".join(len(part).to_bytes(8, "big") + part for part in (ends_only, dumped))


class _BlobReader:
    """Reads back, in order, what `_blob` wrote; the digest has shown that it is whole."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._place = 0

    def _part(self) -> bytes:
        begin = self._place + 8
        self._place = begin + int.from_bytes(self._body[self._place : begin], "big")
        return self._body[begin : self._place]

    def compiled(self, asked: Sequence[Asked]) -> Compiled:
        ends_only = self._part()
        dumped = self._part()
        kept = tuple(
            item.without_beginnings() if only else item for item, only in zip(asked, ends_only, strict=True)
        )
        return kept, _load(dumped) if dumped else None


def _load(blob: bytes) -> hyperscan.Database:
    try:
        database = hyperscan.loadb(blob, hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
    except hyperscan.HyperscanError as error:
        raise ScannerUnusable(f"The kept scanner cannot be loaded: {error}") from error
    return database
