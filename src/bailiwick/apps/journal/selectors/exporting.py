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
    yield from export_files(
        checkpoint=checkpoint.note.encode(),
        key=key,
        entries=(bytes(entry.leaf) for entry in _read(log, checkpoint.size)),
        leaf_hashes=(bytes(entry.leaf_hash) for entry in _read(log, checkpoint.size)),
        openings=(
            (entry.index, Opening(bytes(entry.salt), bytes(entry.manifest)))
            for entry in _read(log, checkpoint.size)
            if may_see(entry)
        ),
        verifier=verifier,
    )


def _read(log: Log, size: int) -> Iterator[AbstractEntry]:
    start = 0
    found = log.entries.objects.using(log.database).order_by("index")
    while chunk := list(found.filter(index__gte=start, index__lt=min(start + _CHUNK, size))):
        yield from chunk
        start = chunk[-1].index + 1
