"""Somebody finishes a course: only that they did, and when, is kept."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import read_quiz
from bailiwick.apps.readiness.models import Completion
from bailiwick.apps.readiness.selectors.bound import bound
from bailiwick.apps.readiness.selectors.courses import version_of
from bailiwick.apps.readiness.services.helping import day_of
from bailiwick.kernel.sentence import say


@act("readiness.course.finish", say("finished a course"))
def finish_course(doing: Doing, *, version: UUID, answers: Sequence[int]) -> Completion:
    """Finish, for oneself, the version that is given out; `answers` are the places of the answers chosen, in order.

    Raises ReadinessError naming the questions to look at again: nobody else learns that there was a first try.
    """
    day = day_of(doing)
    given = version_of(version, day)
    if doing.actor.identity is None or not bound(day, [doing.actor.identity]):
        raise RefusedError("A course is taken by the people of the agency.", reason="not-here")
    if given is None:
        raise ReadinessError(
            "This version is not the one that is given out now.",
            remedy="Open the course again and take that one.",
        )
    questions = read_quiz(given.version.quiz)
    chosen = [*answers, *[-1] * len(questions)]
    again = [str(place) for place, one in enumerate(questions, start=1) if chosen[place - 1] != one.right]
    if again:
        raise ReadinessError(
            f"Look at these questions again: {', '.join(again)}.",
            remedy="Nothing was kept of this try. Read the part they ask about, and answer once more.",
        )
    done: Completion = Completion.objects.create(
        version=given.version, person_id=doing.actor.identity, day=day, at=doing.at
    )
    doing.about("course", given.course.pk)
    doing.record(version=version, digest=given.version.digest, person=doing.actor.identity)
    return done
