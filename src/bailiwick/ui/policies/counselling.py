"""The policy linter on the page: clauses that resemble what courts have dealt with, always for counsel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.book import path_of
from bailiwick.policy.counsel import Concern, Lawbook, Resemblance, concerns_of
from bailiwick.policy.rendering.counsel import by_risk, full_citation, outcome_word
from bailiwick.policy.risk import Authority, Risk
from bailiwick.ui.shelf import Shelf


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One decided case."""

    name: str
    rest: str
    court: str
    outcome: Sentence
    said: str
    later: str


@dataclass(frozen=True, slots=True)
class Brought:
    """One clause that is brought up, and why."""

    path: str
    label: str
    heading: str
    id: str
    says: str
    resembles: tuple[Resemblance, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One sort of clause for counsel: the clauses, why they may differ, what would be narrower, the cases."""

    id: str
    title: str
    clauses: tuple[Brought, ...]
    differs: str
    narrower: str
    cases: tuple[CaseLine, ...]


@lru_cache(maxsize=4)
def _concerns(shelf: Shelf) -> dict[str, tuple[Concern, ...]]:
    book = Lawbook.of(shelf.library.packs.values())
    return {name: tuple(concerns_of(policy.pack, book)) for name, policy in shelf.policies.items()}


def matters(shelf: Shelf, policy: str) -> tuple[Matter, ...]:
    """Everything of one policy that is for counsel."""
    return _matters(_concerns(shelf)[policy])


def matters_of_clause(shelf: Shelf, policy: str, clause: str) -> tuple[Matter, ...]:
    """What of one clause is for counsel."""
    return _matters(concern for concern in _concerns(shelf)[policy] if concern.clause.id == clause)


def number_for_counsel(shelf: Shelf, policy: str) -> int:
    """How many clauses of a policy are for counsel."""
    return len({concern.clause.id for concern in _concerns(shelf)[policy]})


def _matters(concerns: Iterable[Concern]) -> tuple[Matter, ...]:
    return tuple(_matter(risk, several) for risk, several in by_risk(tuple(concerns)))


def _matter(risk: Risk, concerns: list[Concern]) -> Matter:
    return Matter(
        id=risk.id,
        title=risk.title,
        clauses=tuple(
            Brought(
                path_of(concern.clause),
                concern.clause.label,
                concern.clause.heading,
                concern.clause.id,
                concern.clause.says,
                concern.resembles,
            )
            for concern in concerns
        ),
        differs=risk.differs,
        narrower=risk.narrower,
        cases=tuple(map(_case, concerns[0].authorities)),
    )


def _case(authority: Authority) -> CaseLine:
    return CaseLine(
        name=authority.name,
        rest=full_citation(authority).removeprefix(f"{authority.name}, "),
        court=authority.court,
        outcome=outcome_word(authority),
        said=authority.said,
        later=authority.later,
    )
