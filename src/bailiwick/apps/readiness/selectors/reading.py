"""What somebody reads before they sign: the clauses that bind them, as the agency wears them, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.selectors import InForce
from bailiwick.apps.policies.selectors.adopted import kinds_of
from bailiwick.apps.readiness.selectors.bound import Bound, bound
from bailiwick.apps.roster.selectors import roles_of
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.clause import Clause

STATEMENT = "I have received this policy. Signing does not mean that I agree with it or give up any right."
"""What everybody signs, and nothing else (experience.md, word 27)."""
EVERYBODY = frozenset({"member", "covered"})
"""What packs call whoever the policy as a whole binds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause that binds somebody, in the agency's own words where there are some."""

    clause: Clause
    says: str
    own_words: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One policy as one person reads and signs it. `digest` is of exactly what is shown."""

    adoption: Adoption
    policy: AdoptedPolicy
    edition: str
    rules: tuple[Rule, ...]
    digest: str

    @property
    def statement(self) -> str:
        """The sentence that is signed."""
        return STATEMENT


def rules_of(person: UUID, day: date) -> list[Paper]:
    """Every policy that binds somebody, each with the clauses that bind them and no others (mpls/purpose.s1)."""
    found: dict[UUID, tuple[InForce, list[Bound]]] = {}
    for one in bound(day, [person]):
        for row in one.policies:
            found.setdefault(row.adoption.id, (row, []))[1].append(one)
    roles = {role for role, _ in roles_of(person, day)}
    return [_paper(row, bounds, roles, day) for row, bounds in found.values()]


def paper_for(person: UUID, adoption: UUID, day: date) -> Paper | None:
    """One policy as somebody reads it; None where it does not bind them on that day."""
    return next((paper for paper in rules_of(person, day) if paper.adoption.id == adoption), None)


def _paper(row: InForce, bounds: Iterable[Bound], roles: set[str], day: date) -> Paper:
    audience = EVERYBODY | roles | {kind for one in bounds for kind in kinds_of(one.record)}
    wording = row.policy.overlay.wording
    rules = tuple(
        Rule(clause, wording.get(clause.id, clause.says), clause.id in wording)
        for clause in row.policy.clauses_on(day).values()
        if audience.intersection(clause.binds)
    )
    edition = row.policy.edition_in_force(day).id if row.policy.pack.editions else ""
    shown = {
        "policy": row.policy.digest,
        "edition": edition,
        "rules": [[rule.clause.id, rule.says] for rule in rules],
        "statement": STATEMENT,
    }
    return Paper(row.adoption, row.policy, edition, rules, digest_of(shown))
