"""The folded stream: what a disguised word says, and where its letters stand in the raw text.

Read as one word are: look-alike letters of other alphabets ("іdiot"), digits and signs inside words ("sh1t", "a$$"),
letters set apart one by one ("f u c k", "i.d.i.o.t"), letters repeated ("fuuuuck") and letters masked ("f**k"). Only
the neighbourhood of something that may be a disguise is read this way, in as many readings as the disguise leaves
open ("1" is i or l). A number that stands alone is never read as a word.
"""
# ruff: noqa: RUF001, RUF002 -- look-alike letters are what this module is about

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from operator import itemgetter

import hyperscan

from bailiwick.policy.text.characters import Offsets

MASK = "*"
WEAK_MASK = "_"
"""What stands for a hyphen or underline inside a word: a mask only in words of four letters and more."""

_LOOK_ALIKES = {
    ord(alike): plain
    for plain, alikes in {
        "a": "аαɑᴀд", "b": "вβьъ", "c": "сϲᴄ", "d": "ԁᴅ", "e": "еёεᴇ", "f": "ғϝƒ", "g": "ɡցɢ", "h": "һнհʜ",
        "i": "іїιıɪ", "j": "јϳᴊ", "k": "кκҡᴋ", "l": "ӏʟⅼ", "m": "мᴍ", "n": "пηոɴ", "o": "оοօᴏσ", "p": "рρᴘ",
        "q": "ԛ", "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛ", "u": "υսᴜ", "v": "ѵνᴠ", "w": "ԝωѡᴡ", "x": "хχ", "y": "уγʏ",
        "z": "ᴢ", "3": "з",
    }.items()
    for alike in alikes
}
_DISGUISES = (
    rb"[a-z][013457@$!+*#_|%\x1a]{1,6}[a-z]",  # sh1t b!tch f*ck, and letters of other alphabets inside words
    rb"(?:^|[^a-z0-9])[013457$!]{1,3}[a-z]{3}",  # $hit 5lut
    rb"@ss|@rse",
    rb"[a-z][$*]{2}",  # a$$ sh**
    rb"[a-z]{2}\$",
    rb"(?:^|[^a-z0-9])[a-z](?:[ ._*/|-]{1,2}[a-z]){2}(?:$|[^a-z0-9])",  # f u c k, f.u.c.k
    rb"(?:^|[^a-z])[a-z]{1,2}-{1,3}[a-z]{1,3}(?:$|[^a-z])",  # sh-t
    rb"(?:^|[^a-z0-9_])_[a-z]|[a-z]_(?:$|[^a-z0-9_])|___",
    b"|".join(bytes((letter,)) * 3 for letter in b"abcdefghijklmnopqrstuvxyz"),  # fuuuck; not www
)
_REACH = 16
_FARTHEST = 48
_MANY_READINGS = 400  # characters; a longer stretch is read in fewer ways, so that work stays linear in the text
_MOST_RUNS = 3

_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_WORD = re.compile(r"[a-z0-9@$!+|]*[a-z0-9@$]")
_HIDES = re.compile(r"[013457@$!+|]")
_LEET = {one: str.maketrans("013457@$!+|", f"o{one}eastasit{one}") for one in "il"}
_MASKS = re.compile(r"(?<=[a-z])[*#%@$\x1a_-]+(?=[a-z])|(?<=[a-z])\*+")
_MASK_SIGNS = str.maketrans("#%@$\x1a-", "*****_")
_SET_APART = re.compile(r"(?<![a-z0-9])[a-z]([ ._*/|-]{1,2})[a-z](?:\1[a-z])+(?![a-z0-9])")
_RUN = re.compile(r"([a-z])\1{2,}")
_ABBREVIATION = 3  # letters: "f.a.g." may well be one, "f.u.c.k" is not

Kept = Sequence[int]
"""The places, within a stretch, of the characters of a reading, and where the stretch ends."""


def disguise_finder() -> hyperscan.Database:
    """A database that finds where a disguise may stand: its hits end inside or right after one."""
    database = hyperscan.Database()
    database.compile(expressions=list(_DISGUISES), flags=hyperscan.HS_FLAG_CASELESS)
    return database


