"""What somebody has to sign or to learn, and how it stands: decided by the policies' own watches, never by us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Wait
from bailiwick.policy.verdict import Verdict


class TaskKind(StrEnum):
    """What is to be done."""

    SIGN = "sign"
    LEARN = "learn"


class TaskState(StrEnum):
    """How a task stands (WF-TRAIN)."""

    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that one person signs or learns. `last`: when they last did; `by`: the day it is due, if it has one.

    `subject` is the adoption to be signed, or the version of the course.
    """

    person: UUID
    kind: TaskKind
    subject: UUID
    title: str
    state: TaskState
    since: date
    last: date | None = None
    by: date | None = None

    @property
    def key(self) -> str:
        """The task's name, as reminders keep it."""
        return f"{self.kind}:{self.subject}"

    @property
    def is_open(self) -> bool:
        """Whether there is something to do."""
        return self.state is not TaskState.DONE


def state_of(findings: Iterable[Finding], last: date | None) -> tuple[TaskState, date | None]:
    """How a task stands by what a watch found, and the day it is due, where the watch tells one.

    Not met is overdue. Met with a day to wait for is to be done by then. Met without one is done; where no policy
    says how often it comes round, it is done once and for all.
    """
    by: date | None = None
    for finding in findings:
        if finding.verdict is Verdict.NOT_MET:
            return TaskState.OVERDUE, None
        waits = [remedy for remedy in finding.remedies if isinstance(remedy, Wait)]
        for wait in waits:
            until = date.fromisoformat(wait.until)
            by = until if by is None else min(by, until)
    if by is not None or last is None:
        return TaskState.DUE, by
    return TaskState.DONE, None
