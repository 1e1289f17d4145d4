"""The log as files anybody can be pointed at (C2SP tlog-tiles): tiles and entries first, the checkpoint last.

Each file is written beside its place, synced and renamed, so that a reader never sees half of one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.selectors.published import CHECKPOINT, KEY
from bailiwick.apps.journal.selectors.tree import tile_reader
from bailiwick.apps.journal.services.checkpoint_store import SignedCheckpoint
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.errors import LedgerError
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.notes import read_note
from bailiwick.ledger.tiles import ENTRIES, WIDTH, TilePath, join_bundle, level_paths, levels_of


def publish(log: Log, signed: SignedCheckpoint, key: VerifyingKey, folder: Path) -> None:
    """Bring the files under `folder` up to a checkpoint; what a crash left out comes with the next one."""
    already = _published_size(folder, signed)
    read = tile_reader(log)
    for level in (*levels_of(signed.size), ENTRIES):
        for path in level_paths(level, signed.size):
            below = WIDTH ** (max(level, 0) + 1) * (path.index + 1)
            if below <= already:
                continue
            write_file(folder / str(path), _bundle(log, path) if level == ENTRIES else read(path))
            if path.width == WIDTH:
                # C2SP: a partial tile may go once the full one is there.
                shutil.rmtree(folder / f"{path}.p", ignore_errors=True)
    write_file(folder / KEY, f"{key.printed()}\n".encode())
    write_file(folder / CHECKPOINT, signed.note)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, synced, renamed, its folder synced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _published_size(folder: Path, signed: SignedCheckpoint) -> int:
    """How far the files are known to be this log's: nothing where they are of another epoch or cannot be read."""
    try:
        stated = Checkpoint.from_text(read_note((folder / CHECKPOINT).read_bytes()).text)
    except (OSError, LedgerError):
        return 0
    return stated.size if stated.origin == signed.origin else 0


def _bundle(log: Log, path: TilePath) -> bytes:
    start = path.index * WIDTH
    entries = log.entries.objects.using(log.database).filter(index__gte=start, index__lt=start + path.width)
    return join_bundle(bytes(leaf) for leaf in entries.order_by("index").values_list("leaf", flat=True))
