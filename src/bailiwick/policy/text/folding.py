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
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from operator import itemgetter

from bailiwick.policy.text.characters import Offsets

LOOK_ALIKES = {
    ord(alike): plain
    for plain, alikes in {
        "a": "аαɑᴀд",
        "b": "вβьъ",
        "c": "сϲᴄ",
        "d": "ԁᴅ",
        "e": "еёεᴇ",
        "f": "ғϝƒ",
        "g": "ɡցɢ",
        "h": "һнհʜ",
        "i": "іїιıɪ",
        "j": "јϳᴊ",
        "k": "кκҡᴋ",
        "l": "ӏʟⅼ",
        "m": "мᴍ",
        "n": "пηոɴ",
        "o": "оοօᴏσ",
        "p": "рρᴘ",
        "q": "ԛ",
        "r": "гʀ",
        "s": "ѕꜱ",
        "t": "тτᴛ",
        "u": "υսᴜ",
        "v": "ѵνᴠ",
        "w": "ԝωѡᴡ",
        "x": "хχ",
        "y": "уγʏ",
        "z": "ᴢ",
        "3": "з",
    }.items()
    for alike in alikes
}
"""Letters of other alphabets that look like a Latin one, with that one."""
_SET_APART_HIT = 0
_ALIEN_HIT = 1
DISGUISES = (
    rb"(?:^|[^a-z0-9])[a-z](?:[ ._*/|-]{1,2}[a-z]){2}(?:$|[^a-z0-9])",  # f u c k, f.u.c.k
    rb"(?:^|[^a-z0-9_])_[a-z]|[a-z]_(?:$|[^a-z0-9])|(?:^|[^_])___",  # letters of other alphabets, at the ends of words
    rb"[a-z][013457@$!+*#_|%\x1a]{1,6}[a-z]",  # sh1t b!tch f*ck, and letters of other alphabets inside words
    rb"(?:^|[^a-z0-9])[013457$!][a-z]{3}",  # $hit 5lut, but not 30mph
    rb"@ss|@rse",
    rb"(?:^|[^a-z*])[a-z]{1,4}[$*]{2}",  # a$$ sh**
    rb"[a-z]{2}\$",
    rb"(?:^|[^a-z])[b-df-hj-np-tv-z]{1,2}-{1,2}[b-df-hj-np-tv-z]",  # sh-t, but not co-op
    b"|".join(
        b"(?:^|[^%c])%c%c%c" % ((letter,) * 4) for letter in b"abcdefghijklmnopqrstuvxyz"
    ),  # fuuuck; not www
)
"""Where a disguise may stand. These are looked for in the plain stream; their hits end inside or right after one."""
_AROUND = 24  # characters of the neighbourhood that a word is read in, for terms of several words
_LONGEST_WORD = 48
_LONGEST_SET_APART = 64
_LONGEST_ADDRESS = 300
_NEAR = 6
_LONGEST_STRETCH = 160  # disguised words so near one another are read together up to this length
_MOST_RUNS = 3

_WORD = re.compile(r"[a-z0-9@$!+|]*[a-z0-9@$]")
_HIDES = re.compile(r"[013457@$!+|]")
_ONE = re.compile(r"[1!|]")
_LEET = {one: str.maketrans("013457@$!+|", f"o{one}eastasit{one}") for one in "il"}
_MASKS = re.compile(r"(?<=[a-z])[*#%@$\x1a_-]+(?=[a-z])|(?<=[a-z])\*+")
_MASK_SIGNS = str.maketrans("#%@$\x1a-", "*****_")
_SET_APART = re.compile(r"(?<![a-z0-9])[a-z]([ ._*/|-]{1,2})[a-z](?:\1[a-z])+(?![a-z0-9])")
_RUN = re.compile(r"([a-z])\1{2,}")
_ABBREVIATION = 3  # letters: "f.a.g." may well be one, "f.u.c.k" is not
_WHITE = bytes(0x20 if byte in b"\t\n\r\x0b\x0c" else byte for byte in range(256))

Kept = Sequence[int]
"""The places, within a stretch, of the characters of a reading, and where the stretch ends."""


