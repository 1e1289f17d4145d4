"""What the model sees of a text: words, parts of words and pairs of words, as numbers that cannot be read back.

Words that only name people (a faith, a colour, an orientation, a country) all read alike, and so do names of accounts:
the model cannot learn that a text is worse because of whom it mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

BUCKETS = 1 << 18
"""Numbers there are for features; two features that share one share a weight."""

LONGEST_WORD = 24
SHORTEST_PART, LONGEST_PART = 3, 5

TOKEN = re.compile(r"https?://\S+|www\.\S+|@\w+|\d[\d.,:]*|[^\W\d_](?:[^\W\d_]|['’*@$!](?=[^\W\d_]))*|[!?]")
_MASK = BUCKETS - 1
_STANDS_FOR = {"@": "<handle>", **dict.fromkeys("0123456789", "<number>")}
_PEOPLE = "<people>"

PEOPLE = frozenset(
    """
    african africans american americans arab arabs asian asians atheist atheists autistic bisexual black
    blacks blind boomer boomers boy boys brown buddhist buddhists catholic catholics child children chinese
    christian christians cuban cubans deaf disabled elderly european europeans female females feminist
    feminists gay gays german germans girl girls guatemalan haitian haitians hindu hindus hispanic hispanics
    homosexual homosexuals immigrant immigrants indian indians irish islam islamic italian italians japanese
    jew jewish jews judaism kid kids korean koreans latina latinas latino latinos latinx lesbian lesbians
    lgbt lgbtq male males man men mexican mexicans migrant migrants millennial millennials mormon mormons
    muslim muslims native natives nigerian nigerians pakistani pakistanis palestinian palestinians polish
    protestant protestants queer refugee refugees russian russians sikh sikhs somali somalis straight syrian
    syrians teenager teenagers trans transgender turkish turks veteran veterans vietnamese white whites
    woman women
    """.split()  # noqa: SIM905 -- read as a table
)
"""Words that only name people. Words that demean them are not among these."""


def plain(token: str) -> str:
    """A token as the model reads it: addresses, handles, numbers and names of people each read alike."""
    word = token.casefold().replace("’", "'")
    if word in PEOPLE:
        return _PEOPLE
    if word.startswith(("http:", "https:", "www.")):
        return "<address>"
    return _STANDS_FOR.get(word[0], word[:LONGEST_WORD])


def word_features(word: str) -> list[int]:
    """The numbers of a plain word and of its parts of three to five letters; the word's own comes first."""
    found = [number_of(f"w {word}")]
    if not word.startswith("<"):
        whole = f"<{word}>".encode()
        found += [
            crc32(whole[at : at + size]) & _MASK
            for size in range(SHORTEST_PART, LONGEST_PART + 1)
            for at in range(len(whole) - size + 1)
        ]
    return found


def pair_features(own: Sequence[int]) -> list[int]:
    """The numbers of words side by side, from their own numbers: each with the one before it, the last with the end."""
    return [
        (before * 31 + number) & _MASK for before, number in zip((_EDGE, *own), (*own, _EDGE), strict=True)
    ]


def number_of(feature: str) -> int:
    """The number of a feature; CRC-32 is quick, and the same everywhere."""
    return crc32(feature.encode()) & _MASK


_EDGE = number_of("")
"""What stands before the first word and behind the last."""
