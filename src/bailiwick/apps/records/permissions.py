"""Who may see to demands for records. Deny by default: a role that is not named here gives nothing."""

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

    SEE_TO = "see-to"
    """Read demands, hold, search, leave out, export and hand over; grant a release that another asked for."""
    LET_GO = "let-go"
    """Ask for a hold to be released (WF-HOLD: the attorney)."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ATTORNEY: frozenset({Right.SEE_TO, Right.LET_GO}),
        Role.RECORDS_CUSTODIAN: frozenset({Right.SEE_TO}),
    }
)


def scopes_of(actor: Actor, right: Right, day: date) -> frozenset[UUID]:
    """The units for which somebody has the right on that day, with all below; nothing for who works here no more."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return frozenset()
    held = {unit for role, unit in roles_of(actor.identity, day) if right in RIGHTS.get(Role(role), ())}
    tree = tree_on(day)
    return frozenset(unit for scope in held for unit in tree.below(scope))
