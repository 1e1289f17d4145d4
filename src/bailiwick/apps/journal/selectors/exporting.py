"""The log as plain files for a stranger (ledger.export), up to its last checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import AbstractEntry
from bailiwick.apps.journal.selectors.proofs import latest_checkpoint
from bailiwick.apps.journal.selectors.published import edge_tiles
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.export import export_files
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Opening
from bailiwick.ledger.notes import read_note
from bailiwick.ledger.tiles import TilePath

_CHUNK = 2000
MaySee = Callable[[AbstractEntry], bool]
"""Whether the holder of the export may see what an entry says."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A log as its rows: the checkpoint's note, the tiles kept of it, and what reads its signed entries in order."""

    note: str
    tiles: Mapping[TilePath, bytes]
    read: Callable[[], Iterator[AbstractEntry]]


def export(
    key: VerifyingKey, *, may_see: MaySee, log: Log = INTERNAL, verifier: bytes = b""
) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file: all leaves, and the openings of what the holder may see.

    `key` is the log's own, under the origin of its last checkpoint. Raises CallError where nothing is signed yet.
    """
    checkpoint = latest_checkpoint(log)
    if checkpoint is None:
        raise CallError("The journal has not been signed yet.", remedy="Run bailiwick journal sign first.")
    kept = log.tiles.objects.using(log.database).all()
    tiles = {TilePath(one.level, one.index): bytes(one.hashes) for one in kept}
    tiles |= edge_tiles(checkpoint.note.encode(), log)
    rows = Rows(checkpoint.note, tiles, lambda: _read(log, checkpoint.size))
    yield from export_rows(rows, key, may_see=may_see, verifier=verifier)


def export_rows(
    rows: Rows, key: VerifyingKey, *, may_see: MaySee, verifier: bytes = b""
) -> Iterator[tuple[str, bytes]]:
    """The same from rows, wherever they were read."""
    size = Checkpoint.from_text(read_note(rows.note.encode()).text).size
    yield from export_files(
        checkpoint=rows.note.encode(),
        key=key,
        entries=(bytes(entry.leaf) if entry else b"" for entry in _numbered(rows, size)),
        leaf_hashes=(bytes(entry.leaf_hash) if entry else b"" for entry in _numbered(rows, size)),
        tiles=rows.tiles,
        openings=(
            (entry.index, Opening(bytes(entry.salt), bytes(entry.manifest)))
            for entry in rows.read()
            if may_see(entry)
        ),
        verifier=verifier,
    )


def verifier() -> bytes:
    """The program that verifies exports and receipts with Python alone; every export carries it."""
    return (files("bailiwick.ledger.standalone") / "verify_bailiwick.py").read_bytes()


def _numbered(rows: Rows, size: int) -> Iterator[AbstractEntry | None]:
    """Every entry under its number; None for one that is not there any more, so that the others keep theirs."""
    expected = 0
    for entry in rows.read():
        yield from (None for _ in range(expected, entry.index))
        yield entry
        expected = entry.index + 1
    yield from (None for _ in range(expected, size))


def _read(log: Log, size: int) -> Iterator[AbstractEntry]:
    start = 0
    found = log.entries.objects.using(log.database).order_by("index")
    while chunk := list(found.filter(index__gte=start, index__lt=min(start + _CHUNK, size))):
        yield from chunk
        start = chunk[-1].index + 1
