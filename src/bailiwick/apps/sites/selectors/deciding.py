"""Who has to say yes to what is asked about a site: read off the gate's own list, never written here (X2, X4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors.powers import holders_of_role, powers_here, who_may_here
from bailiwick.apps.policies.selectors import examiner_for, policies_of
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Finding
from bailiwick.policy.gate import to_do
from bailiwick.policy.power import Power
from bailiwick.policy.remedy import Ask

REQUEST, CREATE, GO_LIVE = "site.request", "site.create", "site.go-live"
OWNER = "site.owner"


def in_the_way(gate: str, facts: Facts, *, unit: UUID, actor: UUID | None, day: date) -> list[Finding]:
    """What keeps a gate shut for a unit's page. Raises NoPolicyError where no policy speaks."""
    return to_do(examiner_for(gate, owner=unit, actor=actor, day=day).examine(facts))


def powers_lacking(findings: Iterable[Finding], unit: UUID, day: date, objects: Iterable[str]) -> list[Power]:
    """The powers under which somebody has still to say yes, of those about `objects`, in the order of the findings."""
    known, wanted = powers_here(unit, day), frozenset(objects)
    named = [one.power for finding in findings for one in finding.remedies if isinstance(one, Ask)]
    return [known[name] for name in dict.fromkeys(named) if name in known and known[name].object in wanted]


def default_owner(unit: UUID, day: date) -> UUID | None:
    """Who owns a page where nobody else is named: who holds the role by which the policies have owners named (X4)."""
    for role in owner_roles(unit, day):
        held = holders_of_role(role, unit, day)
        if held:
            return held[0].person
    return None


def owner_roles(unit: UUID, day: date) -> tuple[str, ...]:
    """The roles that own pages by the policies of the unit: of each binding that asks for an owner, by whom."""
    found = [
        str(binding.values.get("by", ""))
        for policy in policies_of(unit, day)
        for binding in policy.bindings.values()
        if CREATE in binding.gates and binding.values.get("fact") == OWNER
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def may_name_owner(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody decides who keeps a unit's pages: the roles that own them, and the powers of those clauses."""
    roles = owner_roles(unit, day)
    if any(one.person == person for role in (*roles, "chief") for one in holders_of_role(role, unit, day)):
        return True
    clauses = {
        clause
        for policy in policies_of(unit, day)
        for binding in policy.bindings.values()
        if binding.values.get("fact") == OWNER
        for clause in binding.clauses
    }
    return any(
        who_may_here(power, unit, day).is_one(person)
        for power in powers_here(unit, day).values()
        if power.object == "site" and power.clause in clauses
    )
