"""The people of the demo: entered by the human resources of their agency, appointed by its policy steward."""

from __future__ import annotations

from typing import Any

from bailiwick.apps.journal.facts import CLOCKWORK, Actor
from bailiwick.apps.roster.models import Category, Role
from bailiwick.apps.roster.services import (
    Work,
    add_person,
    appoint,
    end_office,
    end_powers,
    leave,
    open_removals,
)
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

HUMAN_RESOURCES = {"WEX": "odell", "PCD": "renner", "HOL": "hanley"}
"""Who enters people, by the agency whose code the unit's begins with."""
STEWARD = {"WEX": "vance", "PCD": "renner", "HOL": "brennan"}
"""Who says what roles people have."""


def agency_of(unit: str) -> str:
    """The code of the agency that a unit belongs to: what stands before the dot."""
    return unit.partition(".")[0]


def hire(made: Made) -> None:
    """Enter everybody whom nobody has entered yet; who has left since is let go as one does it."""
    for told in read("people"):
        actor_name = HUMAN_RESOURCES[agency_of(told["unit"])]
        if not told.get("first"):
            add(made.as_(actor_name), made, told)
        if "left" in told:
            leave(
                made.as_(actor_name),
                person=made.people[told["key"]],
                day=made.until(told["left"]) or made.days.today,
            )


def add(actor: Actor, made: Made, told: dict[str, Any]) -> None:
    """Enter one person, as the file tells of them."""
    paid = told.get("paid", told["category"] not in {"volunteer", "board-member"})
    work = Work(
        unit=made.units[told["unit"]],
        category=Category(told["category"]),
        starts=made.day(told["since"]),
        until=made.until(told.get("last")),
        title=told["title"],
        employer=told.get("employer", ""),
        paid=paid,
        sworn=told.get("sworn", False),
        classified=told.get("classified", False),
        full_time=told.get("full_time", True),
        supervisor=made.people[told["under"]] if "under" in told else None,
        sponsor=made.units[told["sponsor"]] if "sponsor" in told else None,
        appointed_by=made.units[told["appointed_by"]] if "appointed_by" in told else None,
    )
    entered = add_person(
        actor, name=told["name"], work=work, email=told.get("email", ""), external_id=str(told["number"])
    )
    made.people[told["key"]] = entered.id


def appoint_all(made: Made) -> None:
    """Say who has which role, in the order of the file: an acting holder takes the place of the last for those days."""
    for told in read("roles"):
        if told.get("first"):
            continue
        steward = made.as_(STEWARD[agency_of(told["unit"])])
        office = appoint(
            steward,
            person=made.people[told["person"]],
            role=Role(told["role"]),
            unit=made.units[told["unit"]],
            instrument=told["instrument"],
            starts=made.day(told["since"]),
            until=made.until(told.get("last")),
            acting=told.get("acting", False),
        )
        if "ended" in told:
            end_office(steward, office=office.id, day=made.until(told["ended"]))


def morning(_made: Made) -> None:
    """What the clock does every morning: powers of leavers end, and what is to be taken away is written down."""
    end_powers(CLOCKWORK)
    open_removals(CLOCKWORK)
