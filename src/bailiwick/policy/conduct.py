"""What a policy gives to whoever weighs what somebody did: what it allows, what may be cited, which way a case goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.clause import Clause, Force


class Told(Enum):
    """What a report can come down to, in the terms by which policies say what they allow."""

    OWN_DEVICE = "own-device-on-duty"
    IN_THE_WAY = "got-in-the-way"
    """Work suffered by it."""
    PAGE = "has-a-page"
    NAMES_WORK = "names-their-work"
    """A page of their own says that they work here."""
    CITIZEN = "spoke-as-a-citizen"
    POSTED = "what-is-posted"
    """What a posting or a page says or shows."""
    OTHER = "something-else"


class RuleKind(Enum):
    """What a rule of `conduct.yaml` does."""

    ALLOWS = "allows"
    """Its clause allows what is `told`."""
    REACHES = "reaches"
    """Its clause reaches what is `told` only together with something of `only_with`."""
    FACTOR = "factor"
    """Its clause may be cited in the analysis of a case."""
    AUTHORITY = "authority"
    """A text that its clause names may be cited, in cases of people `of` these categories."""
    STEPS = "steps"
    """What is done in a case of people `of` these categories besides all else, one step after another."""
    ROUTE = "route"
    """Who decides about people `of` these categories, whose their matters are, and who has no step in them."""


class Decides(Enum):
    """Who decides what follows from a finding, where it is not whoever decides for the unit."""

    APPOINTING_AUTHORITY = "appointing-authority"
    ATTORNEY = "attorney"


@dataclass(frozen=True, slots=True)
class ConductStep:
    """One step of those that a category of people is owed: its id, whose it is, and what is done."""

    id: str
    by: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductRule:
    """One rule. `limits` are clauses that what is allowed must still keep to; `without` names roles with no step."""

    id: str
    kind: RuleKind
    clause: str
    told: tuple[Told, ...] = ()
    only_with: tuple[Told, ...] = ()
    limits: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    name: str = ""
    steps: tuple[ConductStep, ...] = ()
    decides: Decides | None = None
    assigned: str = ""
    without: tuple[str, ...] = ()

    def is_for(self, categories: Collection[str]) -> bool:
        """Whether it is for somebody of these categories; a rule that names none is for everybody."""
        return not self.of or any(one in categories for one in self.of)

    def answers(self, told: Collection[Told]) -> frozenset[Told]:
        """What of a report it settles by itself: what its clause allows, or does not reach as it is told."""
        if self.kind is RuleKind.ALLOWS or (
            self.kind is RuleKind.REACHES and not any(one in told for one in self.only_with)
        ):
            return frozenset(self.told).intersection(told)
        return frozenset()


def answering(rules: Iterable[ConductRule], told: Collection[Told]) -> tuple[ConductRule, ...]:
    """The rules that settle something of what is told."""
    return tuple(rule for rule in rules if rule.answers(told))


def is_all_allowed(rules: Iterable[ConductRule], told: Collection[Told]) -> bool:
    """Whether everything that is told is allowed, or not reached, by some rule; of nothing told nobody can say so."""
    settled = {one for rule in rules for one in rule.answers(told)}
    return bool(told) and settled.issuperset(told)


def faults_of(rule: ConductRule, clauses: Mapping[str, Clause]) -> Iterator[str]:
    """What is wrong with a rule of a pack with these clauses."""
    for name in (rule.clause, *rule.limits):
        if name not in clauses:
            yield f"there is no clause '{name}' in this pack"
    clause = clauses.get(rule.clause)
    if rule.kind is RuleKind.ALLOWS and clause is not None and clause.force is not Force.MAY:
        yield f"clause {clause.id} has force '{clause.force.value}' and allows nothing; 'allows' needs 'may'"
    by_kind: dict[RuleKind, dict[str, object]] = {
        RuleKind.ALLOWS: {"told": rule.told},
        RuleKind.REACHES: {"told": rule.told, "only_with": rule.only_with},
        RuleKind.FACTOR: {},
        RuleKind.AUTHORITY: {"name": rule.name},
        RuleKind.STEPS: {"of": rule.of, "steps": rule.steps},
        RuleKind.ROUTE: {"of": rule.of, "decides": rule.decides},
    }
    needs = by_kind[rule.kind]
    yield from (
        f"a rule that says '{rule.kind.value}' needs '{key}'" for key, held in needs.items() if not held
    )
    may = {"of", *needs} | _MORE[rule.kind]
    held = {
        "told": rule.told, "only_with": rule.only_with, "limits": rule.limits, "of": rule.of, "name": rule.name,
        "steps": rule.steps, "decides": rule.decides, "assigned": rule.assigned, "without": rule.without,
    }  # fmt: skip
    yield from (
        f"'{key}' is nothing to a rule that says '{rule.kind.value}'"
        for key, value in held.items()
        if value and key not in may
    )


_MORE: dict[RuleKind, set[str]] = {
    RuleKind.ALLOWS: {"limits"},
    RuleKind.REACHES: set(),
    RuleKind.FACTOR: set(),
    RuleKind.AUTHORITY: set(),
    RuleKind.STEPS: set(),
    RuleKind.ROUTE: {"assigned", "without"},
}
