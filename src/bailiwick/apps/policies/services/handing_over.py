"""What somebody looked after here is handed over to a colleague: procedures, their tasks, and gaps (WF-OFFBOARD)."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import GapOwner, Procedure, Task
from bailiwick.apps.policies.permissions import Right, require
from bailiwick.apps.policies.selectors.holding import looked_after
from bailiwick.apps.policies.services.helping import day_of
from bailiwick.apps.roster.models import Membership
from bailiwick.kernel.sentence import say


@act("policies.hand-over", say("handed over what somebody looked after"))
def hand_over(doing: Doing, *, owner: UUID, to: UUID) -> int:
    """Hand over all that somebody looks after here; returns how many things. Raises PoliciesError.

    Refused to who does not keep the policies of every unit it is for.
    """
    day = day_of(doing)
    found = looked_after(day, owner)
    require(doing.actor, Right.KEEP_POLICIES, day)
    for unit in {one.unit for one in found}:
        require(doing.actor, Right.KEEP_POLICIES, day, unit)
    if not found:
        raise PoliciesError("They look after nothing here.", remedy="Look at the list again.")
    if to == owner or not Membership.objects.on(day).filter(person_id=to).exists():
        raise PoliciesError("They do not work here.", remedy="Choose a colleague who does.")
    things = [one.thing for one in found]
    Procedure.objects.filter(pk__in=things).update(owner_id=to)
    Task.objects.filter(pk__in=things).update(owner_id=to)
    gaps = list(GapOwner.objects.select_for_update().filter(pk__in=things))
    GapOwner.objects.filter(pk__in=[one.pk for one in gaps]).update(until=day)
    GapOwner.objects.bulk_create(
        GapOwner(unit_id=one.unit_id, gap=one.gap, owner_id=to, remind_on=one.remind_on, starts=day)
        for one in gaps
    )
    doing.about("person", owner)
    doing.record(to=to, things=things[:50], number=len(things))
    return len(things)
