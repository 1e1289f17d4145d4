"""Whether somebody is ready to post: what the gates ask of a person's training and signature."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.readiness.facts import TaskKind, TaskState
from bailiwick.apps.readiness.selectors.courses import finished, given_out
from bailiwick.apps.readiness.selectors.tasks import FOR_POSTERS, tasks
from bailiwick.policy.facts import UNKNOWN, Fact, Known


def readiness_of(person: UUID, day: date) -> tuple[Fact[bool], Fact[bool]]:
    """Whether somebody is trained, and has signed what binds them, on that day.

    Trained: has finished every course for posters that is given out, and none that is theirs is overdue. Where there is
    no such course nobody can tell; nor can they whether somebody has signed whom no policy binds.
    """
    mine = tasks(day, [person])
    to_sign = [task for task in mine if task.kind is TaskKind.SIGN]
    signed: Fact[bool] = Known(all(task.last for task in to_sign)) if to_sign else UNKNOWN
    courses = [one for one in given_out(day) if one.course.topic in FOR_POSTERS]
    if not courses:
        return UNKNOWN, signed
    done = finished([person], day)
    overdue = any(task.kind is TaskKind.LEARN and task.state is TaskState.OVERDUE for task in mine)
    return Known(not overdue and all((person, one.course.pk) in done for one in courses)), signed
