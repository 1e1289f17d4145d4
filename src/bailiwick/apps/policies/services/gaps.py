"""Somebody looks after a gap until it is closed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import GapOwner
from bailiwick.apps.policies.permissions import Right, require
from bailiwick.apps.policies.services.helping import day_of, line, locked_unit
from bailiwick.apps.roster.models import Membership
from bailiwick.kernel.sentence import say


@act("policies.gap.look-after", say("said who looks after a gap"))
def look_after_gap(doing: Doing, *, unit: UUID, gap: str, owner: UUID, remind_on: date) -> GapOwner:
    """Say who looks after a gap, and on which day they are reminded of it; whoever did before does so no longer."""
    today = day_of(doing)
    require(doing.actor, Right.KEEP_POLICIES, today, unit)
    locked_unit(unit, today)
    gap = line(gap, "gap")
    if not Membership.objects.on(today).filter(person_id=owner).exists():
        raise PoliciesError("They do not work here.", remedy="Choose somebody who does.")
    GapOwner.objects.filter(unit_id=unit, gap=gap, until=None).update(until=today)
    row: GapOwner = GapOwner.objects.create(
        unit_id=unit, gap=gap, owner_id=owner, remind_on=remind_on, starts=today
    )
    doing.about("gap", row.id)
    doing.record(unit=unit, gap=gap, owner=owner, remind_on=remind_on)
    return row
