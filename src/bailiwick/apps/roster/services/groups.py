"""Roles that groups hold, such as Police Administration: who is in it, and how many of them say yes together."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import NEVER_A_GROUP, SEALED_ROLES, GroupRole, Role
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.services.helping import cut_short, day_of, locked_unit, paper
from bailiwick.kernel.sentence import say


@act("roster.group.set", say("said which group holds a role"))
def let_group_hold(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    role: Role,
    unit: UUID,
    instrument: str,
    body: UUID | None = None,
    needed: int = 1,
    starts: date | None = None,
) -> GroupRole:
    """Say that a group holds a role for a unit: everybody who works in `body`, or, without one, those appointed.

    `needed` of them say yes together. It takes the place of what was said before of this role and unit.
    """
    starts = starts or day_of(doing)
    require(doing.actor, Right.APPOINT, day_of(doing), unit)
    if role in SEALED_ROLES:
        raise RefusedError(
            "This role is not kept here.",
            reason="kept-elsewhere",
            remedy="Ask the policy steward who keeps it.",
        )
    if role in NEVER_A_GROUP:
        raise RosterError(
            "This office is one person's.", place="role", remedy="Say who holds it, or who acts in it."
        )
    if needed < 1:
        raise RosterError("At least one of them has to say yes.", place="needed", remedy="Count again.")
    for one in sorted({unit, body or unit}):
        locked_unit(one, starts)
    cut_short(GroupRole.objects.filter(role=role, unit_id=unit), starts)
    group: GroupRole = GroupRole.objects.create(
        role=role, unit_id=unit, body_id=body, needed=needed, starts=starts, instrument=paper(instrument)
    )
    doing.about("unit", unit)
    doing.record(group=group.id, role=role, body=body, needed=needed, starts=starts)
    return group


@act("roster.group.end", say("ended that a group holds a role"))
def end_group(doing: Doing, *, group: UUID, day: date | None = None) -> None:
    """From that day on the role is nobody's but those who are appointed to it, each alone."""
    day = day or day_of(doing)
    found = GroupRole.objects.select_for_update().filter(pk=group).first()
    if found is None:
        raise RosterError("There is no such entry.", remedy="Look at the unit again.")
    require(doing.actor, Right.APPOINT, day_of(doing), found.unit_id)
    cut_short(GroupRole.objects.filter(pk=group), day)
    doing.about("unit", found.unit_id)
    doing.record(group=group, role=Role(found.role), from_day=day)
