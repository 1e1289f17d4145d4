"""The log as it was published: the files that anybody may have fetched, and a witness keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.ledger.authority import Hashes, Tree
from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.entries import Entries, read_entries
from bailiwick.ledger.errors import LedgerError
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.notes import read_note
from bailiwick.ledger.tiles import ENTRIES, WIDTH, TilePath, level_paths, levels_of
from bailiwick.ledger.verification import tree_over

CHECKPOINT = "checkpoint"
KEY = "log.key"


@dataclass(frozen=True, slots=True)
class Published:
    """The published log: its checkpoint and that note's bytes, its key, and the entries, which lead to its root."""

    checkpoint: Checkpoint
    note: bytes
    key: VerifyingKey
    files: Mapping[str, bytes]
    entries: Entries

    @property
    def hashes(self) -> Hashes:
        """The hash of every entry."""
        return self.entries.hashes

    def leaf(self, index: int) -> bytes:
        """The bytes of an entry's leaf."""
        return self.entries.entry(self.files, index)


def published_folder(log: Log = INTERNAL) -> Path:
    """Where the public files of a log stand."""
    folder: Path = settings.FOLDER.path / "log" / log.name
    return folder


def published_key(log: Log = INTERNAL) -> VerifyingKey | None:
    """The key that the log is signed with, as it was published; None where nothing was."""
    try:
        return VerifyingKey.read((published_folder(log) / KEY).read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError, LedgerError):
        return None


def published(log: Log = INTERNAL) -> Published | None:
    """The log as it was last published; None where nothing was, or where the files do not lead to what was signed."""
    folder = published_folder(log)
    try:
        key = VerifyingKey.read((folder / KEY).read_text(encoding="ascii"))
        note = (folder / CHECKPOINT).read_bytes()
        checkpoint, _ = open_checkpoint(note, key)
        names = [str(path) for path in level_paths(ENTRIES, checkpoint.size)]
        files = {name: (folder / name).read_bytes() for name in names}
    except (OSError, UnicodeDecodeError, LedgerError):
        return None
    entries = read_entries(files, checkpoint.size)
    tree: Tree | None = tree_over(entries.hashes)
    if tree is None or (tree.size, tree.root()) != (checkpoint.size, checkpoint.root):
        return None
    return Published(checkpoint, note, key, files, entries)


def edge_tiles(note: bytes, log: Log = INTERNAL) -> dict[TilePath, bytes]:
    """The tiles that are not full yet, as they were published with this very checkpoint; none with another.

    The database keeps full tiles alone. These show which of the newest entries somebody changed in it since.
    """
    folder = published_folder(log)
    try:
        if (folder / CHECKPOINT).read_bytes() != note:
            return {}
        size = Checkpoint.from_text(read_note(note).text).size
        paths = [path for level in levels_of(size) for path in level_paths(level, size) if path.width < WIDTH]
        return {path: (folder / str(path)).read_bytes() for path in paths}
    except (OSError, LedgerError):
        return {}
