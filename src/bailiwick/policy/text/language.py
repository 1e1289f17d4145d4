"""Which language a text is in: English is seen at a glance, the rest by its small words, its script or a model.

What cannot be told is not held to be foreign: names, hashtags, addresses and two words of greeting are no language.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from bailiwick.policy.text.sentences import Span, sentences_of
from bailiwick.policy.text.vocabulary import (
    ENGLISH_SIGNS,
    ENGLISH_WORDS,
    FOREIGN_SIGNS,
    SCRIPTS,
    TELLING_SIGNS,
)


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639 code, or None when nobody could tell; `confident` when it may be relied on."""

    code: str | None
    confident: bool


ENGLISH = Language("en", confident=True)
UNTOLD = Language(None, confident=False)

LONGEST_LOOK = 20_000
"""Characters; the language of a longer text is told from its beginning."""

_OTHER_SCRIPT = re.compile(f"[{''.join(letters for _, letters in SCRIPTS)}]")
_SCRIPT_WORDS = tuple((code, re.compile(f"[{letters}]+")) for code, letters in SCRIPTS)
_NO_WORDS = re.compile(r"\S*(?:://|www\.|@)\S*|[@#]\S+|\b\w*\d\w*\b|&\w+;")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN_LETTERS = re.compile(r"[a-z]", re.IGNORECASE)
_FEWEST_LETTERS = 3
_FEWEST_SIGNS = 2
_FEWEST_WORDS = 4
_SURE = 0.9
_FOREIGN_SHARE = 0.2


class _Model(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _model() -> _Model:
    """The model, loaded (0.2 s) when a text first needs it; most runs of the command line never do."""
    langid = importlib.import_module("py3langid.langid")
    model: _Model = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return model


def language_of(text: str) -> Language:
    """The language of a text; of one in several, that of the part which is not English, if it is more than a phrase."""
    words = text.lower().split()
    if TELLING_SIGNS.isdisjoint(words) and (text.isascii() or not _OTHER_SCRIPT.search(text)):
        if not ENGLISH_SIGNS.isdisjoint(words) or len(ENGLISH_WORDS.intersection(words)) >= _FEWEST_SIGNS:
            return ENGLISH
        return UNTOLD if len(words) < _FEWEST_WORDS else _of_sentence(text[:LONGEST_LOOK])[0]
    return _weigh(text[:LONGEST_LOOK])


def plainly_english(text: str) -> bool:
    """Whether a text in which no small word of another language was found shows English to the first look."""
    return text.isascii() and (
        " the " in text
        or " to " in text
        or " of " in text
        or " and " in text
        or " you " in text
        or " is " in text
        or " that " in text
        or " for " in text
        or " with " in text
        or " this " in text
        or " my " in text
    )


def foreign_spans(text: str) -> list[tuple[Span, Language]]:
    """The sentences of a text that are plainly in another language than English, with that language."""
    found = []
    for start, end in sentences_of(text[:LONGEST_LOOK]):
        language, _ = _of_sentence(text[start:end])
        if language.code not in (None, "en"):
            found.append(((start, end), language))
    return found


def _weigh(text: str) -> Language:
    counts: dict[str, int] = {}
    for start, end in sentences_of(text):
        language, words = _of_sentence(text[start:end])
        if language.code is not None:
            counts[language.code] = counts.get(language.code, 0) + words
    if not counts:
        language, words = _of_sentence(text)
        return language
    english = counts.pop("en", 0)
    if not counts:
        return ENGLISH
    code, words = max(counts.items(), key=lambda item: item[1])
    if english and words < max(_FEWEST_WORDS, _FOREIGN_SHARE * english):
        return ENGLISH
    return Language(code, confident=True)


def _of_sentence(text: str) -> tuple[Language, int]:  # noqa: PLR0911 -- one answer a kind of evidence
    """The language of one sentence and how many of its words count."""
    if not text.isascii():
        scripted = _by_script(text)
        if scripted is not None:
            return scripted
    bare = _NO_WORDS.sub(" ", text)
    written = _WORDS.findall(bare)
    words = [word.lower().replace("’", "'") for word in written]
    different = frozenset(words)
    telling = not TELLING_SIGNS.isdisjoint(different)
    if not telling and len(ENGLISH_WORDS.intersection(different)) >= _FEWEST_SIGNS:
        return ENGLISH, len(words)
    english = sum(word in ENGLISH_SIGNS for word in words)
    code, foreign = _most_signs(different)
    if foreign > english and (
        foreign >= _FEWEST_SIGNS if telling else not english and foreign > _FEWEST_SIGNS
    ):
        return Language(code, confident=True), len(words)
    if not ENGLISH_WORDS.isdisjoint(different):
        return ENGLISH, len(words)
    ordinary = [word for word in written if not word[0].isupper()]
    if len(ordinary) + bool(foreign) < _FEWEST_WORDS:
        return UNTOLD, 0
    told, confidence = _model().classify(bare)
    if told == "en":
        return ENGLISH, len(words)
    return (Language(told, confident=True), len(words)) if confidence >= _SURE else (UNTOLD, 0)


def _most_signs(words: frozenset[str]) -> tuple[str, int]:
    """The language that shows most, and how many of its small words do. Those that no other shares count twice."""
    best = ("", 0, 0)
    for code, signs in FOREIGN_SIGNS.items():
        shown = words & signs
        weight = len(shown) + sum(_LANGUAGES_WITH[word] == 1 for word in shown)
        if weight > best[2]:
            best = (code, len(shown), weight)
    return best[:2]


_LANGUAGES_WITH = Counter(word for signs in FOREIGN_SIGNS.values() for word in signs)


def _by_script(text: str) -> tuple[Language, int] | None:
    """The language of a script that fills a third of the letters; single letters among Latin ones are a disguise."""
    latin = len(_IN_LETTERS.findall(text))
    for code, pattern in _SCRIPT_WORDS:
        runs = [
            run
            for run in pattern.finditer(text)
            if not _IN_LETTERS.match(text, run.end())
            and not _IN_LETTERS.match(text[max(0, run.start() - 1) :])
        ]
        letters = sum(run.end() - run.start() for run in runs)
        if letters >= _FEWEST_LETTERS and 2 * letters >= latin:
            return Language(code, confident=True), max(len(runs), letters // 4)
    return None
