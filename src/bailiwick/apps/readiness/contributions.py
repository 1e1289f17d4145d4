"""What readiness has to say: what I have to sign and learn, who is overdue, and what somebody signed and learned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.readiness.facts import Task, TaskKind, TaskState
from bailiwick.apps.readiness.selectors import open_tasks_of, sees_person, signatures_of, tasks
from bailiwick.apps.roster.models import Membership
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Item, Looker, Panel, Row, Telling


def waiting(looker: Looker) -> Sequence[Item]:
    """What I have to sign and to learn."""
    day = timezone.localdate(looker.at)
    return [
        Item(
            says=_mine(task),
            since=_morning(task.since),
            remedy=say("Read it and sign.") if task.kind is TaskKind.SIGN else say("Take the course."),
            url=address_of(task),
            telling=Telling.AT_ONCE if task.by == day else Telling.DAILY,
        )
        for task in open_tasks_of(looker.person, day)
    ]


def wrong(looker: Looker) -> Sequence[Item]:
    """Who of those who answer to me is overdue, as their supervisor is told (WF-TRAIN)."""
    day = timezone.localdate(looker.at)
    people = list(
        Membership.objects.on(day)
        .filter(supervisor_id=looker.person)
        .values_list("person_id", flat=True)
        .distinct()
    )
    if not people:
        return []
    names = names_of(people)
    return [
        Item(
            says=say(
                "{name} has not yet done what was due: {title}.", name=names[task.person], title=task.title
            ),
            since=_morning(task.since),
            remedy=say("Ask whether something stands in the way."),
            url="/readiness/report",
        )
        for task in tasks(day, people)
        if task.state is TaskState.OVERDUE
    ]


def panels(person: UUID, looker: Looker) -> Sequence[Panel]:
    """What somebody has to sign and learn, and has signed: for themself and those who see who has, never a peer."""
    day = timezone.localdate(looker.at)
    if not sees_person(somebody(looker.person), person, day):
        return []
    own = looker.person == person
    return [
        Panel(
            say("To sign and to learn"),
            tuple(
                Row(_standing(task), task.last or task.since, address_of(task) if own else "")
                for task in tasks(day, [person])
            ),
        ),
        Panel(
            say("Signatures"),
            tuple(
                Row(say("Received the policy {title}.", title=title), signed)
                for title, signed in signatures_of(person)
            ),
        ),
    ]


def _standing(task: Task) -> Sentence:
    if task.state is TaskState.DONE:
        return say("{title}: done", title=task.title)
    if task.state is TaskState.OVERDUE:
        return say("{title}: overdue", title=task.title)
    if task.by:
        return say("{title}: by {day}", title=task.title, day=written(task.by))
    return say("{title}: still to do", title=task.title)


def address_of(task: Task) -> str:
    """The page where a task is done."""
    what = "sign" if task.kind is TaskKind.SIGN else "course"
    return f"/readiness/{what}/{task.subject}"


def _mine(task: Task) -> Sentence:
    if task.state is TaskState.OVERDUE:
        return say("This is overdue: {title}.", title=task.title)
    if task.by:
        return say("{title}: by {day}.", title=task.title, day=written(task.by))
    return say("{title} waits for you.", title=task.title)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
