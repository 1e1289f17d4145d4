"""Who may do what with threads. Deny by default: a role that is not named here gives nothing.

Whoever owns a page, or stands in for them, keeps its threads too; a member of a body reads them and marks what they
wrote themself (selectors.threads).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import roles_of, tree_on


class Right(StrEnum):
    """What a role may let somebody do here, for the unit it is held for and all below."""

    KEEP = "keep"
    """Put threads of official pages in, and read them."""
    MARK = "mark"
    """Say that a member of a body wrote something, what a thread is about, and what was done about a warning."""
    WARNED = "warned"
    """Hear that a body's members are enough for a meeting."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.CLERK: frozenset({Right.KEEP, Right.MARK, Right.WARNED}),
        Role.ATTORNEY: frozenset({Right.KEEP, Right.MARK}),
        Role.RECORDS_CUSTODIAN: frozenset({Right.KEEP}),
        Role.COMMS: frozenset({Right.KEEP}),
        Role.CHIEF: frozenset({Right.KEEP}),
        Role.CHIEF_OFFICE: frozenset({Right.KEEP}),
        Role.POLICE_ADMIN: frozenset({Right.KEEP}),
        Role.CSD: frozenset({Right.KEEP}),
        Role.SITE_ADMIN: frozenset({Right.KEEP}),
    }
)


def scopes_of(actor: Actor, right: Right, day: date) -> frozenset[UUID]:
    """The units for which somebody has the right on that day, with all below. Four queries."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return frozenset()
    held = {unit for role, unit in roles_of(actor.identity, day) if right in RIGHTS.get(Role(role), ())}
    tree = tree_on(day)
    return frozenset(unit for scope in held for unit in tree.below(scope))
