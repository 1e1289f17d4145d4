"""How a task stands, by what a policy's own watch found; and the questions of a course, there and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bailiwick.apps.readiness.facts import Question, TaskState, read_quiz, state_of, written_quiz
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import RegisterFacts
from bailiwick.policy.loading import load_library

BEGAN = date(2026, 1, 10)

# Last signed, the day it is looked at, how it stands, and by when.
STANDS = {
    "never, on the first day": (None, date(2026, 1, 10), TaskState.DUE, date(2026, 2, 9)),
    "never, on the thirtieth day": (None, date(2026, 2, 9), TaskState.DUE, date(2026, 2, 9)),
    "never, the day after": (None, date(2026, 2, 10), TaskState.OVERDUE, None),
    "in time": (date(2026, 1, 20), date(2026, 6, 1), TaskState.DONE, None),
    "eleven months ago": (date(2026, 1, 20), date(2026, 12, 21), TaskState.DUE, date(2027, 1, 21)),
    "more than a year ago": (date(2026, 1, 20), date(2027, 1, 22), TaskState.OVERDUE, None),
}


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.mark.parametrize("title", STANDS)
def test_a_signature_stands_as_the_policys_own_watch_says(library, title):
    last, day, state, by = STANDS[title]
    register = RegisterFacts(attested=Known(last) if last else ABSENT, opened=Known(BEGAN))
    report = library.examiner(["mpd"], "readiness.attestation", day).examine(Facts(register=register))
    assert state_of([one for one in report.findings if one.policy == "mpd"], last) == (state, by)


def test_what_no_policy_has_come_round_is_done_once_and_for_all():
    assert state_of([], None) == (TaskState.DUE, None)
    assert state_of([], BEGAN) == (TaskState.DONE, None)


WORDS = some.text(min_size=1, max_size=30)


@given(some.lists(some.builds(Question, WORDS, some.tuples(WORDS, WORDS), some.integers(0, 1)), max_size=5))
def test_questions_come_back_as_they_were_written(questions):
    assert read_quiz(written_quiz(questions)) == tuple(questions)
