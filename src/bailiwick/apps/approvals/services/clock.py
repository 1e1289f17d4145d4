"""The clock's own steps: a permission ran out, nobody decided in time, something sits too long, its person has left."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.facts import may_follow
from bailiwick.apps.approvals.facts.permission import ran_out
from bailiwick.apps.approvals.models import OPEN, Capacity, Request, State, StepKind
from bailiwick.apps.approvals.selectors.pages import waited
from bailiwick.apps.approvals.selectors.powers import powers_here, works_here
from bailiwick.apps.approvals.selectors.requests import Loaded, load_all
from bailiwick.apps.approvals.selectors.who import May
from bailiwick.apps.approvals.services.stepping import locked, take
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import EndsOn
from bailiwick.ui.once import asked_once

OPEN_FOR = timedelta(days=60)
"""So long after it was asked, a request that nobody has decided has lapsed; it can be asked for again."""
TOO_LONG = 3
"""Working days after which whoever has it is reminded, and every so many after that."""
LIVING = OPEN | {State.IN_FORCE, State.CHANGED, State.DIRECT, State.REMOVAL_DUE}


def due(now: datetime) -> list[tuple[UUID, StepKind]]:
    """What the clock has to do with which request, now; each is looked at again inside its act."""
    rows = Request.objects.filter(place__state__in=LIVING).order_by("number")
    with asked_once():
        found = [(loaded.row.id, due_of(loaded, now)) for loaded in load_all(rows)]
    return [(request, kind) for request, kind in found if kind is not None]


def due_of(loaded: Loaded, now: datetime) -> StepKind | None:
    """The clock's step with one request, if one is due."""
    day = timezone.localdate(now)
    standing = loaded.standing
    if _has_left(loaded, day) and StepKind.ENDED in may_follow(standing):
        return StepKind.ENDED
    if standing.is_open:
        if ran_out(loaded.row.until, day) or now - loaded.row.asked_at > OPEN_FOR:
            return StepKind.LAPSED
        days = waited(loaded, now)
        last = timezone.localdate(standing.reminded) if standing.reminded else None
        if days is not None and days >= TOO_LONG and standing.state is not State.MORE_INFO:
            return StepKind.REMINDED if last is None or (day - last).days >= TOO_LONG else None
        return None
    decided = standing.decided
    if decided is not None and ran_out(decided.until, day) and StepKind.RAN_OUT in may_follow(standing):
        return StepKind.RAN_OUT
    return None


def _has_left(loaded: Loaded, day: date) -> bool:
    """Whether it ends as its person has left: an open request does, and what the policy gave to the person alone."""
    power = powers_here(loaded.row.unit_id, day).get(loaded.row.power)
    ends = loaded.standing.is_open or (power is not None and EndsOn.PERSON_LEAVES in power.ends_on)
    return ends and not works_here(loaded.row.for_whom_id, day)


@act("approvals.tick", say("moved a request on, by the clock"))
def tick(doing: Doing, request: UUID, kind: StepKind) -> Loaded:
    """Take the clock's step, if it is still due. Refused to people: no hand makes a permission run out."""
    loaded = locked(doing, request)
    if doing.actor.kind is not ActorKind.JOB:
        raise RefusedError(
            "Only the clock does this.", reason="not-the-clock", remedy="Take it back instead."
        )
    if due_of(loaded, doing.at) is not kind:
        raise RefusedError("It is not due any more.", reason="not-due", remedy="Nothing has to be done.")
    return take(doing, loaded, kind, May(Capacity.CLOCK))
