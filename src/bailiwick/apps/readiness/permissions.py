"""Who may keep courses and see how far everybody is. Deny by default: a role not named here gives nothing."""

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

    KEEP_COURSES = "keep-courses"
    """Draft a course and new versions of it, give it out, set the time for a round."""
    SEE_REPORT = "see-report"
    """See who has signed and learned what, and who has not."""
    GIVE_LINKS = "give-links"
    """Give somebody without an account a link to sign by, and enter what was signed on paper."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.COMMS: frozenset({Right.KEEP_COURSES, Right.SEE_REPORT}),
        Role.HR: frozenset({Right.KEEP_COURSES, Right.SEE_REPORT, Right.GIVE_LINKS}),
        Role.IT: frozenset({Right.KEEP_COURSES}),
        Role.POLICY_STEWARD: frozenset({Right.SEE_REPORT, Right.GIVE_LINKS}),
        Role.CHIEF: frozenset({Right.SEE_REPORT}),
        Role.DEPT_HEAD: frozenset({Right.SEE_REPORT}),
        Role.ACCREDITATION: frozenset({Right.SEE_REPORT}),
        Role.AUDITOR: frozenset({Right.SEE_REPORT}),
    }
)


def scopes_of(actor: Actor, right: Right, day: date) -> frozenset[UUID]:
    """The units for which somebody has the right on that day; each counts for all below it. Three queries."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return frozenset()
    held = roles_of(actor.identity, day)
    return frozenset(unit for role, unit in held if right in RIGHTS.get(Role(role), frozenset()))


def may(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> bool:
    """Whether the actor has the right over the unit on that day; without a unit, over any at all. Four queries."""
    scopes = scopes_of(actor, right, day)
    return bool(scopes) if unit is None or not scopes else bool(scopes.intersection(tree_on(day).above(unit)))


def require(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> None:
    """Refuse whoever has not got the right over the unit."""
    if not may(actor, right, day, unit):
        raise RefusedError("This is not yours to do.", reason="right-missing", remedy=_WHO_CAN[right])


_WHO_CAN: Mapping[Right, str] = MappingProxyType(
    {
        Right.KEEP_COURSES: "Ask Communications, human resources or IT.",
        Right.SEE_REPORT: "Ask human resources.",
        Right.GIVE_LINKS: "Ask human resources.",
    }
)
