"""Who may say which policies speak, and lay what over them. Deny by default: a role not named here gives nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import roles_of, tree_on


class Right(StrEnum):
    """What a role may let somebody do here, for the unit it is held for and all below."""

    KEEP_POLICIES = "keep-policies"
    """Enter adoptions, choices, exemptions, wording and lists, and look after gaps."""
    END_WATCH = "end-watch"
    """Sign from which day a policy stops things."""
    KEEP_PROCEDURES = "keep-procedures"
    """Draft, publish and review the procedures that carry a policy out."""
    COUNSEL = "counsel"
    """Answer in law, mark an answer as privileged, log a change of law."""
    GIVE_OUT = "give-out"
    """Export advice for a records request; what is privileged is withheld."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.POLICY_STEWARD: frozenset({Right.KEEP_POLICIES, Right.KEEP_PROCEDURES}),
        Role.CHIEF: frozenset({Right.END_WATCH}),
        Role.DEPT_HEAD: frozenset({Right.END_WATCH}),
        Role.POLICE_ADMIN: frozenset({Right.END_WATCH}),
        Role.COMMS: frozenset({Right.END_WATCH, Right.KEEP_PROCEDURES}),
        Role.ATTORNEY: frozenset({Right.COUNSEL}),
        Role.CLERK: frozenset({Right.GIVE_OUT}),
        Role.RECORDS_CUSTODIAN: frozenset({Right.GIVE_OUT}),
    }
)
OF_THE_OPERATOR = frozenset({Right.KEEP_POLICIES, Right.KEEP_PROCEDURES})
"""Whoever runs commands on the machine sets the agency up; nothing is signed by a machine."""
DECIDERS = frozenset({Role.CHIEF, Role.COMMS, Role.DEPT_HEAD, Role.POLICE_ADMIN})
"""Roles that may decide to adopt a policy which does not itself say who does."""


def may(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> bool:
    """Whether the actor has the right over the unit on that day; without a unit, over any at all. Four queries."""
    if actor.kind is ActorKind.OPERATOR:
        return right in OF_THE_OPERATOR
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return False
    scopes = scopes_of(
        actor.identity, frozenset(role for role, rights in RIGHTS.items() if right in rights), day
    )
    return bool(scopes) if unit is None or not scopes else bool(scopes.intersection(tree_on(day).above(unit)))


def scopes_of(person: UUID, roles: frozenset[Role], day: date) -> frozenset[UUID]:
    """The units for which somebody has one of the roles by themself, in person or by working in a unit that has it.

    What several can only do together nobody does alone here. Three queries.
    """
    return frozenset(unit for role, unit in roles_of(person, day) if Role(role) in roles)


def require(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> None:
    """Refuse whoever has not got the right over the unit."""
    if not may(actor, right, day, unit):
        raise RefusedError("This is not yours to do.", reason="right-missing", remedy=_WHO_CAN[right])


_WHO_CAN: Mapping[Right, str] = MappingProxyType(
    {
        Right.KEEP_POLICIES: "Ask the policy steward.",
        Right.END_WATCH: "Ask the Chief, or the head of the department.",
        Right.KEEP_PROCEDURES: "Ask Communications, or the policy steward.",
        Right.COUNSEL: "Ask the attorney.",
        Right.GIVE_OUT: "Ask the clerk.",
    }
)
