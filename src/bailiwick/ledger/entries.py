"""The entries of an export as they stand in its bundles, read as far as they can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from bailiwick.ledger.authority import Hashes
from bailiwick.ledger.errors import TileFormError
from bailiwick.ledger.hashing import new_leaf
from bailiwick.ledger.tiles import ENTRIES, WIDTH, TilePath, level_paths, readable_entries


@dataclass(frozen=True, slots=True)
class Bundle:
    """One bundle: its path, and where in the row its entries stand."""

    path: str
    start: int
    count: int


@dataclass(slots=True)
class Entries:
    """The row of entries at hand: the hash of each, None where one is signed and cannot be read."""

    hashes: Hashes = field(default_factory=list)
    bundles: list[Bundle] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _last: tuple[str, list[bytes]] = ("", [])

    def file_of(self, place: int) -> str:
        """The bundle in which the entry at a place stands, or would."""
        for bundle in self.bundles:
            if place < bundle.start + max(bundle.count, 1):
                return bundle.path
        return self.bundles[-1].path if self.bundles else str(TilePath(ENTRIES, 0))

    def signed_file(self, entry: int) -> str:
        """The bundle to which a signed entry belongs, by its number."""
        index = entry // WIDTH
        own = [one.path for one in self.bundles if TilePath.read(one.path).index == index]
        return own[0] if own else str(TilePath(ENTRIES, index))

    def entry(self, files: Mapping[str, bytes], place: int) -> bytes:
        """The bytes of the entry at a place; empty where it cannot be read. The last bundle is remembered."""
        number = bisect_right(self._starts, place) - 1
        if place < 0 or number < 0:
            return b""
        bundle = self.bundles[number]
        if self._last[0] != bundle.path:
            self._last = (bundle.path, readable_entries(files.get(bundle.path, b""))[0])
        at = place - bundle.start
        return self._last[1][at] if at < len(self._last[1]) else b""

    def add(self, path: str, row: Hashes) -> None:
        """Put a bundle's row at the end."""
        self.bundles.append(Bundle(path, len(self.hashes), len(row)))
        self._starts.append(len(self.hashes))
        self.hashes += row


def read_entries(files: Mapping[str, bytes], size: int) -> Entries:
    """Read every bundle in order; one that breaks off, or lacks before another, is filled with None."""
    expected = {path.index: path for path in level_paths(ENTRIES, size)}
    chosen, found = _bundles(files, expected), Entries()
    last = max(chosen, default=-1)
    for index in sorted(one for one in {*expected, *chosen} if one <= last):
        path = chosen.get(index)
        own, whole = _hashes(files[str(path)]) if path else ([], False)
        width = expected[index].width if index in expected else 0
        row: Hashes = [*own]
        if not whole:
            row = [*own[:width], *([None] * (width - len(own)))]
        found.add(str(path or expected[index]), row)
    return found


def _bundles(files: Mapping[str, bytes], expected: dict[int, TilePath]) -> dict[int, TilePath]:
    """The bundle of each index: the one of the right width, or else the widest there is."""
    chosen: dict[int, TilePath] = {}
    for name in _named(files):
        try:
            path = TilePath.read(name)
        except TileFormError:
            continue
        rival = chosen.get(path.index)
        if (
            rival is None
            or path == expected.get(path.index)
            or (rival != expected.get(path.index) and path.width > rival.width)
        ):
            chosen[path.index] = path
    return chosen


def _named(files: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in files if name.startswith("tile/entries/"))


def _hashes(data: bytes) -> tuple[Hashes, bool]:
    """The leaf hash of each entry of a bundle as far as it can be read, None for an empty one; whether to its end."""
    hashes: Hashes = []
    add, begun = hashes.append, new_leaf
    place, end = 0, len(data)
    try:
        while place < end:
            start = place + 2
            place = start + (data[place] << 8 | data[place + 1])
            if place > start:
                leaf = begun()
                leaf.update(data[start:place])
                add(leaf.digest())
            else:
                add(None)
    except IndexError:
        # Half a length is all that is left.
        return hashes, False
    if place > end:
        # The last one breaks off.
        return hashes[:-1], False
    return hashes, len(hashes) <= WIDTH
