"""Finding clauses by what people type: a printed label, words of a heading or a summary, the code of a check.

The index is made once for each shelf. What is typed is looked up word by word; a word may be the beginning of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import ordered, part_of, path_of
from bailiwick.policy.check import Check
from bailiwick.policy.check_document import title_of
from bailiwick.policy.clause import Clause
from bailiwick.ui import words
from bailiwick.ui.policies.contents import Heading, heading_of
from bailiwick.ui.policies.counselling import matters_of_clause
from bailiwick.ui.shelf import Shelf

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_HITS = 60
MOST_CHECKS = MOST_PARTS = 5
LITTLE = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "is", "it", "of", "on", "or", "the", "to", "we", "with"}
)
"""Words that say nothing of what is looked for, unless nothing else was typed."""
KIN = (
    ("delet", "remov", "hide", "hidden", "hiding", "eras", "take down", "taken down"),
    ("comment", "posting", "reply", "replies"),
    ("photo", "picture", "image"),
    ("employee", "member", "officer", "staff"),
    ("undercover", "covert"),
    ("approv", "permission", "leave"),
)
"""Beginnings of words that people use for one another; a word's kin is worth half of the word itself."""
ALSO_SAID = {"web 2.0": "social media"}
"""What people say of one thing in several words, by what else is then looked for (pd/III.H)."""
_WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*")
LABEL_WHOLE, LABEL_BEGINS, LIVES, HEADING, SAYS, FOR_COUNSEL, ASIDE = 100, 60, 30, 10, 4, 2, 1
"""What a word is worth by where it stands; half of it where only its beginning fits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause in the index: its words by what they are worth, and the names it is cited by."""

    policy: AdoptedPolicy
    clause: Clause
    place: int
    names: frozenset[str]
    fields: tuple[tuple[int, str], ...]  # words with a space before and after each


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a heading or a summary, marked where it is what was typed."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One clause that was found."""

    heading: Heading
    path: str
    id: str
    label: str
    title: tuple[Piece, ...]
    says: tuple[Piece, ...]
    force: Sentence
    force_key: str


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of a policy that was found by a title, ours or a printed one."""

    heading: Heading
    key: str
    title: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was typed, and what was found. `within` narrows it to one policy."""

    query: str
    within: Heading | None
    hits: tuple[Hit, ...]
    number: int
    checks: tuple[tuple[str, str], ...]
    parts: tuple[PartFound, ...]
    any_word: bool


def search(shelf: Shelf, typed: str, within: str = "") -> Search | None:
    """Look for what was typed; None where nothing was. Clauses with every word come first, else those with any."""
    query = " ".join(typed.replace("\0", " ").split())[:LONGEST_QUERY]
    if not query:
        return None
    typed_words = _words_of(query)[:MOST_WORDS]
    asked = [word for word in typed_words if word not in LITTLE] or typed_words
    inside = shelf.policies.get(within)
    entries = [entry for entry in _index(shelf) if inside is None or entry.policy is inside]
    found = _ranked(entries, asked, query, every=True)
    found += _also(entries, query, found)
    parts = tuple(islice(_parts(shelf, inside, asked), MOST_PARTS))
    any_word = not found and not parts and len(asked) > 1
    if any_word:
        found = _ranked(entries, asked, query, every=False)
    return Search(
        query=query,
        within=heading_of(inside) if inside else None,
        hits=tuple(_hit(entry, asked) for entry in found[:MOST_HITS]),
        number=len(found),
        checks=tuple(_checks(shelf, asked)) if inside is None else (),
        parts=parts,
        any_word=any_word and bool(found),
    )


def _also(entries: Sequence[Entry], query: str, found: Sequence[Entry]) -> list[Entry]:
    """What is found besides, by another way to say the same; what was typed itself comes first."""
    other = ALSO_SAID.get(query.lower(), "")
    if not other:
        return []
    return [one for one in _ranked(entries, _words_of(other), other, every=True) if one not in found]


def _parts(shelf: Shelf, inside: AdoptedPolicy | None, asked: Sequence[str]) -> Iterator[PartFound]:
    """The parts of which one title, in our words or as printed, has every word: nmpd prints part VI under two."""
    for policy in shelf.policies.values():
        if inside is not None and policy is not inside:
            continue
        pack = policy.pack
        for key in dict.fromkeys(map(part_of, ordered(pack))):
            titles = (pack.parts.get(key, ""), *pack.printed.get(key, ()))
            if any(_has_all(title, asked) for title in titles):
                yield PartFound(heading_of(policy), key, titles[0] or key, titles[1:])


def _has_all(title: str, asked: Sequence[str]) -> bool:
    there = _words_of(title)
    return all(any(one.startswith(word) for one in there) for word in asked)


