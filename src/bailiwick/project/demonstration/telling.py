"""Reports of the demo and what became of each: one allowed, one past a supervisor, cases found, waiting and closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.models import Adviser, Case, Report, ReportStepKind, Result
from bailiwick.apps.conduct.services import Tells, Told
from bailiwick.policy.conduct import Told as ToldOf
from bailiwick.policy.facts.subjects import Finding
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

OfReport = Callable[[Made, UUID, Mapping[str, Any]], object]
_WITH_REPORTS: Mapping[str, OfReport] = MappingProxyType(
    {
        "take-in": lambda made, row, told: services.acknowledge(
            made.as_(told["by"]), row, shows=told.get("shows", "")
        ),
        "weigh": lambda made, row, told: services.triage(
            made.as_(told["by"]),
            row,
            told=[ToldOf(one) for one in told["told"]],
            clauses=told.get("clauses", ()),
            words=told.get("words", ""),
        ),
        "allow": lambda made, row, told: services.close_report(
            made.as_(told["by"]), row, ReportStepKind.NO_VIOLATION, as_allowed=True
        ),
        "answer": lambda made, row, told: services.answer(made.as_(told["by"]), row, words=told["words"]),
        "open": lambda made, row, told: services.open_case(made.as_(told["by"]), row, words=told["words"]),
    }
)
_IN_CASES: Mapping[str, OfReport] = MappingProxyType(
    {
        "lead": lambda made, row, told: services.set_lead(
            made.as_(told["by"]), row, to=made.people[told["to"]], words=told.get("words", "")
        ),
        "begin": lambda made, row, told: services.begin(made.as_(told["by"]), row, words=told["words"]),
        "note": lambda made, row, told: services.note(
            made.as_(told["by"]), row, words=told["words"], step=told.get("step", "")
        ),
        "ask": lambda made, row, told: services.ask_view(
            made.as_(told["by"]), row, Adviser(told["whom"]), words=told["words"]
        ),
        "find": lambda made, row, told: services.make_finding(made.as_(told["by"]), row, _found(told)),
        "close": lambda made, row, told: services.close_case(made.as_(told["by"]), row, words=told["words"]),
    }
)
"""The steps that the file names."""


def tell(made: Made) -> None:
    """Each report, and each case that was opened from one, as far as its steps lead it."""
    for told in read("told"):
        filed = _file(made, told)
        for step in told.get("steps", ()):
            if step["do"] in _WITH_REPORTS:
                _WITH_REPORTS[step["do"]](made, filed.id, step)
            else:
                _IN_CASES[step["do"]](made, Case.objects.get(report=filed).id, step)


def _file(made: Made, told: Mapping[str, Any]) -> Report:
    learned = timezone.now() - timedelta(hours=int(told.get("hours", 1)))
    return services.file_report(
        made.as_(told["who"]),
        Tells(
            words=told["words"],
            learned=learned,
            subject=made.people[told["about"]] if "about" in told else None,
            link=told.get("link", ""),
            told=[ToldOf(one) for one in told["told"]],
            happened=made.day(told["day"]) if "day" in told else None,
            delay=told.get("delay", ""),
        ),
    )


def _found(told: Mapping[str, Any]) -> Told:
    return Told(
        clause=told["clause"],
        result=Result(told["result"]),
        analysis=told["words"],
        elements={name: Finding(found) for name, found in told.get("elements", {}).items()},
    )
