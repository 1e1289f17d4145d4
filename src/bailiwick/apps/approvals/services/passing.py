"""The gates that a decision opens: the passage is kept with the act that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bailiwick.apps.approvals.models import Subject
from bailiwick.apps.approvals.selectors.permissions import permissions_for
from bailiwick.apps.approvals.selectors.powers import ordering
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.approvals.services.stepping import day_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.policies.services import look_at_gate, pass_gate
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.finding import Report
from bailiwick.policy.gate import GateShutError, to_do
from bailiwick.policy.permission import Permission
from bailiwick.policy.power import Power

GATES: Mapping[Subject, str] = MappingProxyType(
    {
        Subject.REFERENCE: "reference.request",
        Subject.RELEASE: "release.permit",
        Subject.SPEAKING: "release.permit",
        Subject.DEVICE: "device.permit",
    }
)
ORDER = "reference.order-removal"


def facts_of(loaded: Loaded, permissions: tuple[Permission, ...]) -> Facts:
    """A request as the facts of its gate."""
    row, facts = loaded.row, Facts(permissions=Known(permissions))
    reference = replace(
        facts.reference,
        identity=Known(row.identity),
        layout=Known(row.layout),
        digest=Known(row.digest),
    )
    post = replace(facts.post, text=Known(row.words), digest=Known(row.digest)) if row.digest else facts.post
    person = replace(facts.person, device=Known(row.identity))
    return replace(facts, reference=reference, post=post, person=person)


def report_of(loaded: Loaded, day: date) -> Report | None:
    """What stands before the gate of an open request, with what is known of it; None where it has no gate."""
    gate = GATES.get(Subject(loaded.row.subject))
    if gate is None or not loaded.standing.is_open:
        return None
    row = loaded.row
    facts = facts_of(loaded, permissions_for(row.unit_id, day, person=row.for_whom_id))
    # Nobody decides about their own here, so whoever will decide is somebody else.
    facts = replace(facts, person=replace(facts.person, is_author=Known(value=False)))
    return look_at_gate(gate, facts, owner=row.unit_id, actor=row.for_whom_id, day=day)


def pass_when_open(doing: Doing, loaded: Loaded) -> None:
    """Pass the gate of a request that was approved, where nothing else stands before it: two policies may both ask."""
    gate = GATES.get(Subject(loaded.row.subject))
    if gate is None:
        return
    day, row = day_of(doing), loaded.row
    facts = facts_of(loaded, permissions_for(row.unit_id, day, person=row.for_whom_id))
    if not to_do(look_at_gate(gate, facts, owner=row.unit_id, actor=row.for_whom_id, day=day)):
        pass_gate(
            doing, gate, lambda: facts, owner=row.unit_id, actor=row.for_whom_id, day=day, subject=row.id
        )


def pass_order(doing: Doing, loaded: Loaded, power: Power) -> None:
    """Pass the gate of an order, with the order itself as the yes it asks for. Refused where the gate is shut."""
    day, row = day_of(doing), loaded.row
    order = Permission(power=power.id, by=power.holder, form=power.form, on=day, object=row.identity)
    facts = facts_of(loaded, (order,))
    try:
        pass_gate(
            doing, ORDER, lambda: facts, owner=row.unit_id, actor=row.for_whom_id, day=day, subject=row.id
        )
    except GateShutError as shut:
        raise RefusedError(
            "The policy does not let this be ordered so.",
            reason="gate-shut",
            remedy="Look at the request again.",
        ) from shut


def power_of_order(loaded: Loaded, role: str, day: date) -> Power:
    """The power by which an order was given."""
    return ordering(loaded.row.unit_id, day)[role]
