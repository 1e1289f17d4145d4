"""The model: for each kind of speech a sum of small weights over the words of a text, and a limit above which to speak.

It is linear, so that every word's share in the sum can be shown. Pure Python; asks nothing but the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import sqrt
from operator import itemgetter

from bailiwick.policy.statistic.features import TOKEN, pair_features, plain, word_features

WORDS_KEPT = 50_000
MOST_CHARACTERS = 20_000
"""What stands further on is not read: nobody writes a post that long, and time must stay bounded."""


class Kind(Enum):
    """What the model was taught to notice. `WORD`: whether this very word is what makes a text rude."""

    OBSCENE = "obscene"
    CONTEMPT = "contempt"
    ATTACK = "attack"
    THREAT = "threat"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Plane:
    """One kind's weights: small integers by the number of a feature, worth `scale` each, with where it speaks up.

    `narrow` is the score from which it speaks of any text, `wide` of a visitor's comment, which is only looked at.
    """

    weights: array[int]
    scale: float
    bias: float
    narrow: float
    wide: float


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How much a text is like what people have called that kind of speech.

    `score` is a log-odds, good only for comparing; `limit` the score from which the model speaks. `spans` are the words
    that are rude where they stand, as character offsets, end exclusive.
    """

    score: float
    limit: float
    spans: tuple[tuple[int, int], ...]

    @property
    def speaks(self) -> bool:
        """Whether a person should be asked to read the text; never where no word can be shown."""
        return bool(self.spans)


Span = tuple[int, int]
Vector = tuple[int, ...]
"""The number of a word, then the weight of the word and its parts in each plane."""


class _Reading:
    """The words of a text as the model reads them: their vectors by place, their pairs, the root of their number."""

    __slots__ = ("length", "pairs", "vectors")

    def __init__(self, raw: str, vector_of: Callable[[str], Vector]) -> None:
        words = TOKEN.findall(raw)
        self.length: float = sqrt(len(words))
        self.vectors: tuple[Vector, ...] = tuple(zip(*map(vector_of, words), strict=True))
        self.pairs = pair_features(self.vectors[0]) if words else []


class Model:
    """A trained model. Built by `policy/loading`, which has checked its digest."""

    def __init__(self, planes: Mapping[Kind, Plane]) -> None:
        self.planes = dict(planes)
        self._order = {kind: place for place, kind in enumerate(self.planes, start=1)}
        self._vector = lru_cache(maxsize=WORDS_KEPT)(self._vector_of)
        self._reading = lru_cache(maxsize=4)(_Reading)

    def likelihood(self, raw: str, kind: Kind, *, wide: bool = False) -> Likelihood:
        """How likely a text is of a kind."""
        read = raw[:MOST_CHARACTERS]
        plane = self.planes[kind]
        score, limit = self._score(read, kind), plane.wide if wide else plane.narrow
        return Likelihood(score, limit, self.marked(read) if score >= limit else ())

    def scores(self, raw: str) -> Mapping[Kind, float]:
        """The score of every kind."""
        return {kind: self._score(raw[:MOST_CHARACTERS], kind) for kind in self.planes}

    def shares(self, raw: str, kind: Kind) -> list[float]:
        """How much each word, with its neighbours, speaks for a kind: a log-odds of the word alone."""
        vectors = [self._vector(match[0]) for match in TOKEN.finditer(raw)]
        plane, place = self.planes[kind], self._order[kind]
        pairs = [plane.weights[number] for number in pair_features([vector[0] for vector in vectors])]
        return [
            plane.bias + plane.scale * (vector[place] + before + after)
            for vector, before, after in zip(vectors, pairs, pairs[1:], strict=False)
        ]

    def _score(self, raw: str, kind: Kind) -> float:
        """The score of one kind; a check asks for one or two, and the words are only read once for them."""
        reading, plane = self._reading(raw, self._vector), self.planes[kind]
        if not reading.length:
            return plane.bias
        alone, pairs = reading.vectors[self._order[kind]], reading.pairs
        return (
            plane.bias
            + plane.scale * (sum(alone) + sum(map(plane.weights.__getitem__, pairs))) / reading.length
        )

    def _vector_of(self, token: str) -> Vector:
        numbers = word_features(plain(token))
        if len(numbers) == 1:
            return (numbers[0], *(plane.weights[numbers[0]] for plane in self.planes.values()))
        pick = itemgetter(*numbers)  # quicker than one look after another
        return (numbers[0], *(sum(pick(plane.weights)) for plane in self.planes.values()))

    def marked(self, raw: str) -> tuple[Span, ...]:
        """The words that are rude where they stand. Words that only name people, addresses and numbers never are."""
        limit = self.planes[Kind.WORD].narrow
        shares = self.shares(raw, Kind.WORD)
        marked: list[Span] = []
        for match, share in zip(TOKEN.finditer(raw), shares, strict=True):
            start, end = match.span()
            if share < limit or not plain(match[0])[0].isalpha():
                continue
            if marked and raw[marked[-1][1] : start] == " ":
                marked[-1] = (marked[-1][0], end)
            else:
                marked.append((start, end))
        return tuple(marked)
