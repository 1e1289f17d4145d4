"""The right edge of a tree: all that has to be known of a log to append to it and to tell its root.

Trillian calls it a compact range. A tree of n leaves is a row of complete subtrees, one for each bit set in n, the
largest first; their roots are its frontier. A frontier never changes: appending gives a new one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.ledger.errors import FrontierError
from bailiwick.ledger.hashing import EMPTY_ROOT, HASH_SIZE, NODE_PREFIX, checked_hash, node_hash

_SIZE_BYTES = 8
_AGAIN = "Take it from its source again, or build it anew from the leaves."


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree by its size and the roots of its complete subtrees, largest first. Raises FrontierError."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or self.size.bit_count() != len(self.hashes):
            raise FrontierError(
                f"A tree of {self.size} leaves has {abs(self.size).bit_count()} subtrees at its edge, "
                f"and here are {len(self.hashes)}.",
                remedy=_AGAIN,
            )

    @classmethod
    def of(cls, leaf_hashes: Iterable[bytes]) -> Frontier:
        """The frontier of a tree over these leaf hashes, in their order."""
        return cls().append_all(leaf_hashes)

    def append(self, leaf: bytes) -> Frontier:
        """The frontier after one more leaf, given by its leaf hash. Raises HashLengthError."""
        new = checked_hash(leaf, "a leaf hash")
        rest, hashes = self.size, self.hashes
        kept = len(hashes)
        while rest & 1:
            kept -= 1
            new = hashlib.sha256(NODE_PREFIX + hashes[kept] + new).digest()
            rest >>= 1
        return Frontier(self.size + 1, (*hashes[:kept], new))

    def append_all(self, leaf_hashes: Iterable[bytes]) -> Frontier:
        """The frontier after many more leaves; the same as appending each. Raises HashLengthError."""
        size, edge = self.size, list(self.hashes)
        sha256 = hashlib.sha256
        for leaf in leaf_hashes:
            new = leaf
            if len(new) != HASH_SIZE:
                checked_hash(new, f"leaf hash {size}")
            rest = size
            while rest & 1:
                new = sha256(NODE_PREFIX + edge.pop() + new).digest()
                rest >>= 1
            edge.append(new)
            size += 1
        return Frontier(size, tuple(edge))

    def root(self) -> bytes:
        """The root of the tree (RFC 6962, section 2.1), 32 bytes."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        """The size in 8 bytes, big-endian, and the hashes."""
        return self.size.to_bytes(_SIZE_BYTES, "big") + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """Read what `to_bytes` wrote. Raises FrontierError."""
        edge = data[_SIZE_BYTES:]
        if len(data) < _SIZE_BYTES or len(edge) % HASH_SIZE:
            raise FrontierError(f"{len(data)} bytes are no frontier.", remedy=_AGAIN)
        hashes = [edge[place : place + HASH_SIZE] for place in range(0, len(edge), HASH_SIZE)]
        return cls(int.from_bytes(data[:_SIZE_BYTES], "big"), tuple(hashes))


def size_in(frontier: bytes) -> int:
    """The size of the tree whose frontier these bytes are (`to_bytes`). Raises FrontierError."""
    size = int.from_bytes(frontier[:_SIZE_BYTES], "big")
    if len(frontier) != _SIZE_BYTES + HASH_SIZE * size.bit_count():
        Frontier.from_bytes(frontier)
    return size


def grown(frontier: bytes, leaf_hashes: Iterable[bytes]) -> bytes:
    """The bytes of a frontier after more leaves: what an act needs of it, and in no more steps than that.

    The same as reading them, `append_all` and `to_bytes`. Raises FrontierError, HashLengthError.
    """
    size, edge = size_in(frontier), frontier[_SIZE_BYTES:]
    for leaf in leaf_hashes:
        new = leaf if len(leaf) == HASH_SIZE else checked_hash(leaf, f"leaf hash {size}")
        end, rest = len(edge), size
        while rest & 1:
            end -= HASH_SIZE
            new = hashlib.sha256(NODE_PREFIX + edge[end : end + HASH_SIZE] + new).digest()
            rest >>= 1
        edge = edge[:end] + new
        size += 1
    return size.to_bytes(_SIZE_BYTES, "big") + edge
