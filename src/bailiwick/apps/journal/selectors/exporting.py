"""The log as plain files for a stranger (ledger.export), up to its last checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import AbstractEntry
from bailiwick.apps.journal.selectors.proofs import latest_checkpoint
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.export import export_files
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Opening
from bailiwick.ledger.tiles import TilePath

_CHUNK = 2000
MaySee = Callable[[AbstractEntry], bool]
"""Whether the holder of the export may see what an entry says."""


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
    yield from export_files(
        checkpoint=checkpoint.note.encode(),
        key=key,
        entries=(bytes(entry.leaf) if entry else b"" for entry in _numbered(log, checkpoint.size)),
        leaf_hashes=(bytes(entry.leaf_hash) if entry else b"" for entry in _numbered(log, checkpoint.size)),
        tiles={TilePath(one.level, one.index): bytes(one.hashes) for one in kept},
        openings=(
            (entry.index, Opening(bytes(entry.salt), bytes(entry.manifest)))
            for entry in _read(log, checkpoint.size)
            if may_see(entry)
        ),
        verifier=verifier,
    )


def _numbered(log: Log, size: int) -> Iterator[AbstractEntry | None]:
    """Every entry under its number; None for one that is not there any more, so that the others keep theirs."""
    expected = 0
    for entry in _read(log, size):
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
