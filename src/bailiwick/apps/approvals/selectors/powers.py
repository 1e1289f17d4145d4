"""Powers as the policies in force here give them: which can be asked for, and who may use which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN, asked_here
from bailiwick.apps.approvals.permissions import OFFICES
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.facts import MayAct, WhoMay
from bailiwick.apps.roster.selectors import cards_of, holders_of, who_may
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.power import Power
from bailiwick.ui.once import once

ORDERS = ("reference.order-removal",)
"""Gates at which somebody orders and nobody asks: what they need is no leave that can be asked for."""
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Cited:
    """The clause that gives a power, as it is printed."""

    policy: str
    label: str
    heading: str
    clause: str


def policies_here(unit: UUID, day: date) -> tuple[AdoptedPolicy, ...]:
    """The policies that speak for the unit on that day."""
    return policies_of(unit, day)


def powers_here(unit: UUID, day: date) -> Mapping[str, Power]:
    """Every power that the policies of a unit give on that day, by id."""
    return {name: power for policy in policies_here(unit, day) for name, power in policy.powers.items()}


def ordering(unit: UUID, day: date, gate: str = ORDERS[0]) -> Mapping[str, Power]:
    """The powers that a gate of orders needs, by id: to order a reference off (nmpd/VIII.B.s5)."""
    found: dict[str, Power] = {}
    for policy in policies_here(unit, day):
        for binding in policy.bindings.values():
            if gate in binding.gates:
                found |= {name: policy.powers[name] for name in _needed(binding.values.get("needs"))}
    return found


def _needed(needs: object) -> Sequence[str]:
    if not isinstance(needs, Mapping):
        return ()
    return [str(name) for names in needs.values() for name in names]


def askable(unit: UUID, day: date) -> list[Power]:
    """What somebody of the unit can ask leave for here, in the order of the policies."""
    orders = ordering(unit, day)
    return [
        power for name, power in powers_here(unit, day).items() if asked_here(power) and name not in orders
    ]


def unit_knowing(power: str, person: UUID, day: date) -> UUID:
    """Of the units where somebody works, the first whose policies let them ask for it; else the first of all."""
    own = [one.unit for one in cards_of(person, day)]
    return next((unit for unit in own if any(one.id == power for one in askable(unit, day))), own[0])


def citation_of(power: Power, policies: Sequence[AdoptedPolicy]) -> Cited | None:
    """The clause that gives the power, in the policy that has it."""
    for policy in policies:
        if power.id in policy.powers and power.clause in policy.pack.clauses:
            clause = policy.pack.clauses[power.clause]
            return Cited(policy.pack.citation or policy.pack.title, clause.label, clause.heading, clause.id)
    return None


def holders_of_role(role: str, unit: UUID, day: date) -> tuple[MayAct, ...]:
    """Who holds a role for the unit itself, or for the nearest unit above it. Six queries at most."""
    if role in {MEMBER, EACH_THEIR_OWN}:
        return ()
    return once(("role", role, unit, day), lambda: holders_of(role, unit, day)).may


def people_of_offices(unit: UUID, day: date) -> frozenset[UUID]:
    """Who looks after permissions for the unit without deciding about them: see `permissions.OFFICES`."""
    return frozenset(one.person for role in OFFICES for one in holders_of_role(role, unit, day))


def who_may_here(power: Power, unit: UUID, day: date) -> WhoMay:
    """Who may use a power for the unit on the day. Six queries at most."""
    return once(("power", power.id, unit, day), lambda: who_may(power, unit, day))


def works_here(person: UUID, day: date) -> bool:
    """Whether somebody works here on the day. One query."""
    return once(("here", person, day), lambda: bool(cards_of(person, day)))
