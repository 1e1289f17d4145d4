"""What this room tells the heart, and others, as plain data."""

from __future__ import annotations

from bailiwick.apps.readiness.facts.quiz import Question, read_quiz, written_quiz
from bailiwick.apps.readiness.facts.tasks import Task, TaskKind, TaskState, state_of

__all__ = ["Question", "Task", "TaskKind", "TaskState", "read_quiz", "state_of", "written_quiz"]
