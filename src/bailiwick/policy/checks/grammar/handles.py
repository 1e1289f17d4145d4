"""Covert names held against what is known of the person behind them: parts of names, numbers, words of the agency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.checks.grammar.lookalike import as_words, distance, plain, skeleton

_SHORTEST = 4
_LONG = 7
_FIELD = re.compile(
    r"(?i)\b(?:user ?names?|screen ?names?|handle|display name|profile name|login|alias|account name|name on (?:the )?profile)"
    r"\s*(?::|=|is|will be|reads)?\s*[\"“']?(@?[A-Za-z0-9][\w.@-]*(?:\s[A-Z0-9][\w.-]*){0,2})"
)
_MAINTAINER = re.compile(
    r"\b(?:[Mm]aintainer|[Mm]aintained by|[Kk]ept by|[Uu]ser is|[Rr]un by|[Hh]older)\b(?:,| is|:)? ?(?:calls? (?:the )?)?"
    r"(?:[Oo]fficer|[Dd]etective|[Ss]ergeant|[Ss]gt\.?|[Dd]et\.?|[Ii]nvestigator|[Dd]eputy|[Ll]ieutenant|[Aa]gent)?\s*"
    r"((?:[A-Z][\w'-]+)(?:\s[A-Z][\w'-]+)?)"
)
_BEGINS_WITH_HANDLE = re.compile(r"\s*(@?[A-Za-z][\w.-]*[\d_][\w.-]*)\s*[;,:(–—]")
_ADDRESS = re.compile(
    r"(?i)\b(?:lives?|living|resides?|residing|stays|home|house|address|apartment|grew up|owns)\b[^.;\n]{0,24}?"
    r"\b(\d{1,5})\s+(?:[nsew]\.? )?([a-z][a-z'-]+)"
)
_NO_NAME = frozenset({"officer", "detective", "sergeant", "the"})
_AVATAR = re.compile(r"(?i)^\s*(?:avatar|profile (?:picture|photo)|picture|banner)\b")


class Tie(Enum):
    """What ties a covert name to somebody."""

    NAME = "name"
    NICKNAME = "nickname"
    HANDLE = "handle"
    BADGE = "badge"
    BIRTH_YEAR = "birth-year"
    UNIT = "unit"
    INITIALS = "initials"
    AVATAR = "avatar"


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the maintainer, each as words; empty where nothing is."""

    names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    badge: str = ""
    birth_year: str = ""
    unit: str = ""


def names_entered(text: str) -> list[str]:
    """The usernames and screen names of an entry told in words."""
    if _AVATAR.match(text):
        return []
    bare = _BEGINS_WITH_HANDLE.match(text)
    return [found.strip() for found in _FIELD.findall(text)] or ([bare[1]] if bare else [])


def holds_address(covert: str, text: str) -> bool:
    """Whether the name holds the number or the street of a home that the entry tells of."""
    numbers, letters = set(re.findall(r"\d+", covert)), plain(covert)
    return any(
        (len(number) > 1 and number in numbers) or (len(street) >= _SHORTEST and street.lower() in letters)
        for number, street in _ADDRESS.findall(text)
    )


def maintainer_in(text: str) -> list[str]:
    """The maintainer's names, and unit, as an entry told in words gives them."""
    return [found for found in _MAINTAINER.findall(text) if found.lower() not in _NO_NAME]


def ties_of(covert: str, known: Person) -> list[tuple[Tie, float]]:
    """What ties a covert name to the maintainer, and how surely; nothing when nothing does."""
    letters = plain(covert)
    found = [
        (Tie.HANDLE, 0.92 if any(plain(one) == letters for one in known.handles) else 0.85)
        for _ in range(_near(covert, known.handles))
    ]
    found += [(Tie.NICKNAME, 0.9) for _ in range(_holds(covert, known.nicknames))]
    found += [(Tie.NAME, 0.85) for _ in range(_holds(covert, _parts(known.names)))]
    numbers = re.findall(r"\d+", covert)
    if known.badge and known.badge.lstrip("0") in {number.lstrip("0") for number in numbers}:
        found.append((Tie.BADGE, 0.85))
    if known.birth_year and (known.birth_year in numbers or _two_digits(known.birth_year, numbers, found)):
        found.append((Tie.BIRTH_YEAR, 0.8))
    if known.unit and len(plain(known.unit)) > 1 and plain(known.unit) in letters:
        found.append((Tie.UNIT, 0.8))
    if numbers and any(letters.startswith(one) for one in _initials(known.names)) and found:
        found.append((Tie.INITIALS, 0.85))
    return found


def _near(covert: str, handles: Iterable[str]) -> bool:
    """Whether it is one of the handles, holds one, or is a slip away from one."""
    bones = skeleton(covert)
    return any(
        (len(plain(one)) >= _SHORTEST and skeleton(one) in bones)
        or (len(bones) >= _LONG and distance(bones, skeleton(one), 1) <= 1)
        for one in handles
    )


def _holds(covert: str, names: Iterable[str]) -> bool:
    """Whether it holds a name: as a word of its own, run together, backwards, or with look-alike letters."""
    bones, words = skeleton(covert), {skeleton(word) for word in as_words(covert).split()}
    return any(
        skeleton(name) in words
        or (len(skeleton(name)) >= _SHORTEST and (skeleton(name) in bones or skeleton(name)[::-1] in bones))
        for name in names
        if plain(name)
    )


def _parts(names: Iterable[str]) -> list[str]:
    """First and last names by themselves; single letters are nobody's."""
    return [part for name in names for part in as_words(name).split() if len(part) > 1]


def _initials(names: Iterable[str]) -> list[str]:
    return ["".join(part[0] for part in as_words(name).lower().split()) for name in names if name.strip()]


def _two_digits(year: str, numbers: list[str], found: list[tuple[Tie, float]]) -> bool:
    """The last two digits of a year are anybody's by themselves; beside another tie they are one more."""
    return bool(found) and year[-2:] in numbers
