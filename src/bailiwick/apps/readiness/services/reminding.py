"""Reminders: once when something comes up, again when it is overdue, and then once a month; the supervisor, too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.readiness.facts import Task, TaskState
from bailiwick.apps.readiness.models import Reminded
from bailiwick.apps.readiness.selectors.tasks import tasks
from bailiwick.apps.readiness.services.helping import day_of
from bailiwick.apps.roster.selectors import records
from bailiwick.kernel.sentence import say

AGAIN = timedelta(days=30)


@act("readiness.remind", say("reminded people of what they have to sign and to learn"))
def remind(doing: Doing) -> int:
    """Remind whoever has something open that they were not told of, and their supervisor where it is overdue.

    Gives how many were reminded. The reminder is a line on their home page; who was told, of what, and when, is kept.
    Refused to everybody but the clockwork.
    """
    if doing.actor.kind is not ActorKind.JOB:
        raise RefusedError(
            "The clock does this by itself.", reason="clockwork-alone", remedy="Look again tomorrow morning."
        )
    day = day_of(doing)
    bosses: dict[UUID, UUID | None] = {}
    for one in records(day):
        bosses[one.person] = bosses.get(one.person) or one.supervisor
    due = _not_told([task for task in tasks(day) if task.is_open], day)
    Reminded.objects.bulk_create(_row(task, bosses.get(task.person), day) for task in due)
    doing.record(reminded=len(due), overdue=sum(task.state is TaskState.OVERDUE for task in due), day=day)
    return len(due)


def _not_told(open_tasks: Iterable[Task], day: date) -> list[Task]:
    told: dict[tuple[UUID, str, bool], date] = {
        (person, task, overdue): last
        for person, task, overdue, last in Reminded.objects.order_by("day").values_list(
            "person_id", "task", "overdue", "day"
        )
    }
    never = date.min
    return [
        task
        for task in open_tasks
        if (last := told.get((task.person, task.key, task.state is TaskState.OVERDUE), never)) == never
        or last < task.since
        or day - last >= AGAIN
    ]


def _row(task: Task, supervisor: UUID | None, day: date) -> Reminded:
    overdue = task.state is TaskState.OVERDUE
    return Reminded(
        person_id=task.person,
        task=task.key,
        overdue=overdue,
        supervisor_id=supervisor if overdue else None,
        day=day,
    )
