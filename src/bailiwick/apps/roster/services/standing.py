"""Delegations that stood before the record began: entered from their papers, so that nobody's power ends by a move."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts.powers import How
from bailiwick.apps.roster.models import Delegation
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.selectors.powers import who_may
from bailiwick.apps.roster.services.delegating import kind_of, limits_of
from bailiwick.apps.roster.services.helping import (
    day_of,
    locked_person,
    locked_unit,
    no_earlier,
    paper,
    works_here,
)
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import Power


@act("roster.delegation.enter", say("entered a delegation that stood already"))
def enter_delegation(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    power: Power,
    giver: UUID,
    to: UUID,
    unit: UUID,
    instrument: str,
    starts: date,
    until: date | None = None,
    scope: Collection[str] = (),
) -> Delegation:
    """Enter, from its paper, what a holder gave before the record began; by whoever says who holds which role.

    Neither of the two enters it, and its giver held the power in person on its first day, which lies in the past.
    """
    _may_enter(doing, unit, starts, {giver, to})
    no_earlier(starts, until)
    kind, limits = kind_of(power), limits_of(power, scope)
    for one in sorted((giver, to)):
        locked_person(one)
    locked_unit(unit, starts)
    works_here(to, starts)
    _held_it(power, giver, unit, starts)
    row: Delegation = Delegation.objects.create(
        power=power.id,
        kind=kind,
        giver_id=giver,
        under_role=power.holder,
        delegate_id=to,
        unit_id=unit,
        scope="\n".join(limits),
        instrument=paper(instrument),
        starts=starts,
        until=until,
    )
    doing.about("delegation", row.id)
    doing.record(power=power.id, kind=kind, giver=giver, to=to, unit=unit)
    doing.record(starts=starts, until=until, limits=len(limits))
    return row


def _may_enter(doing: Doing, unit: UUID, starts: date, sides: Collection[UUID]) -> None:
    require(doing.actor, Right.APPOINT, day_of(doing), unit)
    if doing.actor.identity in sides:
        raise RefusedError(
            "Nobody enters a delegation of their own.",
            reason="own-delegation",
            remedy="Ask another policy steward, or give it anew.",
        )
    if starts >= day_of(doing):
        raise RosterError(
            "A delegation that begins now is given by its holder.", remedy="Have them give it themselves."
        )


def _held_it(power: Power, giver: UUID, unit: UUID, day: date) -> None:
    answer = who_may(power, unit, day)
    held = any(one.person == giver and one.how in {How.HOLDER, How.ACTING} for one in answer.may)
    if not held or answer.needed != 1:
        raise RosterError(
            "They did not hold this power on that day.", remedy="Look at the paper, and who held the office."
        )
