"""Reading a whole log again: entries, head, checkpoints, tiles and published files, each held to the others.

What was changed is named by its place, as `entry:12` or `tile:0/3`; nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bailiwick.apps.journal.errors import DamagedError
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, SignedCheckpoint
from bailiwick.apps.journal.services.rereading import head_of, reread
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import complete_root
from bailiwick.ledger.notes import read_note
from bailiwick.ledger.tiles import ENTRIES, WIDTH, TilePath, join_bundle, level_paths, levels_of


def scrub_log(log: Log, store: CheckpointStore, folder: Path) -> Iterator[str]:
    """The place of everything that is not as it was written; `folder` holds the published files."""
    hashes: list[bytes] = []
    try:
        head = head_of(log)
    except (BailiwickError, ValueError):
        yield "head"
        return
    try:
        for entry in reread(log, 0, head.size):
            hashes.append(entry.leaf_hash)
            if entry.fault:
                yield f"entry:{entry.index}"
    except DamagedError:
        yield f"entry:{len(hashes)}"
        return
    row = log.heads.objects.using(log.database).first()
    if Frontier().append_all(hashes) != head or (row is not None and row.size != head.size):
        yield "head"
    if log.entries.objects.using(log.database).filter(index__gte=head.size).exists():
        yield f"entry:{head.size}"
    yield from _checkpoints(log, store, hashes)
    tiles = list(_tiles(hashes))
    yield from _stored_tiles(log, tiles)
    yield from _published(log, store, tiles, folder)


def _checkpoints(log: Log, store: CheckpointStore, hashes: list[bytes]) -> Iterator[str]:
    """What was signed against the entries, and the database's rows against what was signed."""
    signed, frontier = store.all(), Frontier()
    roots: dict[int, bytes] = {}
    for size in sorted({one.size for one in signed if one.size <= len(hashes)}):
        frontier = frontier.append_all(hashes[frontier.size : size])
        roots[size] = frontier.root()
    last_origin = signed[-1].origin if signed else ""
    for one in signed:
        # Of an epoch that has ended, what is missing has been told at the beginning of the next.
        if not _is_itself(one) or (one.origin == last_origin and roots.get(one.size) != one.root):
            yield f"signed:{one.size}"
    known = {one.note: one for one in signed}
    for row in log.checkpoints.objects.using(log.database).order_by("size"):
        found = known.get(row.note.encode())
        told = (row.size, bytes(row.root), row.signed_at)
        stated = (found.size, found.root, found.signed_at) if found else None
        if found is None or told != stated or not _leads_to(bytes(row.frontier), found):
            yield f"checkpoint:{row.size}"


def _is_itself(one: SignedCheckpoint) -> bool:
    try:
        stated = Checkpoint.from_text(read_note(one.note).text)
    except BailiwickError:
        return False
    return (stated.origin, stated.size, stated.root) == (one.origin, one.size, one.root)


def _leads_to(frontier: bytes, one: SignedCheckpoint) -> bool:
    try:
        found = Frontier.from_bytes(frontier)
    except (BailiwickError, ValueError):
        return False
    return (found.size, found.root()) == (one.size, one.root)


def _tiles(hashes: list[bytes]) -> Iterator[list[bytes]]:
    """The hashes of each level: of the leaves, of full tiles of leaves, and so on."""
    level = hashes
    while level:
        yield level
        level = [
            complete_root(level[start : start + WIDTH]) for start in range(0, len(level) - WIDTH + 1, WIDTH)
        ]


def _stored_tiles(log: Log, levels: list[list[bytes]]) -> Iterator[str]:
    for row in log.tiles.objects.using(log.database).order_by("level", "index").iterator():
        start = row.index * WIDTH
        wanted = levels[row.level][start : start + WIDTH] if row.level < len(levels) else []
        if len(wanted) != WIDTH or bytes(row.hashes) != b"".join(wanted):
            yield f"tile:{row.level}/{row.index}"


def _published(log: Log, store: CheckpointStore, levels: list[list[bytes]], folder: Path) -> Iterator[str]:
    last = store.last()
    if last is None or not (folder / "checkpoint").exists():
        return
    if (folder / "checkpoint").read_bytes() not in {one.note for one in store.all()}:
        yield "published:checkpoint"
        return
    size = Checkpoint.from_text(read_note((folder / "checkpoint").read_bytes()).text).size
    for level in (*levels_of(size), ENTRIES):
        for path in level_paths(level, size):
            file = folder / str(path)
            if not file.exists() or file.read_bytes() != _wanted(log, levels, path):
                yield f"published:{path}"


def _wanted(log: Log, levels: list[list[bytes]], path: TilePath) -> bytes:
    start = path.index * WIDTH
    if path.level != ENTRIES:
        return b"".join(levels[path.level][start : start + path.width])
    entries = log.entries.objects.using(log.database).filter(index__gte=start, index__lt=start + path.width)
    return join_bundle(bytes(leaf) for leaf in entries.order_by("index").values_list("leaf", flat=True))
