"""What this room keeps."""

from __future__ import annotations

from bailiwick.apps.readiness.models.courses import (
    Completion,
    Course,
    CourseRelease,
    CourseVersion,
    Round,
    SignOff,
    Topic,
)
from bailiwick.apps.readiness.models.signing import Acknowledgement, Link, Reminded, Way

__all__ = [
    "Acknowledgement",
    "Completion",
    "Course",
    "CourseRelease",
    "CourseVersion",
    "Link",
    "Reminded",
    "Round",
    "SignOff",
    "Topic",
    "Way",
]
