"""Where a report stands and who handles it: pure (WF-VIOL)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from bailiwick.apps.conduct.models import Part, ReportState, ReportStepKind

AT_ONCE = timedelta(hours=24)
"""What is told later than this after it was learned was not told at once, and a reason is asked (pd/V.B.2.s1)."""
FOLLOW_UP = timedelta(days=3)
"""After which the next level is told of a report that nobody has settled (pd/V.B.2.s2): our own number."""
ENDS = frozenset(
    {ReportStepKind.NO_VIOLATION, ReportStepKind.ADVICE, ReportStepKind.CASE_OPENED, ReportStepKind.REFERRED}
)
"""Steps that settle a report; what is left is to answer whoever filed it."""
CLOSES = ENDS - {ReportStepKind.CASE_OPENED}
SEES_ALL = frozenset({Part.HANDLER, Part.HR})
"""Who reads a report as a whole; whoever filed it reads their own words and where it stands."""


def state_of(kinds: Iterable[ReportStepKind]) -> ReportState:
    """Where it stands after those steps. That it was handed on changes nothing of that."""
    state = ReportState.FILED
    for kind in kinds:
        if kind is not ReportStepKind.HANDED_ON:
            state = ReportState(kind.value)
    return state


def is_settled(state: ReportState) -> bool:
    """Whether somebody has said what becomes of it."""
    return state is ReportState.ANSWERED or state.value in {one.value for one in ENDS}


def is_late(learned: datetime, filed: datetime) -> bool:
    """Whether it was told later than at once."""
    return filed - learned > AT_ONCE


def lines(text: str) -> tuple[str, ...]:
    """What stands one a line."""
    return tuple(line for line in text.split("\n") if line)


def first_free(people: Iterable[UUID], concerned: Iterable[UUID | None]) -> UUID | None:
    """The first of some people who is none of those concerned."""
    apart = set(concerned)
    return next((one for one in people if one not in apart), None)
