"""What stands between somebody and posting for the agency: the gate of posting rights, asked of what is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors import permissions_for
from bailiwick.apps.approvals.selectors.gate_list import GateList, gate_list
from bailiwick.apps.policies.selectors import examiner_for, policies_of
from bailiwick.apps.readiness.selectors.readiness import readiness_of
from bailiwick.apps.roster.selectors import records
from bailiwick.policy.facts import Facts, Known

GATE = "person.grant-posting"
MINE = "/readiness/"
PAGES = {
    "person.signed": MINE,
    "person.trained": MINE,
    "sign-poster-rules": MINE,
    "sign-policy": MINE,
    "finish-course": MINE,
}
"""Where what is missing is done: here."""


def posting_gate(person: UUID, day: date) -> GateList | None:
    """The list for somebody who would like to post; None where no policy speaks for their unit."""
    mine = records(day, [person])
    if not mine or not policies_of(mine[0].unit, day):
        return None
    unit = mine[0].unit
    trained, signed = readiness_of(person, day)
    facts = Facts(permissions=Known(permissions_for(unit, day, person=person)))
    known = replace(
        facts.person,
        category=Known(mine[0].category.value),
        trained=trained,
        signed=signed,
        # Nobody decides about their own here, so whoever will decide is somebody else.
        is_author=Known(value=False),
    )
    facts = replace(facts, person=known)
    report = examiner_for(GATE, owner=unit, actor=person, day=day).examine(facts)
    return gate_list(report, unit=unit, day=day, pages=PAGES, person=person)
