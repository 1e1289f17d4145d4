"""What happened to a row of entries: changed, missing, inserted, swapped, reordered, truncated, by number.

The row that was signed is known by its hashes, the row at hand as well. What stands in both in the same order is
kept; what lies between is told by how much lies there on either side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bailiwick.ledger.report import Kind

Row = Sequence[bytes | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its kind and the first and last entry concerned, numbered as signed (inserted: as at hand)."""

    kind: Kind
    first: int
    last: int


def differences(signed: Row, found: Row) -> list[Difference]:
    """Every difference between the row that was signed and the one at hand; None is a place nobody can read."""
    start = _alike(signed, found)
    end = min(_alike(signed[::-1], found[::-1]), len(signed) - start, len(found) - start)
    old, new = signed[start : len(signed) - end], found[start : len(found) - end]
    if len(old) == len(new) and None not in old and None not in new and sorted(old) == sorted(new):  # type: ignore[type-var]
        return _moved(old, new, start)
    told: list[Difference] = []
    kept = [(-1, -1), *_kept(old, new), (len(old), len(new))]
    for (old_from, new_from), (old_to, new_to) in pairwise(kept):
        gap = range(old_from + 1, old_to), range(new_from + 1, new_to)
        told += _in_gap(*gap, start, old, new, last=start + old_to == len(signed))
    return _merged(told)


def _alike(one: Row, other: Row) -> int:
    """How many at the beginning are the same and known."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is None or left != right:
            return count
        count += 1
    return count


def _moved(old: Row, new: Row, start: int) -> list[Difference]:
    places = [place for place in range(len(old)) if old[place] != new[place]]
    if not places:
        return []
    kind = Kind.SWAPPED if len(places) == 2 else Kind.REORDERED  # noqa: PLR2004 -- a swap is of two
    return [Difference(kind, start + places[0], start + places[-1])]


def _kept(old: Row, new: Row) -> list[tuple[int, int]]:
    """The longest row of entries that stand in both in the same order, as places in old and new."""
    where = {one: place for place, one in reversed(list(enumerate(old))) if one is not None}
    ends: list[int] = []  # for each length, the smallest place a rising row of it ends at, and its last step
    lasts: list[int] = []
    steps: list[tuple[int, int, int]] = []
    for at, one in enumerate(new):
        place = where.get(one) if one is not None else None
        if place is None:
            continue
        length = bisect_left(ends, place)
        if length == len(ends):
            ends.append(place)
            lasts.append(len(steps))
        else:
            ends[length], lasts[length] = place, len(steps)
        steps.append((place, at, lasts[length - 1] if length else -1))
    kept, step = [], lasts[-1] if lasts else -1
    while step >= 0:
        place, at, step = steps[step]
        kept.append((place, at))
    return kept[::-1]


def _in_gap(  # noqa: PLR0913 -- two ranges of two rows
    old_gap: range, new_gap: range, start: int, old: Row, new: Row, *, last: bool
) -> Iterator[Difference]:
    for place, at in zip(old_gap, new_gap, strict=False):
        kind = Kind.UNREADABLE if new[at] is None else Kind.UNTOLD if old[place] is None else Kind.CHANGED
        yield Difference(kind, start + place, start + place)
    both = min(len(old_gap), len(new_gap))
    if len(old_gap) > both:
        kind = Kind.UNTOLD if old[old_gap[both]] is None else Kind.TRUNCATED if last else Kind.MISSING
        yield Difference(kind, start + old_gap[both], start + old_gap[-1])
    for at in new_gap[both:]:
        if new[at] is not None:
            yield Difference(Kind.INSERTED, start + at, start + at)


def _merged(told: list[Difference]) -> list[Difference]:
    merged: list[Difference] = []
    for one in told:
        if merged and merged[-1].kind is one.kind and merged[-1].last + 1 == one.first:
            merged[-1] = Difference(one.kind, merged[-1].first, one.last)
        else:
            merged.append(one)
    return merged