def _words_of(text: str) -> list[str]:
    return list(dict.fromkeys(_stem(word) for word in _WORD.findall(text.lower())))


def _stem(word: str) -> str:
    """A word without what English hangs on at its end, so that photos finds photo."""
    plain = word.replace("’", "'").removesuffix("'s")
    return (
        plain[:-1] if len(plain) > len("ask") and plain.endswith("s") and not plain.endswith("ss") else plain
    )


@lru_cache(maxsize=4)
def _index(shelf: Shelf) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for policy in shelf.policies.values():
        for clause in ordered(policy.pack):
            risks = [matter.title for matter in matters_of_clause(shelf, policy.id, clause.id)]
            entries.append(_entry(policy, clause, len(entries), risks))
    return tuple(entries)


def _entry(policy: AdoptedPolicy, clause: Clause, place: int, risks: Sequence[str]) -> Entry:
    lives = [name.partition(":")[2] for name in clause.lived_by]
    aside = " ".join((clause.note, clause.acceptance, *clause.binds, *clause.acts))
    label = clause.label.lower()
    path, cited = path_of(clause).lower(), policy.pack.citation
    return Entry(
        policy,
        clause,
        place,
        frozenset({label, clause.id.lower(), path, f"{cited}, {label}".lower()}),
        (
            (LABEL_WHOLE, _spaced([label, clause.id.lower(), path])),
            (LIVES, _spaced(name.lower() for name in lives)),
            (HEADING, _spaced(_words_of(clause.heading))),
            (SAYS, _spaced(_words_of(clause.says))),
            (FOR_COUNSEL, _spaced(_words_of(" ".join(risks)))),
            (ASIDE, _spaced(_words_of(f"{aside} {cited} {policy.pack.title}"))),
        ),
    )


def _spaced(found: Iterable[str]) -> str:
    return f" {' '.join(found)} "


def _ranked(entries: Iterable[Entry], asked: Sequence[str], query: str, *, every: bool) -> list[Entry]:
    whole = query.lower()
    scored = []
    for entry in entries:
        scores = [_score(entry, word) for word in asked]
        total = LABEL_WHOLE * 2 if whole in entry.names else sum(scores)
        if whole in entry.names or (all(scores) and scores if every else any(scores)):
            scored.append((-total, entry.place, entry))
    scored.sort(key=lambda one: one[:2])
    return [entry for _score_, _place, entry in scored]


def _kin_of(word: str) -> tuple[str, ...]:
    return next((kin for kin in KIN if any(word.startswith(root) for root in kin)), ())


def _score(entry: Entry, word: str) -> float:
    """What a word is worth in a clause: by itself, or by a word that people use for it."""
    own = _score_itself(entry, word)
    return max([own, *(_score_itself(entry, root) / 2 for root in _kin_of(word))])


def _score_itself(entry: Entry, word: str) -> float:
    begins, whole = f" {word}", f" {word} "
    best = 0.0
    for worth, there in entry.fields:
        if begins in there:
            part = LABEL_BEGINS if worth == LABEL_WHOLE else worth / 2
            best = max(best, worth if whole in there else part)
    return best


def _hit(entry: Entry, asked: Sequence[str]) -> Hit:
    clause = entry.clause
    looked_for = [*asked, *(root for word in asked for root in _kin_of(word))]
    return Hit(
        heading=heading_of(entry.policy),
        path=path_of(clause),
        id=clause.id,
        label=f"{entry.policy.pack.citation}, {clause.label}",
        title=tuple(_marked(clause.heading, looked_for)),
        says=tuple(_marked(clause.says, looked_for)),
        force=words.FORCE_WORDS[clause.force],
        force_key=clause.force.value,
    )


def _marked(text: str, asked: Sequence[str]) -> Iterator[Piece]:
    """The text cut at the words that begin like one that was typed."""
    end = 0
    for match in _WORD.finditer(text):
        if any(_stem(match.group().lower()).startswith(word) for word in asked):
            if match.start() > end:
                yield Piece(text[end : match.start()], marked=False)
            yield Piece(match.group(), marked=True)
            end = match.end()
    if end < len(text):
        yield Piece(text[end:], marked=False)


def _checks(shelf: Shelf, asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The checks whose code, name or title has every word."""
    found = (check for check in shelf.checks.values() if all(_named(check, word) for word in asked))
    for _place, check in zip(range(MOST_CHECKS), found, strict=False):
        yield check.code, title_of(check)


def _named(check: Check, word: str) -> bool:
    return any(there.startswith(word) for there in _words_of(f"{check.code} {check.name} {title_of(check)}"))
