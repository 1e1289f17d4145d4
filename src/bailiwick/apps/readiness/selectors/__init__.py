"""What this room answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.readiness.selectors.bound import Bound, bound
from bailiwick.apps.readiness.selectors.courses import Given, courses_shown, given_out, version_of
from bailiwick.apps.readiness.selectors.readiness import readiness_of
from bailiwick.apps.readiness.selectors.reading import Paper, paper_for, rules_of
from bailiwick.apps.readiness.selectors.report import Reach, Standing, reach_of, report, sees_person
from bailiwick.apps.readiness.selectors.tasks import open_tasks_of, signatures_of, tasks

__all__ = [
    "Bound",
    "Given",
    "Paper",
    "Reach",
    "Standing",
    "bound",
    "courses_shown",
    "given_out",
    "open_tasks_of",
    "paper_for",
    "reach_of",
    "readiness_of",
    "report",
    "rules_of",
    "sees_person",
    "signatures_of",
    "tasks",
    "version_of",
]
