"""Lexicons: word lists as data, and the rules for what limits an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bailiwick.kernel.errors import Faults
from bailiwick.policy.text.contexts import CONTEXTS

LIMITS = ("not_before", "not_after", "not_inside")
LITERAL_SIGN = "="
_LOOKS_LIKE_A_CONTEXT = re.compile(r"[a-z]+(?:-[a-z]+)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term or pattern; `group` is the lexicon's id, or `<id>:<group>`; `line` counts from 1, 0 when unknown."""

    expression: str
    literal: bool
    group: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_inside: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list in one language; `fold` asks for the look-alike stream too, `source` is the file it came from."""

    id: str
    language: str
    fold: bool
    caseless: bool
    entries: tuple[Entry, ...]
    source: str


def is_context(item: str) -> bool:
    """Whether an item of `not_before`, `not_after` or `not_inside` names a context rather than words.

    An item is a context when it is the name of one; `=` before it makes it words whatever it looks like.
    """
    return item in CONTEXTS


def words_of(item: str) -> str:
    """The words that an item which is no context stands for."""
    return item.removeprefix(LITERAL_SIGN).strip()


def context_fault(limit: str, name: str) -> str:
    """What is wrong with an item of a limit, or nothing.

    `not_inside` takes contexts only. In the others a hyphenated word in lower case that is no context is refused,
    since it is more likely a context misspelt than words; `=so-called` says that words are meant.
    """
    if is_context(name):
        return ""
    known = ", ".join(sorted(CONTEXTS))
    if limit == "not_inside":
        return f"not_inside: there is no context '{name}'; known are {known}"
    if not words_of(name):
        return f"{limit}: an empty item would always hold"
    if _LOOKS_LIKE_A_CONTEXT.fullmatch(name):
        return f"{limit}: there is no context '{name}'; known are {known}; for the words themselves write '={name}'"
    return ""


LineOf = Callable[[tuple[str | int, ...]], int]
"""The line (from 1; 0 when unknown) of the value at a path such as `("terms", 3, "not_before")`."""

_KEYS = frozenset(("id", "about", "language", "fold", "caseless", "terms", "patterns"))


def lexicon_from(
    data: object, source: str = "", faults: Faults | None = None, line_of: LineOf | None = None
) -> Lexicon | None:
    """Build a lexicon from plain data, noting every fault with its line.

    Without `faults` a faulty lexicon raises FaultyFilesError that tells all of them; with it, None is returned.
    """
    noted = faults if faults is not None else Faults()
    before = len(noted.all)
    lexicon = _Reader(data, source, noted, line_of or (lambda _path: 0)).lexicon()
    if faults is None:
        noted.raise_if_any(f"The lexicon {source}".rstrip())
    return lexicon if len(noted.all) == before else None


class _Reader:
    """Reads one lexicon, adding every fault to the list it was given."""

    def __init__(self, data: object, source: str, faults: Faults, line_of: LineOf) -> None:
        self._data = data if isinstance(data, Mapping) else {}
        self._source = source
        self._faults = faults
        self._line_of = line_of
        if not isinstance(data, Mapping):
            self._fault((), "a lexicon is a mapping with id, language and terms or patterns")

    def lexicon(self) -> Lexicon:
        """The lexicon, as far as it could be read."""
        for key in self._data:
            if key not in _KEYS:
                self._fault((str(key),), f"unknown key '{key}'")
        lexicon_id = self._text("id")
        entries = (*self._entries("terms", "t", lexicon_id), *self._entries("patterns", "p", lexicon_id))
        if not entries:
            self._fault((), "the lexicon has neither terms nor patterns")
        return Lexicon(
            id=lexicon_id,
            language=self._text("language"),
            fold=self._flag("fold", default=False),
            caseless=self._flag("caseless", default=True),
            entries=entries,
            source=self._source,
        )

    def _fault(self, path: tuple[str | int, ...], message: str) -> None:
        self._faults.add(self._source, self._line_of(path), message)

    def _text(self, key: str) -> str:
        value = self._data.get(key)
        if isinstance(value, str) and value:
            return value
        self._fault((key,), f"'{key}' is missing or no text")
        return ""

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self._data.get(key, default)
        if isinstance(value, bool):
            return value
        self._fault((key,), f"'{key}' is either true or false")
        return default

    def _entries(self, key: str, word: str, lexicon_id: str) -> Iterator[Entry]:
        items = self._data.get(key, ())
        if not isinstance(items, list | tuple):
            self._fault((key,), f"'{key}' is a list")
            return
        for place, item in enumerate(items):
            path = (key, place)
            fields = {word: item} if isinstance(item, str) else item
            if (
                not isinstance(fields, Mapping)
                or not isinstance(fields.get(word), str)
                or not fields[word].strip()
            ):
                self._fault(path, f"an item of '{key}' is words, or a mapping that has '{word}'")
                continue
            for name in fields:
                if name not in (word, "group", *LIMITS):
                    self._fault((*path, str(name)), f"unknown key '{name}'")
            group = fields.get("group", "")
            if not isinstance(group, str):
                self._fault((*path, "group"), "'group' is a word")
            limits = {limit: self._limit(fields.get(limit, ()), (*path, limit)) for limit in LIMITS}
            yield Entry(
                expression=fields[word],
                literal=key == "terms",
                group=f"{lexicon_id}:{group}" if group else lexicon_id,
                line=self._line_of(path),
                **limits,
            )

    def _limit(self, value: object, path: tuple[str | int, ...]) -> tuple[str, ...]:
        items = (value,) if isinstance(value, str) else value
        if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
            self._fault(path, f"'{path[-1]}' is a list of words")
            return ()
        for item in items:
            message = context_fault(str(path[-1]), item)
            if message:
                self._fault(path, message)
        return tuple(items)
