"""The three agencies of the demo: their units, and in each somebody for human resources and a policy steward."""

from __future__ import annotations

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.models import Role, UnitKind
from bailiwick.apps.roster.services import add_unit, appoint, set_quorum
from bailiwick.project.demonstration.people import add
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

BEGUN = "30 years ago"


def begin(made: Made) -> None:
    """As an agency begins: whoever sits at the machine enters its units, and those who do the rest."""
    for told in read("units"):
        unit = add_unit(
            OPERATOR,
            code=told["code"],
            name=told["name"],
            kind=UnitKind(told["kind"]),
            parent=made.units[told["under"]] if "under" in told else None,
            starts=made.day(BEGUN),
            ward=str(told.get("ward", "")),
        )
        made.units[told["code"]] = unit.id
        if "seats" in told:
            set_quorum(
                OPERATOR, board=unit.id, seats=told["seats"], needed=told["quorum"], day=made.day(BEGUN)
            )
    for told in read("people"):
        if told.get("first"):
            add(OPERATOR, made, told)
    for told in read("roles"):
        if told.get("first"):
            appoint(
                OPERATOR,
                person=made.people[told["person"]],
                role=Role(told["role"]),
                unit=made.units[told["unit"]],
                instrument=told["instrument"],
                starts=made.day(told["since"]),
            )
