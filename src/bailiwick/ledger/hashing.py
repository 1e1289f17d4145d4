"""Hashes of a Merkle tree as RFC 6962, section 2.1, has them: SHA-256, leaves and nodes told apart by one byte."""

from __future__ import annotations

import hashlib

from bailiwick.ledger.errors import HashLengthError

HASH_SIZE = 32
"""Bytes of one hash."""
LEAF_PREFIX = b"\x00"
NODE_PREFIX = b"\x01"
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf: SHA-256(0x00 || entry), 32 bytes."""
    return hashlib.sha256(LEAF_PREFIX + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children: SHA-256(0x01 || left || right), 32 bytes."""
    return hashlib.sha256(NODE_PREFIX + left + right).digest()


new_leaf = hashlib.sha256(LEAF_PREFIX).copy
"""Begins the hash of a leaf: its prefix is in it. A copy is made faster than a new one, where many are made."""
_new_node = hashlib.sha256(NODE_PREFIX).copy


def complete_root(hashes: list[bytes]) -> bytes:
    """The root over a number of hashes that is a power of two, level by level: the fastest way there is here."""
    begun = _new_node
    while len(hashes) > 1:
        above: list[bytes] = []
        add, pairs = above.append, iter(hashes)
        for left, right in zip(pairs, pairs, strict=True):
            node = begun()
            node.update(left + right)
            add(node.digest())
        hashes = above
    return hashes[0]


def checked_hash(data: bytes, place: str) -> bytes:
    """The same bytes, if they are as long as a hash. Raises HashLengthError naming the place."""
    if len(data) != HASH_SIZE:
        raise HashLengthError(
            f"A hash has {HASH_SIZE} bytes, and this has {len(data)}.",
            place=place,
            remedy="Take it from its source again, whole.",
        )
    return data
