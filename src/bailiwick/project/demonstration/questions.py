"""Questions that the demo's people have asked about their policies."""

from __future__ import annotations

from bailiwick.apps.policies.models import Topic
from bailiwick.apps.policies.services import answer_help, ask_help
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def ask_questions(made: Made) -> None:
    """Each is asked by whoever wonders; one has been answered."""
    for told in read("help"):
        asked = ask_help(
            made.as_(told["who"]),
            unit=made.units[told["unit"]],
            topic=Topic(told["topic"]),
            question=told["question"],
            clauses=told.get("clauses", ()),
        )
        if "answer" in told:
            answer_help(made.as_(told["by"]), request=asked.id, answer=told["answer"])
