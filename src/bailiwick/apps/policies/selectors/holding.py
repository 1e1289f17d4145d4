"""What somebody looks after in this room: questions to answer, procedures, their tasks, and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.facts import OFFICE_OF, Help
from bailiwick.apps.policies.models import GapOwner, HelpRequest, Procedure, StepKind, Task
from bailiwick.apps.policies.selectors.asking import opened
from bailiwick.apps.roster.models import Membership
from bailiwick.apps.roster.selectors import holders_of, names_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Fate, HeldKind, Holding


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """Something that is somebody's by name: which, whose, of which unit, in words."""

    thing: UUID
    owner: UUID
    unit: UUID
    says: Sentence


def looked_after(day: date, owner: UUID | None = None) -> list[LookedAfter]:
    """Procedures, tasks that are not done, and gaps, each with who looks after it. Three queries."""
    procedures = Procedure.objects.order_by("title", "id")
    tasks = Task.objects.filter(done_on=None).select_related("version__procedure").order_by("due", "id")
    gaps = GapOwner.objects.on(day).order_by("gap", "id")
    if owner is not None:
        procedures, tasks = procedures.filter(owner_id=owner), tasks.filter(owner_id=owner)
        gaps = gaps.filter(owner_id=owner)
    return [
        *(
            LookedAfter(row.id, row.owner_id, row.unit_id, say("the procedure “{title}”", title=row.title))
            for row in procedures
        ),
        *(
            LookedAfter(
                row.id,
                row.owner_id,
                row.version.procedure.unit_id,
                say("a task of the procedure “{title}”", title=row.version.procedure.title),
            )
            for row in tasks
        ),
        *(
            LookedAfter(row.id, row.owner_id, row.unit_id, say("a text that is missing: {gap}", gap=row.gap))
            for row in gaps
        ),
    ]


def left_behind(day: date) -> list[LookedAfter]:
    """What is looked after by somebody who works here no more. Four queries."""
    found = looked_after(day)
    here = set(
        Membership.objects.on(day)
        .filter(person_id__in={one.owner for one in found})
        .values_list("person_id", flat=True)
    )
    return [one for one in found if one.owner not in here]


def held_here(person: UUID, day: date, *, hands_over: bool) -> Iterator[Holding]:
    """What somebody looks after, each with the deed that hands it over, where whoever looks may do that."""
    for one in looked_after(day, person):
        yield Holding(
            kind=HeldKind.DUTY,
            says=say("Looks after {what}.", what=one.says),
            thing=str(one.thing),
            fate=Fate.STAYS,
            then=say("Somebody else has to look after it."),
            unit=one.unit,
            url=f"/in-force/hand-over/{person}" if hands_over else "",
            remedy=say("Hand it over"),
        )
    for question in waiting_for_answer(person):
        yield _question(question, person, day)


def waiting_for_answer(person: UUID) -> list[Help]:
    """Questions that were given to somebody and have no answer yet: that there are such, and nothing of them."""
    given = HelpRequest.objects.filter(steps__person_id=person, steps__kind=StepKind.ASSIGNED).distinct()
    return [
        one for one in opened(given.prefetch_related("steps")) if not one.answer and one.assigned == person
    ]


def _question(question: Help, person: UUID, day: date) -> Holding:
    office = holders_of(OFFICE_OF[question.topic], question.unit, day).people
    names = ", ".join(sorted(names_of(set(office) - {person}).values()))
    return Holding(
        kind=HeldKind.DUTY,
        says=say("Has a question to answer."),
        thing=str(question.id),
        fate=Fate.PASSES if names else Fate.STAYS,
        then=say("It goes to {names}.", names=names)
        if names
        else say("Nobody else holds the office: say first who holds it next."),
        unit=question.unit,
    )


def unanswerable(day: date) -> list[Help]:
    """Questions without an answer that nobody who works here can give: the office is vacant."""
    rows = HelpRequest.objects.prefetch_related("steps").order_by("asked_at", "id")
    return [
        one
        for one in opened(rows)
        if one.answer is None and not holders_of(OFFICE_OF[one.topic], one.unit, day).people
    ]
