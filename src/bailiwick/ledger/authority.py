"""Which leaf hashes were signed: the tiles and the entries both speak, and the root decides who is right.

Where a tile was changed the entries may still show what it held; where an entry was changed the tile may. From the
root downwards each tile is taken from whichever of the two leads to the hash above it. Where neither does, nobody
can tell, and the leaves below stay unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from bailiwick.ledger.errors import TileFormError
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import EMPTY_ROOT, complete_root, node_hash
from bailiwick.ledger.tiles import WIDTH, TilePath, level_above, level_paths, levels_of, split_tile

Hashes: TypeAlias = "list[bytes | None]"
ReadTile: TypeAlias = Callable[[TilePath], "bytes | None"]


def signed_leaves(size: int, root: bytes, hashed: Sequence[bytes | None], read: ReadTile) -> Hashes:
    """For each leaf of the signed tree its hash, or None where neither entries nor tiles show it.

    `hashed` are the hashes of the entries at hand, None where one cannot be read; `read` gives a tile or None.
    """
    levels = levels_of(size)
    of_entries = _levels_over(list(hashed), len(levels))
    edges = _right_edges(size, root, of_entries, read)
    above: Hashes = []
    for level in reversed(levels):
        here: Hashes = []
        for path in level_paths(level, size):
            if path.width < WIDTH:
                here += edges[level] or [None] * path.width
            else:
                candidates = _candidates(path, of_entries, read)
                fitting = [one for one in candidates if complete_root(one) == above[path.index]]
                here += fitting[0] if fitting else [None] * WIDTH
        above = here
    return above


def _levels_over(hashed: Hashes, number: int) -> list[Hashes]:
    levels = [hashed]
    while len(levels) < number:
        below: Hashes = levels[-1]
        above: Hashes = []
        for start in range(0, len(below) - len(below) % WIDTH, WIDTH):
            part = [one for one in below[start : start + WIDTH] if one is not None]
            above.append(complete_root(part) if len(part) == WIDTH else None)
        levels.append(above)
    return levels


def _candidates(path: TilePath, of_entries: list[Hashes], read: ReadTile) -> list[list[bytes]]:
    """The hashes of a tile as the file has them, and as the entries give them, where they do."""
    found = []
    data = read(path)
    if data is not None:
        try:
            found.append(split_tile(data, path.width))
        except TileFormError:
            data = None
    start = path.index * WIDTH
    own = [one for one in of_entries[path.level][start : start + path.width] if one is not None]
    if len(own) == path.width:
        found.append(own)
    return found


def _right_edges(
    size: int, root: bytes, of_entries: list[Hashes], read: ReadTile
) -> list[list[bytes] | None]:
    """The partial tile of each level, if some choice among the candidates leads to the root; otherwise None."""
    partial = [
        [path for path in level_paths(level, size) if path.width < WIDTH] for level in range(len(of_entries))
    ]
    choices = [_candidates(paths[0], of_entries, read) if paths else [list[bytes]()] for paths in partial]
    for chosen in product(*choices):
        if _root_of_edges(chosen) == root:
            return list(chosen)
    return [None for _ in partial]


def _root_of_edges(edges: Sequence[list[bytes]]) -> bytes:
    """The root of a tree by its partial tiles, lowest level first: what the bits of its size select, folded."""
    subtrees = [one for edge in reversed(edges) for one in Frontier.of(edge).hashes]
    root = subtrees.pop() if subtrees else EMPTY_ROOT
    while subtrees:
        root = node_hash(subtrees.pop(), root)
    return root


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree by the hashes on each level that has tiles, leaves first."""

    size: int
    levels: tuple[list[bytes], ...]

    @classmethod
    def over(cls, leaves: list[bytes]) -> Tree:
        """The tree over all its leaf hashes."""
        levels = [leaves]
        while len(levels[-1]) >= WIDTH:
            levels.append(level_above(levels[-1]))
        return cls(len(leaves), tuple(levels) if leaves else ())

    def root(self) -> bytes:
        """The root (RFC 6962)."""
        return _root_of_edges([level[len(level) - len(level) % WIDTH :] for level in self.levels])

    def tiles(self) -> Iterator[tuple[TilePath, bytes]]:
        """Every tile, level by level."""
        for level, hashes in enumerate(self.levels):
            for path in level_paths(level, self.size):
                start = path.index * WIDTH
                yield path, b"".join(hashes[start : start + path.width])
