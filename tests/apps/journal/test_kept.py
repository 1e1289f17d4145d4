"""Answers kept between requests: as long as no act of a room that they rest on has been done, and no longer."""

from functools import partial
from itertools import count
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.selectors import kept as module
from bailiwick.apps.journal.selectors.kept import MOST_ANSWERS, kept, kept_answers
from bailiwick.apps.journal.services import act, building_tables
from bailiwick.kernel.sentence import say

pytestmark = pytest.mark.django_db
READS = frozenset({"tests"})


@act("tests.kept", say("did something that an answer rests on"))
def _done(_doing):
    return look("inside")


@act("others.kept", say("did something elsewhere"))
def _done_elsewhere(_doing):
    return None


@act("tests.kept-not", say("tried something"))
def _refused(_doing):
    raise RefusedError("Not now.", reason="not-now", remedy="Try later.")


def look(key="key", ask=partial(next, count(1))):  # noqa: B008 -- one question for all the tests
    return kept(key, ask)


def request(key="key"):
    """What a request answers that looks twice."""
    with kept_answers(READS):
        first = look(key)
        assert look(key) == first
    return first


@pytest.fixture(autouse=True)
def a_log():
    _done_elsewhere(OPERATOR)


def test_outside_of_a_page_nothing_is_kept():
    assert look() != look()


def test_an_answer_stands_through_requests_until_an_act_of_a_room_it_rests_on_is_done():
    first = request()
    assert request() == first
    _done_elsewhere(OPERATOR)
    with pytest.raises(RefusedError):
        _refused(OPERATOR)
    assert request() == first
    _done(OPERATOR)
    second = request()
    assert second > first
    assert request() == second


def test_one_query_tells_whether_it_stands():
    request()
    with CaptureQueriesContext(connection) as asked:
        request()
    assert len(asked) == 1


def test_an_act_asks_anew_and_leaves_nothing_behind():
    before = request("inside")
    with kept_answers(READS):
        assert _done(OPERATOR) > before
    assert request("inside") > before


def test_a_log_that_went_another_way_is_another_log():
    """As after a restore: as many entries as before, and not the same ones."""
    with transaction.atomic():
        _done(OPERATOR)
        told = request()
        transaction.set_rollback(True)
    _done(OPERATOR)
    assert request() > told


def test_whoever_still_answers_for_an_earlier_state_does_not_answer_for_the_later_one():
    with kept_answers(READS):
        _done(OPERATOR)
        later = request("slow")
        assert look("slow") != later
    assert request("slow") == later


def test_tables_that_are_built_leave_no_entry_and_nothing_is_kept():
    first = request()
    with building_tables():
        pass
    assert request() > first


def test_after_very_many_entries_nobody_looks_which_they_were(monkeypatch):
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    first = request()
    for _ in range(3):
        _done_elsewhere(OPERATOR)
    assert request() > first


def test_of_many_answers_those_asked_for_last_are_kept():
    first = request("used")
    for _ in range(MOST_ANSWERS - 1):
        request(uuid4())
        assert request("used") == first
    oldest = request("left")
    for _ in range(MOST_ANSWERS):
        request(uuid4())
    assert request("left") > oldest


def test_an_empty_log_keeps_nothing(monkeypatch):
    monkeypatch.setattr(module, "_standing", lambda _reads: None)
    with kept_answers(READS):
        assert look() != look()
