"""What a policy names and rests on, and whether anybody holds it."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.book import path_of
from bailiwick.policy.cited import Cited, cited_by
from bailiwick.policy.pack import Pack
from bailiwick.policy.rendering.cited import STANDING_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedText:
    """One text that a policy names. `clauses`: path and label of those that name it."""

    id: str
    name: str
    standing: Sentence
    gap: bool
    held_as: str
    note: str
    clauses: tuple[tuple[str, str], ...]


def cited_texts(pack: Pack) -> tuple[CitedText, ...]:
    """Everything a policy names: what nobody holds comes first."""
    found = [_cited_text(one, pack) for one in pack.cited.values()]
    return tuple(sorted(found, key=lambda one: not one.gap))


def cited_by_clause(pack: Pack, clause_id: str) -> tuple[CitedText, ...]:
    """What one clause names."""
    return tuple(_cited_text(one, pack) for one in cited_by(pack.cited, clause_id))


def _cited_text(one: Cited, pack: Pack) -> CitedText:
    named = [clause for clause in pack.clauses.values() if one.names(clause.id)]
    labels = dict.fromkeys(clause.label for clause in named)
    first = {clause.label: path_of(clause) for clause in reversed(named)}
    return CitedText(
        id=one.id,
        name=one.name,
        standing=STANDING_WORDS[one.standing],
        gap=one.is_gap,
        held_as=one.held_as,
        note=one.note,
        clauses=tuple((first[label], label) for label in labels),
    )
