"""Rules that the demo's people have asked to be set aside for a reason."""

from __future__ import annotations

from bailiwick.apps.approvals.services import answer_waiver, ask_to_waive
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def ask_to_set_aside(made: Made) -> None:
    """Each is asked by whoever looks after the page; the first has been answered."""
    for told in read("waivers"):
        asked = ask_to_waive(
            made.as_(told["who"]),
            unit=made.units[told["unit"]],
            clause=told["clause"],
            thing=told["thing"],
            reason=told["reason"],
            until=made.day(told["last"]),
        )
        if "by" in told:
            answer_waiver(made.as_(told["by"]), asked.id, granted=True, words="I have looked at the page.")