class FoldedStream:
    """The readings of every stretch of a text that may hide a word, one a line, and the way back to the raw text."""

    def __init__(
        self, raw: str, data: bytes, offsets: Offsets, disguises: Iterable[tuple[int, int, int]]
    ) -> None:
        self._data = data
        self._offsets = offsets
        # For each line: where it begins, where its neighbourhood, its stretch begin in the plain stream, places kept.
        self._lines: list[tuple[int, int, int, Kept]] = []
        lines = []
        length = 0
        for begin, end in _stretches(data, disguises, alien=not raw.isascii()):
            words = _letters(raw, data, offsets, begin, end)
            plain = data[begin:end].decode("latin-1").lower()
            before, after = _neighbours(data, begin, end)
            for reading, kept in dict(_readings(words)).items():
                if reading != plain or "*" in reading or "_" in reading:
                    line = f"{before}{reading}{after}"
                    lines.append(line)
                    self._lines.append((length, begin - len(before), begin, kept))
                    length += len(line) + 1
        self.data = "\n".join(lines).encode("latin-1")

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a hit stands in the raw text; None when nothing there is disguised, or a mask hides too much."""
        line, before, begin, kept = self._lines[bisect_right(self._lines, start, key=itemgetter(0)) - 1]
        shift = begin - before
        first = _place_in_plain(start - line, before, shift, kept)
        last = _place_in_plain(end - line, before, shift, kept) - 1
        word = self.data[start:end]
        if last < first or b"\n" in word:  # a pattern ran on into the next reading
            return None
        if word == self._data[first : last + 1].lower() and b"*" not in word and b"_" not in word:
            return None
        if not self._masks_fit(start, end, word):
            return None
        if self._offsets is None:
            return first, last + 1
        return self._offsets[first], self._offsets[last] + 1

    def _masks_fit(self, start: int, end: int, words: bytes) -> bool:
        """Whether masks hide at most half of every word, and a mask at the end is not the end of *emphasis*."""
        emphasis = self.data[end : end + 1] == b"*" or self.data[max(0, start - 1) : start] == b"*"
        if words.endswith(b"*") and emphasis:
            return False
        return all(2 * (word.count(b"*") + word.count(b"_")) <= len(word) for word in words.split())


def _place_in_plain(place: int, before: int, shift: int, kept: Kept) -> int:
    """From a place in a line (neighbours, reading, neighbours) to the place in the plain stream."""
    inside = place - shift
    if inside < 0:
        return before + place
    if inside < len(kept):
        return before + shift + kept[inside]
    return before + shift + kept[-1] + inside - len(kept) + 1


def _stretches(
    data: bytes, disguises: Iterable[tuple[int, int, int]], *, alien: bool
) -> list[tuple[int, int]]:
    """The words that may be disguised, in order, none touching another; of bounded length, so that work is linear."""
    found: list[tuple[int, int]] = []
    flat = data.translate(_WHITE)
    for number, _, end in disguises:
        if number == _ALIEN_HIT and not alien:
            continue
        if found and end <= found[-1][1]:
            continue
        reach = _LONGEST_SET_APART if number == _SET_APART_HIT else 2
        limit = max(0, end - _LONGEST_WORD - reach)
        begin = max(limit, flat.rfind(b" ", limit, max(0, end - reach)) + 1)
        space = flat.find(b" ", end + reach - 2, end + _LONGEST_WORD + reach)
        until = space if space >= 0 else min(len(data), end + _LONGEST_WORD + reach)
        if _in_address(flat, end):
            continue
        if not found or begin > found[-1][1] + _NEAR:
            found.append((begin, until))
        elif until <= found[-1][0] + _LONGEST_STRETCH:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        elif max(begin, found[-1][1]) < until:
            found.append((max(begin, found[-1][1]), until))
    return found


def _in_address(flat: bytes, place: int) -> bool:
    """Whether a place stands in an address of the web, whose letters and digits are nobody's words."""
    begin = max(
        0, place - _LONGEST_ADDRESS, flat.rfind(b" ", max(0, place - _LONGEST_ADDRESS), max(0, place - 1))
    )
    return flat.find(b"://", begin, place) >= 0 or flat.find(b"www.", begin, place) >= 0


def _neighbours(data: bytes, begin: int, end: int) -> tuple[str, str]:
    before = data[max(0, begin - _AROUND) : begin].decode("latin-1").lower().replace("\n", " ")
    after = data[end : end + _AROUND].decode("latin-1").lower().replace("\n", " ")
    return before, after


def _letters(raw: str, data: bytes, offsets: Offsets, begin: int, end: int) -> str:
    """A stretch in small letters, with look-alikes of other alphabets as the Latin letters they look like."""
    words = data[begin:end].decode("latin-1").lower().replace("\n", " ")
    if "_" not in words or raw.isascii():
        return words
    letters = list(words)
    for place, letter in enumerate(letters):
        if letter == "_":
            whole = raw[offsets[begin + place] if offsets else begin + place].lower()
            letters[place] = LOOK_ALIKES.get(ord(whole), "_") if len(whole) == 1 else "_"
    return "".join(letters)


def _readings(words: str) -> Iterator[tuple[str, Kept]]:
    """Every way to read a stretch, with the places of the letters that stay."""
    ways = [words]
    if _HIDES.search(words):
        ways = [_unleet(words, one) for one in ("il" if _ONE.search(words) else "i")]
    if _MASKS.search(words):
        ways.append(_MASKS.sub(lambda masks: masks.group().translate(_MASK_SIGNS), words))
    for reading in dict.fromkeys(ways):
        for joined in _joined(reading):
            yield from _squeezed(reading, joined)


def _unleet(words: str, one: str) -> str:
    return _WORD.sub(lambda word: _unleet_word(word.group(), one), words)


def _unleet_word(word: str, one: str) -> str:
    if word.isalpha():
        return word
    letters = sum(map(str.isalpha, word))
    digits = sum(map(str.isdigit, word))
    if not letters or digits > letters + (len(word) > 4):  # noqa: PLR2004 -- "1d10t" is a word, "a55" a road
        return word
    return word.translate(_LEET[one])


def _joined(words: str) -> Iterator[Kept]:
    """The places that stay when letters set apart are put together; "a f u c k u" also without its ends."""
    runs = [run for run in _SET_APART.finditer(words) if not _is_abbreviation(run)]
    if not runs:
        yield range(len(words) + 1)
        return
    for first, last in product((0, 1), (0, 1)):
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


def _squeezed(words: str, joined: Kept) -> Iterator[tuple[str, Kept]]:
    """The readings with every run of three and more of a letter taken once, and taken twice."""
    reading = words if isinstance(joined, range) else "".join([words[place] for place in joined[:-1]])
    runs = [run.span() for run in _RUN.finditer(reading)]
    if not runs:
        yield reading, joined
        return
    few = len(runs) <= _MOST_RUNS
    for lengths in product((1, 2), repeat=len(runs)) if few else ((n,) * len(runs) for n in (1, 2)):
        dropped = {
            place
            for (start, end), length in zip(runs, lengths, strict=True)
            for place in range(start + length, end)
        }
        stay = [place for place in range(len(reading)) if place not in dropped]
        yield "".join([reading[place] for place in stay]), [*(joined[place] for place in stay), joined[-1]]
