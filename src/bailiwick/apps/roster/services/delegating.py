"""A holder lets somebody use a power, one power at a time, and ends it (WF-DELEG, REG-DELEG)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts.powers import KINDS, How
from bailiwick.apps.roster.models import Delegation, DelegationKind
from bailiwick.apps.roster.selectors.powers import who_may
from bailiwick.apps.roster.services.helping import (
    bare,
    cut_short,
    day_of,
    locked_person,
    locked_unit,
    no_earlier,
    paper,
    works_here,
)
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import Delegate, Power

SEALED_OBJECTS = frozenset({"covert"})
"""What powers are about that the vault alone keeps: who was let use them is not written down here."""


@act("roster.delegation.give", say("let somebody use a power"))
def delegate(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    power: Power,
    to: UUID,
    unit: UUID,
    instrument: str,
    starts: date | None = None,
    until: date | None = None,
    scope: Collection[str] = (),
    document: str = "",
) -> Delegation:
    """Let a colleague use a power of one's own, for a unit and what is below it, until a day or until it is ended.

    Refused to anybody who does not hold it in person, and where the policy knows no delegation. `scope` is what it is
    limited to, where the power asks for that; `document` the digest of the paper itself, where somebody has it.
    """
    starts = starts or day_of(doing)
    no_earlier(starts, until)
    kind = kind_of(power)
    giver = _holder(doing, power, unit)
    _may_receive(doing, giver, to, starts)
    locked_unit(unit, starts)
    row: Delegation = Delegation.objects.create(
        power=power.id,
        kind=kind,
        giver_id=giver,
        under_role=power.holder,
        delegate_id=to,
        unit_id=unit,
        scope="\n".join(limits_of(power, scope)),
        instrument=paper(instrument),
        document=document,
        starts=starts,
        until=until,
    )
    doing.about("delegation", row.id)
    doing.record(power=power.id, kind=kind, to=to, unit=unit, document=document or None)
    doing.record(starts=starts, until=until, limits=len(row.scope.splitlines()))
    return row


@act("roster.delegation.end", say("ended a delegation"))
def end_delegation(doing: Doing, *, delegation: UUID, power: Power | None = None) -> None:
    """End a delegation, from now on: by whoever gave it, whoever holds the power now, or whoever was given it."""
    row = Delegation.objects.select_for_update().filter(pk=delegation).first()
    if row is None:
        raise RosterError("There is no such delegation.", remedy="Look at the list again.")
    day, me = day_of(doing), doing.actor.identity
    if me not in {row.giver_id, row.delegate_id}:
        if power is None or power.id != row.power:
            raise RefusedError(
                "This is not yours to end.", reason="not-holder", remedy="Ask who holds the power."
            )
        _holder(doing, power, row.unit_id)
    if row.until is not None and row.until <= day:
        raise RosterError("This delegation has ended already.", remedy="There is nothing left to do.")
    cut_short(Delegation.objects.filter(pk=delegation), day, ended_early=True)
    doing.about("delegation", delegation)
    doing.record(power=row.power, from_day=day)


def limits_of(power: Power, scope: Collection[str]) -> list[str]:
    """What a delegation is limited to. Raises RosterError where the power asks for that and nobody has said it."""
    limits = sorted({bare(one, 80, "limit") for one in scope} - {""})
    if power.delegate_scope and not limits:
        raise RosterError(
            "Nobody has said for what this is.", place="scope", remedy="Name what they may decide about."
        )
    return limits


def _may_receive(doing: Doing, giver: UUID, to: UUID, starts: date) -> None:
    if to == giver:
        raise RefusedError(
            "You hold this power yourself.", reason="own-delegation", remedy="Choose a colleague."
        )
    if starts < day_of(doing):
        raise RosterError("A delegation cannot begin in the past.", remedy="Let it begin today.")
    for one in sorted((giver, to)):
        locked_person(one)
    works_here(to, starts)


def kind_of(power: Power) -> DelegationKind:
    """In which way the policy lets the power's holder have it used. Raises RefusedError where it knows none."""
    if power.object in SEALED_OBJECTS:
        raise RefusedError(
            "Who was let use this power is not kept here.",
            reason="kept-elsewhere",
            remedy="Its holder keeps it.",
        )
    kind = KINDS.get(power.delegate)
    if kind is not None:
        return kind
    message = "The policy lets nobody else use this power."
    remedy = "Whoever holds it has to use it in person; while they are away, somebody may act in the office."
    if power.delegate is Delegate.ROLE:
        message = "The policy lets a role use this power, and nobody by name."
        remedy = "Give somebody that role."
    raise RefusedError(message, reason="not-delegable", remedy=remedy)


def _holder(doing: Doing, power: Power, unit: UUID) -> UUID:
    """The actor, who must hold the power in person for the unit today."""
    me = doing.actor.identity
    answer = who_may(power, unit, day_of(doing))
    for one in answer.may:
        if one.person == me and one.how in {How.HOLDER, How.ACTING} and answer.needed == 1:
            return one.person
    raise RefusedError(
        "You do not hold this power for this unit.",
        reason="not-holder",
        remedy="Ask who holds it to do this.",
    )
