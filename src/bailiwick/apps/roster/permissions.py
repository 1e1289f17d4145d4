"""Who may do what with the roster, and see what of it. Deny by default: a role that is not named here gives nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.roster.models import GroupRole, Membership, OfficeHolder, Placing, Role, Tree
from bailiwick.ui.once import once


class Right(StrEnum):
    """What a role may let somebody do here."""

    EDIT_PEOPLE = "edit-people"
    EDIT_UNITS = "edit-units"
    APPOINT = "appoint"
    """Say who holds which role."""
    SEE_RECORDS = "see-records"
    """See more of people than names, titles and units: categories, dates, who has left."""
    TAKE_AWAY = "take-away"
    """Take a leaver's rights away on platforms, and say that it was done."""
    KEEP_SENSITIVE = "keep-sensitive"
    READ_JOURNAL = "read-journal"
    """Read everybody's entries of the journal, and prove them."""
    RUN_SYSTEM = "run-system"
    """See what the software does by itself, and have it try again what failed."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.HR: frozenset({Right.EDIT_PEOPLE, Right.SEE_RECORDS, Right.TAKE_AWAY}),
        Role.SITE_ADMIN: frozenset({Right.TAKE_AWAY}),
        Role.IT: frozenset({Right.TAKE_AWAY}),
        Role.POLICY_STEWARD: frozenset(
            {Right.EDIT_UNITS, Right.APPOINT, Right.SEE_RECORDS, Right.READ_JOURNAL}
        ),
        Role.SYSADMIN: frozenset(
            {
                Right.EDIT_PEOPLE,
                Right.EDIT_UNITS,
                Right.SEE_RECORDS,
                Right.READ_JOURNAL,
                Right.TAKE_AWAY,
                Right.RUN_SYSTEM,
            }
        ),
        Role.AUDITOR: frozenset({Right.SEE_RECORDS, Right.READ_JOURNAL}),
        Role.SENSITIVE_KEEPER: frozenset({Right.KEEP_SENSITIVE}),
    }
)
"""Each right over the unit for which the role is held, and all below it."""

OF_THE_OPERATOR = frozenset(
    {Right.EDIT_PEOPLE, Right.EDIT_UNITS, Right.APPOINT, Right.SEE_RECORDS, Right.RUN_SYSTEM}
)
"""Whoever runs commands on the machine sets the agency up; sealed lists are not theirs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may do on a day: each right with the units it was given for; None stands for every unit."""

    tree: Tree
    rights: Mapping[Right, frozenset[UUID] | None]

    def may(self, right: Right, unit: UUID | None = None) -> bool:
        """Whether they have the right over the unit; without a unit, over any at all."""
        if right not in self.rights:
            return False
        scopes = self.rights[right]
        if scopes is None or unit is None:
            return True
        return any(scope in scopes for scope in self.tree.above(unit))

    def everywhere(self, right: Right) -> bool:
        """Whether they have the right over the whole agency: for what belongs to no unit, such as the journal."""
        tops = [unit for unit, parent in self.tree.parents.items() if parent is None]
        scopes = self.rights.get(right, frozenset())
        return scopes is None or (bool(tops) and scopes.issuperset(tops))


def tree_on(day: date) -> Tree:
    """The agency tree of that day. One query."""
    return once(
        ("tree", day), lambda: Tree(dict(Placing.objects.on(day).values_list("unit_id", "parent_id")))
    )


def is_colleague(actor: Actor, day: date) -> bool:
    """Whether the actor is somebody who works here on that day: they alone see who else does. One query."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return False
    return bool(Membership.objects.on(day).filter(person_id=actor.identity).exists())


def standing_of(actor: Actor, day: date) -> Standing:
    """What the actor may do with the roster on that day. Four queries at most.

    A role counts only while its holder works here, so that a leaver's roles are worth nothing from that day on.
    """
    if actor.kind is ActorKind.OPERATOR:
        return Standing(Tree({}), dict.fromkeys(OF_THE_OPERATOR))
    person = actor.identity
    if actor.kind is not ActorKind.PERSON or person is None:
        return Standing(Tree({}), {})
    return once(("standing", person, day), lambda: _standing_of(person, day))


def _standing_of(person: UUID, day: date) -> Standing:
    bodies = set(Membership.objects.on(day).filter(person_id=person).values_list("unit_id", flat=True))
    if not bodies:
        return Standing(Tree({}), {})
    rights: dict[Right, frozenset[UUID] | None] = {}
    held = OfficeHolder.objects.on(day).filter(person_id=person, role__in=RIGHTS)
    # What several can only do together nobody does alone here.
    groups = GroupRole.objects.on(day).filter(needed=1, body_id__in=bodies, role__in=RIGHTS)
    for role, unit in [*held.values_list("role", "unit_id"), *groups.values_list("role", "unit_id")]:
        for right in RIGHTS[Role(role)]:
            rights[right] = (rights.get(right) or frozenset()) | {unit}
    return Standing(tree_on(day) if rights else Tree({}), rights)


def require(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> None:
    """Refuse whoever has not got the right over the unit."""
    if not standing_of(actor, day).may(right, unit):
        raise _not_yours(right)


def require_everywhere(actor: Actor, right: Right, day: date) -> None:
    """Refuse whoever has not got the right over the whole agency."""
    if not standing_of(actor, day).everywhere(right):
        raise _not_yours(right)


def require_clockwork(actor: Actor) -> None:
    """Refuse everybody but the clockwork: what follows from the day alone is nobody's to do sooner or later."""
    if actor.kind is not ActorKind.JOB:
        raise RefusedError(
            "The clock does this by itself.", reason="clockwork-alone", remedy="Look again tomorrow morning."
        )


def _not_yours(right: Right) -> RefusedError:
    return RefusedError("This is not yours to do.", reason="right-missing", remedy=_WHO_CAN[right])


_WHO_CAN: Mapping[Right, str] = MappingProxyType(
    {
        Right.EDIT_PEOPLE: "Ask human resources.",
        Right.EDIT_UNITS: "Ask the policy steward.",
        Right.APPOINT: "Ask the policy steward.",
        Right.SEE_RECORDS: "Ask human resources.",
        Right.TAKE_AWAY: "Ask whoever administers the page.",
        Right.RUN_SYSTEM: "Ask the system administrator.",
        Right.READ_JOURNAL: "Ask the auditor or the policy steward.",
        Right.KEEP_SENSITIVE: "Ask the policy steward whom to see.",
    }
)
