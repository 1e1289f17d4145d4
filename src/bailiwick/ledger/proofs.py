"""Proofs that an entry is in a tree, and that one tree continues another: built as RFC 6962 says, verified as RFC 9162.

A builder asks for the hashes it needs: `node(level, index)` gives the root of the complete subtree over the leaves
from `index * 2**level` on, `2**level` of them; `node(0, i)` is leaf hash i.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from bailiwick.ledger.errors import PositionError, ProofLengthError, ProofRefusedError
from bailiwick.ledger.hashing import EMPTY_ROOT, checked_hash, node_hash

Node: TypeAlias = Callable[[int, int], bytes]
Proof: TypeAlias = tuple[bytes, ...]
_ASK = "Ask for the proof again, for the sizes you have."


def nodes_over(leaf_hashes: Sequence[bytes]) -> Node:
    """A `node` over leaf hashes held in memory; every complete subtree is hashed once, at the start."""
    levels = [list(leaf_hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
    return lambda level, index: levels[level][index]


def root_over(start: int, end: int, node: Node) -> bytes:
    """The root over leaves `start` to `end` (not included), where `start` is a border of the tree's own subtrees."""
    if start == end:
        return EMPTY_ROOT
    subtrees = []
    while start < end:
        level = (end - start).bit_length() - 1
        subtrees.append(node(level, start >> level))
        start += 1 << level
    root = subtrees.pop()
    while subtrees:
        root = node_hash(subtrees.pop(), root)
    return root


def inclusion_proof(index: int, size: int, node: Node) -> Proof:
    """The hashes from leaf `index` up to the root of the tree of `size` leaves. Raises PositionError."""
    _check_position(index, size)
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + _left_part(end - start)
        if index < middle:
            path.append(root_over(middle, end, node))
            end = middle
        else:
            path.append(root_over(start, middle, node))
            start = middle
    return tuple(reversed(path))


def consistency_proof(old_size: int, new_size: int, node: Node) -> Proof:
    """The hashes that show a tree of `old_size` to be the beginning of one of `new_size`. Raises PositionError."""
    _check_sizes(old_size, new_size)
    if old_size in (0, new_size):
        return ()
    start, end, path = 0, new_size, []
    while old_size != end:
        middle = start + _left_part(end - start)
        if old_size <= middle:
            path.append(root_over(middle, end, node))
            end = middle
        else:
            path.append(root_over(start, middle, node))
            start = middle
    if start:
        path.append(root_over(start, end, node))
    return tuple(reversed(path))


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Hold leaf hash `leaf` to be entry `index` of the tree with `root` (RFC 9162, section 2.1.3.2), or raise.

    Raises PositionError, ProofLengthError, ProofRefusedError, HashLengthError.
    """
    _check_position(index, size)
    _check_hashes((leaf, root, *proof))
    first, last, reached = index, size - 1, leaf
    for sibling in proof:
        if not last:
            raise _wrong_length(len(proof))
        if first & 1 or first == last:
            reached = node_hash(sibling, reached)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        first, last = first >> 1, last >> 1
    if last:
        raise _wrong_length(len(proof))
    if reached != root:
        raise ProofRefusedError(
            f"The proof of entry {index} does not lead to the root of the tree of {size}.",
            remedy="The entry, the proof or the root is not the one it is said to be; ask for all three again.",
        )


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Hold the tree with `new_root` to continue the one with `old_root` (RFC 9162, section 2.1.4.2), or raise.

    Raises PositionError, ProofLengthError, ProofRefusedError, HashLengthError.
    """
    _check_sizes(old_size, new_size)
    _check_hashes((old_root, new_root, *proof))
    if old_size in (0, new_size):
        if proof:
            raise _wrong_length(len(proof))
        reached = (new_root if old_size else EMPTY_ROOT, new_root if new_size else EMPTY_ROOT)
    else:
        reached = _roots_by_consistency(old_size, new_size, old_root, proof)
    if reached != (old_root, new_root):
        raise ProofRefusedError(
            f"The tree of {new_size} is not shown to continue the tree of {old_size}.",
            remedy="Keep both roots: if no proof leads to them, there are two histories.",
        )


def _roots_by_consistency(
    old_size: int, new_size: int, old_root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    path = (old_root, *proof) if old_size.bit_count() == 1 else tuple(proof)
    if not proof:
        raise _wrong_length(0)
    first, last = old_size - 1, new_size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if not last:
            raise _wrong_length(len(proof))
        if first & 1 or first == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        first, last = first >> 1, last >> 1
    if last:
        raise _wrong_length(len(proof))
    return old, new


def _left_part(width: int) -> int:
    """The largest power of two below `width`: the leaves of its left child."""
    return 1 << ((width - 1).bit_length() - 1)


def _check_position(index: int, size: int) -> None:
    if not 0 <= index < size:
        raise PositionError(
            f"There is no entry {index} in a tree of {size}; entries count from 0.", remedy=_ASK
        )


def _check_sizes(old_size: int, new_size: int) -> None:
    if not 0 <= old_size <= new_size:
        raise PositionError(f"A tree of {new_size} cannot continue one of {old_size}.", remedy=_ASK)


def _check_hashes(hashes: Sequence[bytes]) -> None:
    for one in hashes:
        checked_hash(one, "a proof")


def _wrong_length(length: int) -> ProofLengthError:
    return ProofLengthError(f"A proof of {length} hashes does not fit these tree sizes.", remedy=_ASK)
