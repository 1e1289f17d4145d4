"""What the demo keeps: posts of an older archive, a hold in force, and a batch that skipped one record for it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.keeping.facts import Scope, Sighting
from bailiwick.apps.keeping.services import capture, destroy, grant, place_hold, propose_destruction
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

MATTER = "civil-dell-street"
WORDS = ("Dell Street culvert",)
BATCH = ("picnic", "culvert", "leaf", "skate", "thanks")
"""Older than their schedule asks for; the second is held."""


def keep(made: Made) -> None:
    """Capture, hold, and let go what is due: the analyst asks, the Clerk grants, and the held one is refused."""
    for told in read("records"):
        _capture(made, told)
    place_hold(made.as_("quint"), MATTER, Scope(words=WORDS))
    for name in BATCH:
        _let_go(made, name)


def _capture(made: Made, told: dict[str, Any]) -> None:
    day = made.day(told["day"])
    seen = Sighting(
        kind=told["kind"],
        source="older-archive",
        object=f"{told['kind']}/{told['key']}",
        seen_at=datetime.combine(day, time(15), UTC),
        media_type="text/plain",
        method="import",
        series=told["series"],
        text=told["text"],
        unit=made.units[told["unit"]],
        day=day,
    )
    made.records[told["key"]] = capture(OPERATOR, seen, told["text"].encode()).record


def _let_go(made: Made, name: str) -> None:
    try:
        asked = propose_destruction(made.as_("tyndall"), made.records[name])
    except RefusedError as refusal:
        # The one record that a hold has taken: the entry of the refusal is what the demo shows.
        if refusal.reason != "held":
            raise
        return
    grant(made.as_("fenner"), asked.id)
    destroy(made.as_("tyndall"), asked.id)
