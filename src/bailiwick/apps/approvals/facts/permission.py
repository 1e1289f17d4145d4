"""A request as the heart's permission: what checks and gates are told of it, for the pure function `covers`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from bailiwick.apps.approvals.facts.payload import Payload
from bailiwick.apps.approvals.facts.standing import Done, Standing
from bailiwick.apps.approvals.facts.way import CHAIN
from bailiwick.apps.approvals.models import Capacity, State, StepKind
from bailiwick.policy.permission import Form, Permission, PermissionState
from bailiwick.policy.power import Delegate, Power

_STATES: Mapping[State, PermissionState] = MappingProxyType(
    {
        State.IN_FORCE: PermissionState.IN_FORCE,
        State.DIRECT: PermissionState.IN_FORCE,
        State.CHANGED: PermissionState.CHANGED,
        State.WITHDRAWN: PermissionState.WITHDRAWN,
        State.SENT_BACK: PermissionState.REFUSED,
    }
)
"""What is not here, and was decided, has ended."""


def permission_of(
    power: Power, payload: Payload, standing: Standing, reference: str, *, local_day: date
) -> Permission | None:
    """The permission (or refusal) that a request became, None before that. `local_day`: on which it was decided.

    `by` is a role the power knows: its own holder, a designee of theirs, a role that the power names beside them.
    """
    decided = standing.decided
    if decided is None:
        return None
    spoken = decided.day if decided.form == Form.SPOKEN_THEN_RECORDED.value else None
    return Permission(
        power=power.id,
        by=_by(power, decided),
        form=Form(decided.form) if decided.form else power.form,
        on=spoken or local_day,
        until=decided.until,
        state=_STATES.get(standing.state, PermissionState.ENDED),
        object=payload.identity,
        digest=payload.digest,
        layout=payload.layout,
        standing=payload.category,
        named_person=decided.capacity is Capacity.DELEGATE and power.delegate is Delegate.NAMED_PERSON,
        scope=(),
        inputs=tuple(role if said else f"{role}:declined" for role, said in standing.heard.items()),
        endorsed_by=_endorsed(standing),
        reference=reference,
    )


def _by(power: Power, decided: Done) -> str:
    if decided.capacity is Capacity.ROLE:
        return power.delegate_role
    if decided.capacity is Capacity.DELEGATE:
        return "designee" if power.delegate is Delegate.DESIGNEE else decided.role
    return power.holder


def _endorsed(standing: Standing) -> tuple[str, ...]:
    """Roles whose levels have all acted; a chain that nobody stands in has nothing to endorse."""
    passed = {level.role for level in standing.way.levels[: standing.passed]}
    waiting = {level.role for level in standing.way.levels[standing.passed :]}
    return tuple(sorted((passed | {CHAIN}) - waiting))


def form_of(power: Power, *, spoken: bool) -> Form:
    """In which form a decision made here is given: on a page, by name, of this very thing, kept as it was shown.

    That is recorded, express and written at once, and on the document for a memorandum. Only what was spoken before is
    less.
    """
    if spoken:
        return Form.SPOKEN_THEN_RECORDED
    return power.form if power.form is not Form.SPOKEN_THEN_RECORDED else Form.WRITTEN


def spoken_is_enough(power: Power) -> bool:
    """Whether a yes under this power may be spoken, and entered afterwards (nmpd/V.H.1.s1)."""
    return power.form is Form.SPOKEN_THEN_RECORDED


def ran_out(until: date | None, day: date) -> bool:
    """Whether the last day is over."""
    return until is not None and day > until


def spoken_before(day: date, at: datetime) -> bool:
    """Whether a day on which something was said can be so: not after it is entered."""
    return day <= at.date()


DECISIONS = frozenset({StepKind.APPROVED, StepKind.SENT_BACK})
