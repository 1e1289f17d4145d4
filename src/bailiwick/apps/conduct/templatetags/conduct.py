"""States, steps and findings of reports and cases, in words."""

from __future__ import annotations

from django import template

from bailiwick.apps.conduct.models import (
    Action,
    Adviser,
    CaseState,
    CaseStepKind,
    ReportState,
    ReportStepKind,
    Result,
)
from bailiwick.apps.conduct.selectors import wording
from bailiwick.policy.conduct import Told
from bailiwick.policy.facts.subjects import Finding

register = template.Library()
WAITS = frozenset({ReportState.FILED, CaseState.OPENED, CaseState.LEAD_SET, CaseState.LEGAL_VIEW})
OVER = frozenset({ReportState.ANSWERED, CaseState.CLOSED})


@register.filter
def report_state(state: ReportState, own: str = "") -> str:
    """Where a report stands; `own`: as whoever filed it is told."""
    return str((wording.FILER_WORDS if own else wording.REPORT_WORDS)[state])


@register.filter
def report_step(kind: str) -> str:
    """What was done with a report."""
    return str(wording.REPORT_STEP_WORDS[ReportStepKind(kind)])


@register.filter
def case_state(state: CaseState) -> str:
    """Where a case stands."""
    return str(wording.CASE_WORDS[state])


@register.filter
def case_step(kind: str) -> str:
    """What was done in a case."""
    return str(wording.CASE_STEP_WORDS[CaseStepKind(kind)])


@register.filter
def told_in_words(told: Told) -> str:
    """What a report comes down to."""
    return str(wording.TOLD_WORDS[told])


@register.filter
def finding_in_words(result: str) -> str:
    """What a named person found."""
    return str(wording.RESULT_WORDS[Result(result)])


@register.filter
def of_in_words(of: str) -> str:
    """Whose view, or what follows; a step that is owed by its name."""
    if of in set(Adviser):
        return str(wording.ADVISER_WORDS[Adviser(of)])
    return str(wording.ACTION_WORDS[Action(of)]) if of in set(Action) else of.replace("-", " ")


@register.filter
def element_in_words(name: str) -> str:
    """One thing that has to be shown."""
    return name.replace("-", " ").capitalize()


@register.filter
def elements_in_words(text: str) -> list[str]:
    """Each element with what was found of it."""
    pairs = [line.rsplit(" ", 1) for line in text.split("\n") if line]
    return [f"{element_in_words(name)}: {wording.ELEMENT_WORDS[Finding(found)]}" for name, found in pairs]


@register.filter
def conduct_tone(state: ReportState | CaseState) -> str:
    """How a state is marked, besides its words."""
    return "waiting" if state in WAITS else "over" if state in OVER else "plain"
