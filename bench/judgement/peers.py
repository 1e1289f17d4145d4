"""Peers in the same run: a public word list, and TF-IDF with logistic regression trained on the tuning half."""

import re
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import FeatureUnion, make_pipeline

from bench import data
from bench.judgement.samples import ATTACK, CASE, CONTEMPT, GUILT, OBSCENE, POLITICS, SPEECH, THREAT, Checks

Peer = Callable[[Sequence[str]], list[bool]]
"""Says of each text whether the peer would flag it."""

WORD_LIST = "word list"
TF_IDF = "TF-IDF"
SEED = 20_261_101
FOLDS = 3
ALARMS = 0.05
"""The share of clean texts that the model may flag, in cross-validation on its own half."""


@cache
def listed() -> re.Pattern[str]:
    """The public word list, as people use it: any of its words, whole, in any case."""
    return re.compile(r"(?i)\b(?:" + "|".join(re.escape(word) for word in data.word_list()) + r")\b")


def by_word_list(texts: Sequence[str]) -> list[bool]:
    """Flag what holds a listed word."""
    return [bool(listed().search(text)) for text in texts]


Examples = tuple[list[str], list[bool]]


def _labelled(*parts: tuple[Sequence[str], bool]) -> Examples:
    """The tuning half of some texts with their answers."""
    found = {
        text: answer
        for texts, answer in parts
        for text in dict.fromkeys(texts)
        if not data.is_held_back(text)
    }
    return list(found), list(found.values())


def _sides(items: Sequence[data.Labelled]) -> list[tuple[list[str], bool]]:
    return [([one.text for one in items if one.positive is answer], answer) for answer in (True, False)]


def _typed(kind: str) -> list[tuple[list[str], bool]]:
    return _sides(data.comments(kind))


def examples_for(code: str) -> Examples | None:
    """What a peer of a check learns from; nothing where no set teaches it."""
    tweets = data.tweets()
    taught: dict[str, Callable[[], Examples]] = {
        OBSCENE: lambda: _labelled(*_typed("obscene"), (tweets[1], True), (tweets[2], False)),
        CONTEMPT: lambda: _labelled(
            *_typed("identity"), *_sides(data.stormfront()), (tweets[0], True), (tweets[2], False)
        ),
        ATTACK: lambda: _labelled(*_typed("insult")),
        THREAT: lambda: _labelled(*_typed("threat")),
        POLITICS: lambda: _labelled(*_sides(data.politicians())),
        GUILT: _headlines,
        CASE: _headlines,
    }
    return taught[code]() if code in taught else None


def _headlines() -> Examples:
    """A pending case put as a fact, and every other headline."""
    return _labelled(
        *(
            ([row["headline"]], (row["rule_stage"], row["rule_hedge"]) == ("pending", "0"))
            for row in data.headlines()
        )
    )


@cache
def trained(code: str) -> Peer | None:
    """TF-IDF over words and letters with logistic regression; flags the share ALARMS of its own clean texts."""
    examples = examples_for(code)
    if examples is None:
        return None
    texts, answers = examples
    model = make_pipeline(
        FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)),
                (
                    "letters",
                    TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True),
                ),
            ]
        ),
        LogisticRegression(C=10, class_weight="balanced", solver="liblinear", random_state=SEED),
    )
    guessed = cross_val_predict(model, texts, answers, cv=FOLDS, method="predict_proba")[:, 1]
    clean = guessed[~np.array(answers)]
    limit = float(np.quantile(clean, 1 - ALARMS))
    model.fit(texts, answers)
    return lambda asked: [bool(one >= limit) for one in model.predict_proba(list(asked))[:, 1]]


@cache
def _flags(code: str, texts: tuple[str, ...]) -> list[bool]:
    model = trained(code)
    return model(texts) if model is not None else []


def flagged(checks: Checks, texts: tuple[str, ...]) -> dict[str, int]:
    """How many of the texts each peer flags that can be asked what these checks ask."""
    found: dict[str, int] = {}
    if set(checks) & set(SPEECH):
        found[WORD_LIST] = sum(by_word_list(texts))
    models = [flags for flags in (_flags(code, texts) for code in checks) if flags]
    if models:
        found[TF_IDF] = sum(any(several) for several in zip(*models, strict=True))
    return found
