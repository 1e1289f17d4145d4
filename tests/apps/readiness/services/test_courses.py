"""Courses: every owner agrees to a version before it is given out, and only that somebody finished is kept."""

import pytest
from tests.apps.readiness.helpers import (
    OWNERS,
    QUIZ,
    adopted,
    after,
    agreed,
    as_,
    drafted,
    finish,
    given_out,
    today,
    version_of,
)

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import Question, TaskKind, TaskState
from bailiwick.apps.readiness.models import Completion, Topic
from bailiwick.apps.readiness.selectors import readiness_of, tasks
from bailiwick.apps.readiness.services import release_course, revise_course, set_round, sign_off
from bailiwick.apps.roster.models import Role
from bailiwick.policy.facts import Known

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(town):
    adopted(town, "mpls")
    return town


def to_learn(person, day=None):
    return [task for task in tasks(day or today(), [person.id]) if task.kind is TaskKind.LEARN]


def test_a_new_version_is_agreed_to_anew_and_the_old_one_stays_given_out(town):
    course = given_out(town)
    first = version_of(course)
    revise_course(as_(town.hr), course=course.id, text="Shorter.", quiz=QUIZ)
    with pytest.raises(RefusedError, match="comms, hr, it"):
        release_course(as_(town.speaker), version=version_of(course).id)
    finish_first = [task.subject for task in to_learn(town.poster)]
    assert finish_first == [first.id]


def test_an_owner_agrees_only_for_their_own_role_and_once(town):
    version = version_of(drafted(town)).id
    sign_off(as_(town.it), version=version, role=Role.IT)
    with pytest.raises(RefusedError, match="each for themself"):
        sign_off(as_(town.it), version=version, role=Role.HR)
    with pytest.raises(ReadinessError, match="agreed already"):
        sign_off(as_(town.it), version=version, role=Role.IT)


def test_a_wrong_answer_keeps_nothing_and_names_the_questions(town):
    course = given_out(town)
    with pytest.raises(ReadinessError, match="questions again: 1, 2"):
        finish(town, town.poster, course, answers=(0, 1))
    with pytest.raises(ReadinessError, match="questions again: 2"):
        finish(town, town.poster, course, answers=(1,))
    assert not Completion.objects.exists()
    finish(town, town.poster, course)
    assert [field.name for field in Completion._meta.get_fields()] == [
        "order", "id", "version", "person", "day", "at",
    ]  # fmt: skip


def test_a_course_on_security_is_set_for_who_has_rights_on_a_page_and_for_nobody_else(town):
    course = given_out(town)
    assert [task.title for task in to_learn(town.poster)] == [course.name]
    assert to_learn(town.volunteer) == []


def test_somebody_is_trained_once_every_course_for_posters_is_finished(town):
    course = given_out(town)
    assert readiness_of(town.poster.id, today())[0] == Known(value=False)
    finish(town, town.poster, course)
    assert readiness_of(town.poster.id, today())[0] == Known(value=True)


def test_a_course_that_binds_everybody_comes_round_after_a_year(town):
    course = given_out(town, name="Conduct", topic=Topic.CONDUCT, owners=(Role.HR,))
    finish(town, town.volunteer, course)
    assert to_learn(town.volunteer)[0].state is TaskState.DONE
    assert to_learn(town.volunteer, after(400))[0].state is TaskState.OVERDUE


def test_two_rounds_never_overlap(town):
    course = given_out(town)
    set_round(as_(town.hr), course=course.id, opens=today(), closes=after(10))
    with pytest.raises(ReadinessError, match="under way then"):
        set_round(as_(town.hr), course=course.id, opens=after(10), closes=after(20))
    with pytest.raises(ReadinessError, match="before it opens"):
        set_round(as_(town.hr), course=course.id, opens=after(30), closes=after(20))


FAULTS = {
    "no text": ({"text": "  "}, "Nobody has given the text"),
    "a clause that does not exist": ({"clauses": ["mpls/moon"]}, "no clause mpls/moon"),
    "a question with one answer": ({"quiz": [Question("Why?", ("So",), 0)]}, "two different answers"),
    "a question whose answers are alike": ({"quiz": [Question("Why?", ("So", "So"), 0)]}, "two different"),
    "a question without a right answer": ({"quiz": [Question("Why?", ("So", "No"), 2)]}, "one that is right"),
    "no owner": ({"owners": ()}, "owned by Communications"),
    "an owner who is none": ({"owners": (Role.CLERK,)}, "owned by Communications"),
    "a policy that is not at hand": ({"pack": "moon"}, "'moon' is not at hand"),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_faulty_course_is_told_and_nothing_is_kept(town, title):
    faulty, message = FAULTS[title]
    with pytest.raises(Exception, match=message):
        drafted(town, **faulty)


def test_everybody_agrees_only_to_the_version_they_saw(town):
    course = drafted(town)
    agreed(town, course, OWNERS[:2])
    revise_course(as_(town.hr), course=course.id, text="Other words.")
    assert version_of(course).sign_offs.count() == 0
