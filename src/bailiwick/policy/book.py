"""A policy as a book: where a clause stands in it, by the numerals and labels that are printed."""

from __future__ import annotations

import re

from bailiwick.policy.clause import Clause
from bailiwick.policy.pack import Pack

ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def path_of(clause: Clause) -> str:
    """A clause's id without its pack: how its address ends."""
    return clause.id.partition("/")[2]


def part_of(clause: Clause) -> str:
    """The part a clause belongs to: the first component of its id."""
    return path_of(clause).partition(".")[0]


def ordered(pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a pack in the order of the book: parts by their numerals, and within them as written."""
    clauses = list(pack.clauses.values())
    firsts = [part_of(clause) for clause in clauses]
    if all(first.isdigit() or ROMAN.fullmatch(first) for first in firsts):
        clauses.sort(key=lambda clause: numeral(part_of(clause)))
    elif len(set(firsts)) == len(firsts):  # a list without parts: by the numbers of its labels
        clauses.sort(key=lambda clause: _natural(clause.label))
    return tuple(clauses)


def numeral(text: str) -> int:
    """The value of a Roman numeral up to 49, or of digits."""
    if text.isdigit():
        return int(text)
    values = [_VALUES[letter] for letter in text]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _natural(label: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", label))
