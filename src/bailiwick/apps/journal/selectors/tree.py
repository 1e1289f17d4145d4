"""The hashes of a log's tree: from tiles, and at the right edge, where tiles are not full, from the entries."""

from __future__ import annotations

from collections.abc import Callable

from bailiwick.apps.journal.logs import Log
from bailiwick.ledger.hashing import complete_root, leaf_hash
from bailiwick.ledger.proofs import Node
from bailiwick.ledger.tiles import WIDTH, TilePath, nodes_from_tiles, split_tile

TileReader = Callable[[TilePath], bytes]


def tile_reader(log: Log) -> TileReader:
    """What gives the hashes of a tile, full or not; it remembers what it has read. One query a tile."""
    kept: dict[TilePath, bytes] = {}

    def read(path: TilePath) -> bytes:
        if path not in kept:
            kept[path] = _stored(log, path) or _made(log, path, read)
        return kept[path]

    return read


def node_of(log: Log, size: int) -> Node:
    """What gives the hash of any complete subtree of the tree of `size` (ledger.proofs)."""
    return nodes_from_tiles(size, tile_reader(log))


def _stored(log: Log, path: TilePath) -> bytes:
    if path.width < WIDTH:
        return b""
    tiles = log.tiles.objects.using(log.database).filter(level=path.level, index=path.index)
    found = tiles.values_list("hashes", flat=True).first()
    return bytes(found) if found is not None else b""


def _made(log: Log, path: TilePath, read: TileReader) -> bytes:
    """A tile that is not kept: from its entries, or from the tiles below, all of which are full."""
    start, end = path.index * WIDTH, path.index * WIDTH + path.width
    if path.level == 0:
        # The leaf is the truth; the hash kept beside it only shows when the leaf has been changed.
        leaves = log.entries.objects.using(log.database).filter(index__gte=start, index__lt=end)
        return b"".join(
            leaf_hash(bytes(leaf)) for leaf in leaves.order_by("index").values_list("leaf", flat=True)
        )
    tiles = log.tiles.objects.using(log.database).filter(
        level=path.level - 1, index__gte=start, index__lt=end
    )
    below = {index: bytes(hashes) for index, hashes in tiles.values_list("index", "hashes")}
    return b"".join(
        complete_root(split_tile(below.get(index) or read(TilePath(path.level - 1, index)), WIDTH))
        for index in range(start, end)
    )
