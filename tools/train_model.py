"""Train the statistical model of speech from real comments: `python -m tools.train_model` (needs `make bench` once).

Only the tuning half of the sets is read (`bench/data.py`), and only sets that may be learned from: news comments and
toxic spans (CC0), Davidson's tweets (MIT), ordinary posts (PDDL). Official posts teach it nothing: they only set the
limits from which it speaks. The same data give the same file, byte for byte.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench import data
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.policy.loading.statistic_file import SHIPPED
from bailiwick.policy.statistic import Kind, Model, pinned
from bailiwick.policy.statistic.features import BUCKETS, TOKEN, pair_features, plain, word_features
from bailiwick.policy.statistic.model import Plane

SEED = 20_261_121
STRENGTH = 1.0
"""Inverse of the regularisation."""
POSTS, TWEETS = (0.0025, 0.01), (0.01, 0.03)
"""The shares of official and ordinary posts, and of clean tweets (whose labels err more), that each kind may speak of:
first where a post is read, then where a comment is, which is only ever looked at."""
LITTLE_TAUGHT = frozenset({Kind.THREAT})
"""Kinds of which the sets hold so few examples that a comment is spoken of no sooner than a post."""
ORDINARY = 6_000
"""Ordinary posts that teach what is not meant; the rest of them only help to set the limits."""
COLUMNS = {Kind.OBSCENE: "obscene", Kind.CONTEMPT: "identity", Kind.ATTACK: "insult", Kind.THREAT: "threat"}
GREATEST = 127
CLIPPED = 0.9999
HATE, OFFENSIVE, NEITHER = 0, 1, 2

Answer = float
"""The share of people who would call a text that."""
Weights = npt.NDArray[np.float64]


@dataclass
class Lesson:
    """Texts with what people said of them, and how much each counts."""

    texts: list[str]
    answers: list[Answer]
    weights: list[float]

    def add(self, texts: Iterable[str], answer: Answer, weight: float = 1.0) -> None:
        """Take in texts of one answer."""
        for text in texts:
            self.texts.append(text)
            self.answers.append(answer)
            self.weights.append(weight)


def learnable(texts: Iterable[str]) -> list[str]:
    """The tuning half, each text once."""
    return [text for text in dict.fromkeys(texts) if not data.is_held_back(text)]


@cache
def ordinary_posts() -> list[str]:
    """The tuning half of ordinary posts."""
    return learnable(data.ordinary_posts())


def features_of(text: str) -> tuple[list[int], float]:
    """Every feature of a text, and what each is worth."""
    by_word = [word_features(plain(token)) for token in TOKEN.findall(text)]
    numbers = [number for own in by_word for number in own]
    return numbers + pair_features([own[0] for own in by_word]), 1 / sqrt(max(1, len(by_word)))


def word_by_word(text: str) -> list[list[int]]:
    """The features of each word: its own, and the pairs on both sides of it."""
    by_word = [word_features(plain(token)) for token in TOKEN.findall(text)]
    pairs = pair_features([own[0] for own in by_word])
    return [[*own, pairs[at], pairs[at + 1]] for at, own in enumerate(by_word)]


def matrix(rows: Iterable[tuple[Sequence[int], float]]) -> csr_matrix:
    """Rows of features as a sparse matrix; what occurs twice counts twice."""
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for numbers, worth in rows:
        places += numbers
        values += [worth] * len(numbers)
        ends.append(len(places))
    shape = (len(ends) - 1, BUCKETS)
    found = csr_matrix((np.array(values), np.array(places), np.array(ends)), shape=shape)
    found.sum_duplicates()
    return found


def lesson_for(kind: Kind) -> Lesson:
    """What one kind learns from."""
    lesson = Lesson([], [], [])
    column = COLUMNS[kind]
    for row in data.rows("comments/civil_typed_comments.give.csv"):
        share = min(1.0, int(row[f"n_{column}"]) / max(1, int(row["annotators"])))
        sure = kind is Kind.ATTACK and row[f"maj_{column}"] == "1"
        lesson.add(learnable([row["text"]]), 1.0 if sure else share)
    tweets = {label: learnable(texts) for label, texts in data.tweets().items()}
    lesson.add(tweets[NEITHER], 0.0)
    if kind is Kind.OBSCENE:
        lesson.add(tweets[OFFENSIVE], 1.0, 0.5)
    if kind is Kind.CONTEMPT:
        lesson.add(tweets[HATE], 1.0)
        lesson.add(tweets[OFFENSIVE], 0.0, 0.3)
    if kind is Kind.THREAT:
        lesson.add(tweets[HATE] + tweets[OFFENSIVE], 0.0, 0.2)
    lesson.add(ordinary_posts()[:ORDINARY], 0.0, 0.5)
    return lesson


def fit(rows: csr_matrix, answers: Weights, weights: Weights) -> tuple[Weights, float]:
    """Weights and bias. An answer between yes and no is taught as both, each by its share."""
    twice = csr_matrix(
        (np.tile(rows.data, 2), np.tile(rows.indices, 2), np.r_[rows.indptr, rows.indptr[1:] + rows.nnz]),
        shape=(2 * rows.shape[0], BUCKETS),
    )
    says = np.r_[np.ones(rows.shape[0]), np.zeros(rows.shape[0])]
    counts = np.r_[weights * answers, weights * (1 - answers)]
    yes, no = counts[: rows.shape[0]].sum(), counts[rows.shape[0] :].sum()
    counts[: rows.shape[0]] *= sqrt(no / yes)
    kept = counts > 0
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, random_state=SEED)
    model.fit(twice[kept], says[kept], sample_weight=counts[kept])
    return model.coef_[0], float(model.intercept_[0])


def quantised(weights: Weights) -> tuple[Weights, float]:
    """The weights as small integers, and what one of them is worth."""
    scale = float(np.quantile(np.abs(weights[weights != 0]), CLIPPED)) / GREATEST
    return np.clip(np.rint(weights / scale), -GREATEST, GREATEST).astype(np.int8), scale


def limits(planes: Mapping[Kind, Plane]) -> dict[Kind, tuple[float, float]]:
    """Where each kind begins to speak, so that nearly all official, ordinary and clean texts are let alone."""
    model = Model(planes)
    official = [*data.police_posts(), *data.crisis_posts(), *(row["headline"] for row in data.headlines())]
    tweets = [one.text for one in data.offensive() if not one.positive]
    clean = (
        (learnable(official), POSTS),
        (ordinary_posts()[ORDINARY:], POSTS),
        (learnable(tweets), TWEETS),
        (learnable(data.tweets()[NEITHER]), TWEETS),
    )
    told = [
        ([model.scores(text) for text in texts if model.marked(text)], len(texts), shares)
        for texts, shares in clean
    ]
    found = {}
    for kind in COLUMNS:
        first, second = (
            max(
                _exceeded_by([one[kind] for one in scores], round(shares[at] * number))
                for scores, number, shares in told
            )
            for at in (0, 1)
        )
        found[kind] = first, first if kind in LITTLE_TAUGHT else second
    return found


def _exceeded_by(scores: list[float], number: int) -> float:
    """A score that only so many exceed."""
    highest = sorted(scores, reverse=True)
    return highest[number] if number < len(highest) else highest[-1]


def train_kind(kind: Kind) -> Plane:
    """One plane of the model, still without its limits."""
    lesson = lesson_for(kind)
    rows = matrix(features_of(text) for text in lesson.texts)
    weights, bias = fit(rows, np.array(lesson.answers), np.array(lesson.weights))
    return plane_of(weights, bias)


def plane_of(weights: Weights, bias: float, limit: float = 0.0) -> Plane:
    """A plane of small integers."""
    small, scale = quantised(weights)
    return Plane(array("b", small.tobytes()), round(scale, 6), round(bias, 6), limit, limit)


def train_word() -> Plane:
    """The plane that says which words of a rude text are the rude ones."""
    items = {text: gold for text, gold in data.toxic_spans() if not data.is_held_back(text)}
    rows = matrix((numbers, 1.0) for text in items for numbers in word_by_word(text))
    answers = np.array(
        [
            len(gold.intersection(range(start, end))) * 2 > end - start
            for text, gold in items.items()
            for start, end in (match.span() for match in TOKEN.finditer(text))
        ]
    ).astype(float)
    weights, bias = fit(rows, answers, np.ones(len(answers)))
    plane = plane_of(weights, bias)
    shares = rows @ (np.array(plane.weights) * plane.scale) + plane.bias
    return plane_of(weights, bias, best_limit(items, shares))


def best_limit(items: dict[str, set[int]], shares: Weights) -> float:
    """The limit above which marking words gives the best character F1, the mean over the texts that hold any."""
    placed = []
    at = 0
    for text, gold in items.items():
        spans = [match.span() for match in TOKEN.finditer(text)]
        placed.append((gold, spans, shares[at : at + len(spans)]))
        at += len(spans)

    def mean(limit: float) -> float:
        total = 0.0
        for gold, spans, values in placed:
            marked = {
                one
                for span, value in zip(spans, values, strict=True)
                if value >= limit
                for one in range(*span)
            }
            total += 2 * len(gold & marked) / (len(gold) + len(marked)) if gold and marked else 0.0
        return total / len(placed)

    return max((float(limit) for limit in np.arange(-1.0, 3.01, 0.25)), key=mean)


def pin(shipped: bytes) -> None:
    """Write the digest of the file into the code that will check it."""
    module = Path(pinned.__file__)
    digest = digest_of_bytes(shipped)
    module.write_text(
        re.sub(r"sha256:[0-9a-f]*", digest, module.read_text(encoding="utf-8")), encoding="utf-8"
    )


def main() -> None:
    """Train, and write the file that ships."""
    planes = {kind: train_word() if kind is Kind.WORD else train_kind(kind) for kind in Kind}
    for kind, (narrow, wide) in limits(planes).items():
        planes[kind] = replace(planes[kind], narrow=round(narrow, 6), wide=round(wide, 6))
    body = zlib.compress(b"".join(plane.weights.tobytes() for plane in planes.values()), 9)
    figures = ("scale", "bias", "narrow", "wide")
    heading = {
        "buckets": BUCKETS,
        "kinds": {
            kind.value: {name: getattr(plane, name) for name in figures} for kind, plane in planes.items()
        },
    }
    SHIPPED.parent.mkdir(exist_ok=True)
    SHIPPED.write_bytes(json.dumps(heading).encode() + b"\n" + body)
    pin(SHIPPED.read_bytes())
    print(json.dumps(heading, indent=1), f"{SHIPPED.stat().st_size:,} bytes", sep="\n")


if __name__ == "__main__":
    main()