class FoldedStream:
    """The readings of every stretch of a text that may hide a word, one a line, and the way back to the raw text."""

    def __init__(self, raw: str, data: bytes, offsets: Offsets, ends: Sequence[int]) -> None:
        self._data = data
        self._offsets = offsets
        self._segments: list[tuple[int, int, Kept]] = []  # begin in the stream, begin in the plain stream, places kept
        lines = []
        length = 0
        for begin, end in _stretches(data, ends):
            seen: set[str] = set()
            for reading, kept in _readings(_letters(raw, data, offsets, begin, end)):
                if reading not in seen:
                    seen.add(reading)
                    lines.append(reading)
                    self._segments.append((length, begin, kept))
                    length += len(reading) + 1
        self.data = "\n".join(lines).encode("latin-1")

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a hit stands in the raw text; None when nothing there is disguised, or a mask hides too much."""
        segment, begin, kept = self._segments[bisect_right(self._segments, start, key=itemgetter(0)) - 1]
        if end - segment >= len(kept):  # a pattern ran on into the next reading
            return None
        first = begin + kept[start - segment]
        last = begin + kept[end - segment] - 1
        word = self.data[start:end]
        plain = self._data[first : last + 1]
        if word == plain.lower() and MASK.encode() not in word and WEAK_MASK.encode() not in word:
            return None
        if not self._masks_fit(start, end, word):
            return None
        if self._offsets is None:
            return first, last + 1
        return self._offsets[first], self._offsets[last] + 1

    def _masks_fit(self, start: int, end: int, words: bytes) -> bool:
        """Whether masks hide at most half of every word, and a mask at the end is not the end of *emphasis*."""
        star = ord(MASK)
        if words[-1] == star and (
            self.data[end : end + 1] == b"*" or self.data[max(0, start - 1) : start] == b"*"
        ):
            return False
        return all(2 * (word.count(b"*") + word.count(b"_")) <= len(word) for word in words.split())


def _stretches(data: bytes, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The neighbourhoods of disguises, widened to whole words, none touching another."""
    found: list[tuple[int, int]] = []
    flat = data.translate(_WHITE)
    for end in ends:
        if found and end <= found[-1][1] - _REACH:
            continue
        begin = max(0, end - _FARTHEST, flat.rfind(b" ", 0, max(0, end - _REACH)) + 1)
        space = flat.find(b" ", end + _REACH, end + _FARTHEST)
        until = space if space >= 0 else min(len(data), end + _FARTHEST)
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        else:
            found.append((begin, until))
    return found


_WHITE = bytes(0x20 if byte in b"\t\n\r\x0b\x0c" else byte for byte in range(256))


def _letters(raw: str, data: bytes, offsets: Offsets, begin: int, end: int) -> str:
    """A stretch in small letters, with look-alikes as the Latin letters they look like and addresses blotted out."""
    words = data[begin:end].decode("latin-1").lower()
    if "_" in words and not raw.isascii():
        letters = list(words)
        for place, letter in enumerate(letters):
            if letter == "_":
                whole = raw[offsets[begin + place] if offsets else begin + place].lower()
                twin = whole.translate(_LOOK_ALIKES)
                letters[place] = twin if len(twin) == 1 and twin.isascii() else "_"
        words = "".join(letters)
    if "://" in words or "www." in words:
        words = _ADDRESS.sub(lambda address: " " * len(address.group()), words)
    return words


def _readings(words: str) -> Iterator[tuple[str, Kept]]:
    """Every way to read a stretch, with the places of the letters that stay."""
    brief = len(words) <= _MANY_READINGS
    plain = [_unleet(words, "i")]
    if brief and _HIDES.search(words):
        plain += [_unleet(words, "l")]
    if _MASKS.search(words):
        plain.append(_MASKS.sub(lambda masks: masks.group().translate(_MASK_SIGNS), words))
    for reading in dict.fromkeys(plain):
        for joined in _joined(reading, brief=brief):
            yield from _squeezed(reading, joined, brief=brief)


def _unleet(words: str, one: str) -> str:
    return _WORD.sub(lambda word: _unleet_word(word.group(), one), words) if _HIDES.search(words) else words


def _unleet_word(word: str, one: str) -> str:
    letters = sum(sign.isalpha() for sign in word)
    digits = sum(sign.isdigit() for sign in word)
    if not letters or digits > letters + (len(word) > 4):  # noqa: PLR2004 -- "1d10t" is a word, "a55" a road
        return word
    return word.translate(_LEET[one])


def _joined(words: str, *, brief: bool) -> Iterator[Kept]:
    """The places that stay when letters set apart are put together; "a f u c k u" also without its ends."""
    runs = [run for run in _SET_APART.finditer(words) if not _is_abbreviation(run)]
    if not runs:
        yield range(len(words) + 1)
        return
    for first, last in product((0, 1), (0, 1)) if brief else ((0, 0),):
        dropped: set[int] = set()
        for run in runs:
            step = len(run[1]) + 1
            begin = run.start() + (step if first and words[run.start()] in "ai" else 0)
            end = run.end() - (step if last and words[run.end() - 1] in "aiu" else 0)
            dropped.update(place for place in range(begin, end) if (place - begin) % step)
        yield [place for place in range(len(words) + 1) if place not in dropped]


def _is_abbreviation(run: re.Match[str]) -> bool:
    step = len(run[1]) + 1
    return (run.end() - run.start() - 1) // step + 1 <= _ABBREVIATION and run[1] not in " *"


def _squeezed(words: str, joined: Kept, *, brief: bool) -> Iterator[tuple[str, Kept]]:
    """The readings with every run of three and more of a letter taken once, and taken twice."""
    reading = words if isinstance(joined, range) else "".join([words[place] for place in joined[:-1]])
    runs = [run.span() for run in _RUN.finditer(reading)]
    if not runs:
        yield reading, joined
        return
    few = brief and len(runs) <= _MOST_RUNS
    for lengths in product((1, 2), repeat=len(runs)) if few else ((n,) * len(runs) for n in (1, 2)):
        dropped = {
            place for (start, end), length in zip(runs, lengths, strict=True) for place in range(start + length, end)
        }
        stay = [place for place in range(len(reading)) if place not in dropped]
        yield "".join([reading[place] for place in stay]), [*(joined[place] for place in stay), joined[-1]]
