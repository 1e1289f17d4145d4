"""What the policies that bind somebody give to whoever weighs what they did: pure. The packs say all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.apps.conduct.models import EMPLOYED, Action
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.cited import cited_by
from bailiwick.policy.clause import Clause, ClauseKind, Elements
from bailiwick.policy.conduct import (
    ConductRule,
    ConductStep,
    Decides,
    RuleKind,
    Told,
    answering,
    is_all_allowed,
)

SUSTAIN, ACT = "case.sustain", "case.act"
_CAN_BE_ABOUT = frozenset({ClauseKind.PROHIBITION, ClauseKind.DUTY})


@dataclass(frozen=True, slots=True)
class Shown:
    """One clause as it is shown: with the policy that it stands in."""

    clause: Clause
    policy: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """A clause that settles something of what was told, and the clauses that it must still keep to."""

    shown: Shown
    limits: tuple[Shown, ...]
    reaches_only: bool
    """It is no leave: it is about this only where more is told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause, and the elements that have to be found before a finding on it is sustained."""

    shown: Shown
    elements: Elements


@dataclass(frozen=True, slots=True)
class Authority:
    """A text that may be cited, by its name, the clause that names it, and whether it is at hand."""

    name: str
    clause: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Route:
    """Which way a case goes by what somebody is here: who decides, whose it is, who has no step, what they are owed."""

    decides: Decides | None = None
    assigned: str = ""
    without: frozenset[str] = frozenset()
    by: tuple[Shown, ...] = ()
    steps: tuple[ConductStep, ...] = ()
    owed_by: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """Policies on a day, and what somebody is here."""

    policies: tuple[AdoptedPolicy, ...]
    day: date
    categories: frozenset[str] = frozenset()

    def clauses(self) -> dict[str, Shown]:
        """Every clause in force that day, by id."""
        return {
            clause.id: Shown(clause, policy.title)
            for policy in self.policies
            for clause in policy.clauses_on(self.day).values()
        }

    def rules(self, *kinds: RuleKind) -> list[ConductRule]:
        """The rules of those kinds that are for them, whose clause is in force."""
        here = self.clauses()
        return [
            rule
            for policy in self.policies
            for rule in policy.pack.conduct.values()
            if rule.kind in kinds and rule.clause in here and rule.is_for(self.categories)
        ]

    def offered(self, roles: Collection[str]) -> list[Shown]:
        """The clauses that a report about somebody with those roles can be about: duties and prohibitions of theirs."""
        return [
            one
            for one in self.clauses().values()
            if one.clause.kind in _CAN_BE_ABOUT or one.clause.elements
            if not one.clause.binds or set(one.clause.binds).intersection(roles)
        ]

    def allowed(self, told: Collection[Told]) -> list[Allowed]:
        """The clauses that settle something of what is told."""
        here = self.clauses()
        rules = answering(self.rules(RuleKind.ALLOWS, RuleKind.REACHES), told)
        return [
            Allowed(
                here[rule.clause],
                tuple(here[name] for name in rule.limits if name in here),
                rule.kind is RuleKind.REACHES,
            )
            for rule in rules
        ]

    def is_all_allowed(self, told: Collection[Told]) -> bool:
        """Whether all that is told is allowed, or not reached."""
        return is_all_allowed(self.rules(RuleKind.ALLOWS, RuleKind.REACHES), told)

    def factors(self) -> list[Shown]:
        """The clauses that may be cited in an analysis."""
        here = self.clauses()
        return [here[rule.clause] for rule in self.rules(RuleKind.FACTOR)]

    def authorities(self) -> list[Authority]:
        """The texts that may be cited."""
        texts = {name: one for policy in self.policies for name, one in policy.pack.cited.items()}
        return [
            Authority(rule.name, rule.clause, any(one.is_gap for one in cited_by(texts, rule.clause)))
            for rule in self.rules(RuleKind.AUTHORITY)
        ]

    def route(self) -> Route:
        """Which way a case about them goes."""
        here = self.clauses()
        ways, owed = self.rules(RuleKind.ROUTE), self.rules(RuleKind.STEPS)
        return Route(
            decides=next((rule.decides for rule in ways if rule.decides), None),
            assigned=next((rule.assigned for rule in ways if rule.assigned), ""),
            without=frozenset(role for rule in ways for role in rule.without),
            by=tuple(here[rule.clause] for rule in ways),
            steps=tuple(step for rule in owed for step in rule.steps),
            owed_by=tuple(here[rule.clause] for rule in owed),
        )

    def elements_of(self, clause: str) -> Elements:
        """What has to be found for a clause: its own elements, and those of clauses that the gate asks for with it."""
        found = [
            self._elements(policy, name) for policy in self.policies for name in _named_with(policy, clause)
        ]
        one_of = tuple(dict.fromkeys(name for one in found for name in one.any_of))
        return Elements(one_of, tuple(dict.fromkeys(name for one in found for name in one.all_of)))

    def asked_for(self) -> list[Asked]:
        """The clauses of which something has to be shown before anybody finds on them, and what."""
        found = [
            Asked(one, self.elements_of(name))
            for name, one in self.clauses().items()
            if one.clause.kind in _CAN_BE_ABOUT
        ]
        return [one for one in found if one.elements.any_of or one.elements.all_of]

    def _elements(self, policy: AdoptedPolicy, clause: str) -> Elements:
        known = policy.clauses_on(self.day).get(clause)
        return (known.elements if known else None) or Elements()

    def actions(self) -> list[Action]:
        """What can follow from a finding: the ladder of people who are employed, or what a policy says for them."""
        ladders = [
            _one_of(binding.values.get("one_of"))
            for policy in self.policies
            for binding in policy.bindings.values()
            if ACT in binding.gates and binding.values.get("fact") == "case.action"
            if any(
                one.path == "person.category" and self.categories.intersection(one.one_of)
                for one in binding.when
            )
        ]
        offered = [one for one in Action if all(one in ladder for ladder in ladders)]
        return offered if ladders else list(EMPLOYED)


def _named_with(policy: AdoptedPolicy, clause: str) -> Sequence[str]:
    """The clause itself, and each whose elements a binding of the gate asks for where that clause is cited."""
    asked = [
        str(binding.values["elements"])
        for binding in policy.bindings.values()
        if SUSTAIN in binding.gates and "elements" in binding.values
        if any(one.path == "case.clauses" and clause in one.one_of for one in binding.when)
    ]
    return list(dict.fromkeys([clause, *asked]))


def _one_of(value: object) -> Iterable[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]
