"""Random looks of the demo: a draw gone through and closed, one under way, a plan that waits, a unit left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bailiwick.apps.conduct.models import Draw, OutcomeKind
from bailiwick.apps.conduct.services.looking import Came, Where, close_draw, conclude, look
from bailiwick.apps.conduct.services.monitoring import Plan, decide, draw, propose
from bailiwick.apps.policies.models import SourceKind
from bailiwick.apps.policies.services import exempt
from bailiwick.project.demonstration.people import STEWARD, agency_of
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def look_at_random(made: Made) -> None:
    """What a contract leaves out first; then each plan, let or not, and its draws."""
    for told in read("looks"):
        if "leaves-out" in told:
            _leave_out(made, told)
            continue
        plan = Plan(
            unit=made.units[told["unit"]],
            purpose=told["purpose"],
            size=told["size"],
            authority=told["authority"],
            method=told["method"],
        )
        row = propose(made.as_(told["who"]), plan)
        if "let-by" in told:
            decide(made.as_(told["let-by"]), row.pk, yes=True, words=told["because"])
        for each in told.get("draws", ()):
            _go_through(made, told, draw(made.as_(told["who"]), row.pk), each)


def _leave_out(made: Made, told: Mapping[str, Any]) -> None:
    exempt(
        made.as_(STEWARD[agency_of(told["unit"])]),
        unit=made.units[told["unit"]],
        pack=told["pack"],
        source_kind=SourceKind.CONTRACT,
        source=told["source"],
        clauses=told["clauses"],
        groups=[told["leaves-out"]],
    )


def _go_through(made: Made, told: Mapping[str, Any], row: Draw, each: Mapping[str, Any]) -> None:
    """Look at as many as the file says; of the last of them advice may have come."""
    viewer = made.as_(told["who"])
    drawn = row.rows.filter(place__gt=0).order_by("place")[: each["looked"]]
    advice = each.get("advice", "")
    for number, one in enumerate(drawn, start=1):
        address = f"https://social.example/profile/{number}"
        look(viewer, row.pk, Where(person=one.person_id, address=address, is_public=True))
        is_advised = bool(advice) and number == each["looked"]
        kind = OutcomeKind.ADVICE if is_advised else OutcomeKind.NOTHING
        words = advice if is_advised else ""
        conclude(viewer, row.pk, Came(person=one.person_id, kind=kind, words=words))
    if "closed-by" in each:
        close_draw(made.as_(each["closed-by"]), row.pk)
