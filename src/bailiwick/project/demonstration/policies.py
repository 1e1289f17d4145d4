"""Which agency of the demo lives by which policy: adopted by its steward, as its own holder decided."""

from __future__ import annotations

from typing import Any

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.models import ListName, WordingKind
from bailiwick.apps.policies.services import adopt, choose, list_entry, word
from bailiwick.project.demonstration.people import STEWARD, agency_of
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def adopt_all(made: Made) -> None:
    """Adopt each, and lay over it what the agency has chosen, worded and listed, from the same day on."""
    for told in read("adopted"):
        steward = made.as_(STEWARD[agency_of(told["unit"])])
        adopt(
            steward,
            unit=made.units[told["unit"]],
            pack=told["pack"],
            decided_by=made.people[told["decided_by"]],
            instrument=told["instrument"],
            starts=made.day(told["since"]),
        )
        _lay_over(made, steward, told)


def _lay_over(made: Made, steward: Actor, told: dict[str, Any]) -> None:
    unit, pack, since = made.units[told["unit"]], told["pack"], made.day(told["since"])
    for key, choice in told.get("choices", {}).items():
        choose(steward, unit=unit, pack=pack, key=key, choice=choice, starts=since)
    for name, text in told.get("notices", {}).items():
        word(steward, unit=unit, pack=pack, name=name, text=text, kind=WordingKind.NOTICE, starts=since)
    for name in ListName:
        for entry in told.get(name.value, ()):
            list_entry(steward, unit=unit, name=name, word=entry, starts=since)
