"""Names of pages, and how near one name comes to another: letters that look alike, slips of one letter, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile(r"[\"“‘«]([^\"”’»\n]{3,70})[\"”’»]|(?<![\w'])'([^'\n]{3,70})'(?!\w)")
_HANDLE = re.compile(r"(?<![\w.])@([A-Za-z0-9_.]{3,40})")
_RUN_TOGETHER = re.compile(r"\b[A-Za-z0-9]+(?:[_.][A-Za-z0-9]+)+\b|\b(?:[A-Z][a-z]+){3,}\b")
_ADDRESS = re.compile(r"\b(?:https?://)?((?:[a-z0-9-]{2,40}\.){1,4}[a-z]{2,12})(?:/[\w.~-]*)*", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:named|called|titled|entitled|known as|handle|username|display name|page|account|name:)\s+"
    r"((?:[A-Z0-9][\w'’&.-]*|of|the|and)(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|the|and)){1,6})"
)
_LEADING = re.compile(
    r"\A\s*(?:The |A )?((?:[A-Z0-9][\w'’&.-]*)(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|the|and)){1,6})"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_INITIAL = frozenset({"of", "the", "and", "for", "in"})
_ALIKE = str.maketrans(
    {"0": "o", "1": "l", "|": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "i": "l"}
)
_SHORT, _LONG = 5, 10
"""Letters of a name in which one slip, and two slips, still leave it the same to a hasty reader."""


def names_in(text: str) -> list[str]:
    """The names of pages in a description: quoted, handles, addresses, or what stands after "called"."""
    found = [one or other for one, other in _QUOTED.findall(text)]
    found += _HANDLE.findall(text)
    found += _RUN_TOGETHER.findall(text)
    found += _ADDRESS.findall(text)
    found += _CALLED.findall(text)
    found += _LEADING.findall(text)
    return list(dict.fromkeys(found))


def as_words(name: str) -> str:
    """A name as words: `ridgecity_pdAlerts` becomes `ridgecity pd Alerts`."""
    return " ".join(_NO_LETTER.sub(" ", _CAMEL.sub(" ", name)).split())


def plain(name: str) -> str:
    """The letters and digits of a name, in small letters, without anything between them."""
    return _NO_LETTER.sub("", name).lower()


def skeleton(name: str) -> str:
    """What is left of a name when letters that look alike are one: `NorthMiam1P0lice`, `northrniami` and so on."""
    return plain(name).replace("rn", "m").replace("vv", "w").translate(_ALIKE)


def initials(name: str) -> str:
    """The first letters of a name of two or more words: `nmpd`."""
    words = [word for word in as_words(name).lower().split() if word not in _NO_INITIAL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def distance(one: str, other: str, most: int) -> int:
    """Slips (a letter more, fewer, another, or two exchanged) between two words; `most` + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for column, against in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != against))
            if last and column > 1 and letter == other[column - 2] and one[place - 2] == against:
                cost = min(cost, last[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def holds_name(name: str, known: Iterable[str]) -> bool:
    """Whether a page's name holds one of the known names, or their initials as a word."""
    letters, words = plain(name), as_words(name).lower().split()
    return any(
        (len(plain(one)) >= _SHORT and plain(one) in letters)
        or plain(one) in words
        or (initials(one) in words and len(initials(one)) > 2)  # noqa: PLR2004 -- two letters are anybody's
        for one in known
    )


def looks_like(name: str, known: Iterable[str]) -> bool:
    """Whether a name is a look-alike: nearly a known name, and not that name itself."""
    letters, bones = plain(name), skeleton(name)
    for one in known:
        own = plain(one)
        if len(own) < _SHORT or own == letters or own in letters:
            continue
        if skeleton(one) in bones or distance(bones, skeleton(one), 2) <= (2 if len(own) >= _LONG else 1):
            return True
    return False
