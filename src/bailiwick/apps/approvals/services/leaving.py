"""What ends when somebody leaves, or no longer works for the unit for which they were given leave (WF-OFFBOARD)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from bailiwick.apps.approvals.models import Capacity, StepKind
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.approvals.selectors.who import May
from bailiwick.apps.approvals.services.stepping import day_of, in_turn, locked, take
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import may_let_go, works_for
from bailiwick.kernel.sentence import say


@act("approvals.let-go", say("ended what somebody had asked for or held who leaves or moves"))
def end_as_they_go(doing: Doing, request: UUID) -> Loaded:
    """End a permission, or withdraw a request, of somebody whose last day has come, or who works elsewhere now.

    By the clock, or by whoever enters that they leave, or move away from the unit it was given for. Refused while they
    still work for that.
    """
    loaded = locked(doing, request)
    day, person = day_of(doing), loaded.row.for_whom_id
    clock = doing.actor.kind is ActorKind.JOB
    if not (clock or may_let_go(doing.actor, person, day, loaded.row.unit_id)):
        raise RefusedError("This is not yours to do.", reason="right-missing", remedy="Ask human resources.")
    if works_for(person, loaded.row.unit_id, day + timedelta(days=1)):
        raise RefusedError(
            "They go on working for this unit.",
            reason="still-here",
            remedy="Enter their last day, or their transfer, first.",
        )
    in_turn(loaded, StepKind.ENDED)
    may = May(Capacity.CLOCK) if clock else May(Capacity.ROLE, Role.HR)
    return take(doing, loaded, StepKind.ENDED, may)
