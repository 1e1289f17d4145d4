"""Tiles and entry bundles (C2SP tlog-tiles): a tree as plain files of 256 hashes or entries, each with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bailiwick.ledger.errors import PositionError, TileFormError
from bailiwick.ledger.hashing import HASH_SIZE, complete_root
from bailiwick.ledger.proofs import Node

WIDTH = 256
HEIGHT = 8
"""Levels of the tree in one tile: 2**8 = 256."""
LARGEST_ENTRY = 65_535
MOST_LEVELS = 63
ENTRIES = -1
"""The level of an entry bundle: it lies below the leaf hashes."""
NO_TILES: Mapping[TilePath, bytes] = MappingProxyType({})
_LENGTH = 2
_GROUP = 1000
_LEVEL = r"entries|0|[1-9][0-9]?"
_PATH = re.compile(rf"tile/({_LEVEL})/((?:x[0-9]{{3}}/)*[0-9]{{3}})(?:\.p/([1-9][0-9]{{0,2}}))?")
_AGAIN = "Take the file from its source again."


@dataclass(frozen=True, slots=True)
class TilePath:
    """A tile by its level (ENTRIES for a bundle), its index in the level, and its width from 1 to 256."""

    level: int
    index: int
    width: int = WIDTH

    def __str__(self) -> str:
        level = "entries" if self.level == ENTRIES else str(self.level)
        groups, rest = [f"{self.index % _GROUP:03}"], self.index // _GROUP
        while rest:
            groups.append(f"x{rest % _GROUP:03}")
            rest //= _GROUP
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{level}/{'/'.join(reversed(groups))}{partial}"

    @classmethod
    def read(cls, path: str) -> TilePath:
        """Read a path; only the one way to write it is taken. Raises TileFormError."""
        found = _PATH.fullmatch(path)
        if found:
            level = ENTRIES if found[1] == "entries" else int(found[1])
            tile = cls(level, int(found[2].replace("/", "").replace("x", "")), int(found[3] or WIDTH))
            if str(tile) == path and level <= MOST_LEVELS:
                return tile
        raise TileFormError("This is no path of a tile.", place=path, remedy=_AGAIN)


def level_paths(level: int, size: int) -> Iterator[TilePath]:
    """The paths of the tiles of a level in a tree of `size`: full ones, then a partial one where there is a rest."""
    full, rest = divmod(size >> (HEIGHT * max(level, 0)), WIDTH)
    yield from (TilePath(level, index) for index in range(full))
    if rest:
        yield TilePath(level, full, rest)


def levels_of(size: int) -> range:
    """The levels of hashes that a tree of `size` has tiles on."""
    return range((size.bit_length() + HEIGHT - 1) // HEIGHT)


def level_above(hashes: Sequence[bytes]) -> list[bytes]:
    """The hashes of the next level: one over each full tile."""
    whole = len(hashes) - len(hashes) % WIDTH
    return [complete_root(list(hashes[start : start + WIDTH])) for start in range(0, whole, WIDTH)]


def tiles_of(
    leaf_hashes: Iterable[bytes], kept: Mapping[TilePath, bytes] = NO_TILES
) -> Iterator[tuple[TilePath, bytes]]:
    """Every tile of the tree over these leaf hashes, level by level; a kept tile goes before what they give."""
    hashes, level = list(leaf_hashes), 0
    while hashes:
        above = []
        for start in range(0, len(hashes), WIDTH):
            part = hashes[start : start + WIDTH]
            tile = TilePath(level, start // WIDTH, len(part))
            data = kept.get(tile, b"")
            data = data if len(data) == len(part) * HASH_SIZE else b"".join(part)
            yield tile, data
            above += [complete_root(split_tile(data, WIDTH))] if len(part) == WIDTH else []
        hashes, level = above, level + 1


def split_tile(data: bytes, width: int) -> list[bytes]:
    """The hashes of a tile. Raises TileFormError for one of another width."""
    if len(data) != width * HASH_SIZE:
        raise TileFormError(
            f"A tile {width} wide has {width * HASH_SIZE} bytes, not {len(data)}.", remedy=_AGAIN
        )
    return [data[place : place + HASH_SIZE] for place in range(0, len(data), HASH_SIZE)]


def join_bundle(entries: Iterable[bytes]) -> bytes:
    """An entry bundle: each entry after its length in two bytes, big-endian. Raises TileFormError."""
    parts = []
    for entry in entries:
        if len(entry) > LARGEST_ENTRY:
            raise TileFormError(
                f"An entry has at most {LARGEST_ENTRY:,} bytes.",
                remedy="Keep the rest elsewhere, by its digest.",
            )
        parts += [len(entry).to_bytes(_LENGTH, "big"), entry]
    return b"".join(parts)


def readable_entries(data: bytes) -> tuple[list[bytes], bool]:
    """The entries of a bundle as far as it can be read, and whether that was to its end."""
    entries: list[bytes] = []
    place, end = 0, len(data)
    while place < end:
        start = place + _LENGTH
        place = start + int.from_bytes(data[place:start], "big")
        if start > end or place > end:
            return entries, False
        entries.append(data[start:place])
    return entries, True


def split_bundle(data: bytes) -> list[bytes]:
    """The entries of a bundle. Raises TileFormError for one that ends inside an entry, or has none or too many."""
    entries, whole = readable_entries(data)
    if not whole or not 0 < len(entries) <= WIDTH:
        raise TileFormError(
            f"A bundle of {len(data)} bytes does not end where its entries do, or holds none or too many.",
            remedy=_AGAIN,
        )
    return entries


def nodes_from_tiles(size: int, read: Callable[[TilePath], bytes]) -> Node:
    """A `node` for proofs.py that reads the tiles of a tree of `size`. Raises PositionError and TileFormError."""

    def node(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, HEIGHT)
        start = index << height
        count = size >> (HEIGHT * tile_level)
        if start + (1 << height) > count:
            raise PositionError(
                f"A tree of {size} has no such subtree.", remedy="Ask for one inside the tree."
            )
        tile = TilePath(tile_level, start // WIDTH, min(WIDTH, count - start // WIDTH * WIDTH))
        hashes = split_tile(read(tile), tile.width)
        return complete_root(hashes[start % WIDTH : start % WIDTH + (1 << height)])

    return node
