"""Where a case stands, and what of it is settled: pure (WF-CASE)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.apps.conduct.models import Adviser, CaseState, CaseStepKind, Part, Result

SEES = frozenset(Part) - {Part.FILER, Part.HANDLER}
"""Who opens a case at all. Whoever filed the report, or handled it, sees no more of it than that it was opened."""
IN_CONFIDENCE = frozenset({Part.COUNSEL, Part.INVESTIGATOR, Part.DECIDER})
"""Who reads what the City Attorney said; everybody else, that a view was given."""
SEES_WORK = SEES - {Part.SUBJECT}
"""Who reads why it was opened and the notes; whom it is about reads what was found, why, and what follows."""


@dataclass(frozen=True, slots=True)
class Did:
    """One step as the fold reads it."""

    kind: CaseStepKind
    of: str = ""
    clause: str = ""
    result: str = ""
    day: date | None = None


def is_waited_for(steps: Iterable[Did], adviser: Adviser) -> bool:
    """Whether an adviser was asked, and has neither answered nor declined since."""
    waits = False
    for one in steps:
        if one.of == adviser:
            waits = one.kind is CaseStepKind.ASKED
    return waits


def findings_of(steps: Iterable[Did]) -> dict[str, Result]:
    """What was found of each clause, the last word."""
    return {one.clause: Result(one.result) for one in steps if one.kind is CaseStepKind.FINDING}


def state_of(steps: Sequence[Did], clauses: Collection[str]) -> CaseState:
    """Where a case about those clauses stands after those steps."""
    kinds = {one.kind for one in steps}
    ends = (
        (CaseStepKind.CLOSED, CaseState.CLOSED),
        (CaseStepKind.DONE, CaseState.ACTION_DONE),
        (CaseStepKind.ACTION, CaseState.ACTION_DECIDED),
    )
    for kind, state in ends:
        if kind in kinds:
            return state
    if is_waited_for(steps, Adviser.LEGAL):
        return CaseState.LEGAL_VIEW
    if findings_of(steps).keys() >= set(clauses):
        return CaseState.FINDING
    if CaseStepKind.BEGUN in kinds:
        return CaseState.INVESTIGATING
    return CaseState.LEAD_SET if CaseStepKind.LEAD in kinds else CaseState.OPENED


def is_any_sustained(steps: Iterable[Did]) -> bool:
    """Whether a named person has sustained a finding about any clause."""
    return Result.SUSTAINED in findings_of(steps).values()


def view_day(steps: Iterable[Did]) -> date | None:
    """The day of the last legal view."""
    views = [one for one in steps if one.kind is CaseStepKind.VIEW and one.of == Adviser.LEGAL]
    return views[-1].day if views else None


def has_advised(steps: Sequence[Did], adviser: Adviser, *, since_finding: bool = False) -> bool:
    """Whether an adviser has given a view; `since_finding`: after the last finding, on what is to follow."""
    last = max((place for place, one in enumerate(steps) if one.kind is CaseStepKind.FINDING), default=-1)
    return any(
        one.kind is CaseStepKind.VIEW and one.of == adviser
        for one in steps[last + 1 if since_finding else 0 :]
    )
