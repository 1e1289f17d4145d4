"""What the shape of a pattern alone tells: repeats without an end make matches that end everywhere."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

_parser: Any = importlib.import_module("re._parser")
"""The parser of Python's own engine; private, but the same in every Python we run on."""

WIDEST_TAIL = 32
"""How many places a match of one pattern may end at, counted over its last repeat."""

OPEN_TAIL = (
    "its last repeat has no end, so a match ends at every character that follows; leave the repeat out or close it,"
    r" as in \w{1,30}\b"
)
WIDE_TAIL = rf"its last repeat can end at more than {WIDEST_TAIL} places; leave it out or close it, as in \w{{1,30}}\b"
OPEN_GAP = r"a repeat without end spans whole texts; bound it, as in [^.!?\n]{0,60}"


def shape_fault(pattern: str) -> str:
    """Why a pattern would match too much, or nothing; a pattern that Python cannot parse is left to the scanner."""
    try:
        tree = _parser.parse(pattern)
    except (_parser.error, OverflowError, RecursionError):
        return ""
    return _gap_fault(tree) or _tail_fault(tree)


def _repeat_of(item: tuple[Any, Any]) -> tuple[int, int, Any] | None:
    name = str(item[0])
    return item[1] if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") else None


def _parts_of(item: tuple[Any, Any]) -> Sequence[Any]:
    """The sequences inside one item of the tree."""
    name, value = str(item[0]), item[1]
    if name == "SUBPATTERN":
        return [value[-1]]
    if name == "BRANCH":
        return list(value[1])
    if name == "ATOMIC_GROUP":
        return [value]
    repeat = _repeat_of(item)
    return [repeat[2]] if repeat else []


def _gap_fault(tree: Sequence[Any]) -> str:
    for item in tree:
        repeat = _repeat_of(item)
        if repeat and repeat[1] == _parser.MAXREPEAT and _crosses_words(repeat[2]):
            return OPEN_GAP
        for part in _parts_of(item):
            fault = _gap_fault(part)
            if fault:
                return fault
    return ""


def _crosses_words(tree: Sequence[Any]) -> bool:
    """Whether what is repeated takes any character, or any but a few."""
    return any(
        name in {"ANY", "NOT_LITERAL"}
        or (name == "IN" and str(value[0][0]) == "NEGATE" and not _stops_at_space(value))
        for name, value in ((str(item[0]), item[1]) for item in tree)
    )


def _stops_at_space(members: Sequence[Any]) -> bool:
    return any(str(member[1]) == "CATEGORY_SPACE" or member[1] == ord(" ") for member in members)


def _tail_fault(tree: Sequence[Any]) -> str:
    for item in reversed(tree):
        repeat = _repeat_of(item)
        if repeat is None:
            if str(item[0]) in ("ASSERT", "ASSERT_NOT"):
                continue
            return next(filter(None, map(_tail_fault, _parts_of(item))), "")
        fewest, most, inner = repeat
        if most == _parser.MAXREPEAT:
            return OPEN_TAIL
        if most - fewest > WIDEST_TAIL:
            return WIDE_TAIL
        fault = _tail_fault(inner)
        if fault or fewest:
            return fault
    return ""
