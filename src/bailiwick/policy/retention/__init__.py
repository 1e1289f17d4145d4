"""How long records are kept: schedules as dated data, and the day from which a record may be destroyed."""

from __future__ import annotations

from bailiwick.policy.retention.due import Answer, Dates, Standing, due_on
from bailiwick.policy.retention.schedule import (
    Combined,
    Edition,
    Generations,
    Keep,
    Permanently,
    Rule,
    Schedule,
    Schedules,
    Series,
    Transfer,
    Trigger,
    Whichever,
    Year,
)

__all__ = [
    "Answer", "Combined", "Dates", "Edition", "Generations", "Keep", "Permanently", "Rule", "Schedule", "Schedules",
    "Series", "Standing", "Transfer", "Trigger", "Whichever", "Year", "due_on",
]  # fmt: skip
