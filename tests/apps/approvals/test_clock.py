"""What the clock does for permissions, and what people find waiting and still hold."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import (
    approved_memo,
    asks,
    kinds,
    lend,
    long_ago,
    memo,
    must_refuse,
    now,
    through_the_chain,
    yes,
)
from tests.apps.roster.town import after, as_, today

from bailiwick.apps.approvals.contributions import waiting, wrong
from bailiwick.apps.approvals.models import State, StepKind
from bailiwick.apps.approvals.selectors.pages import waited
from bailiwick.apps.approvals.services import answer, keep_copy, question, still_fits
from bailiwick.apps.approvals.services.clock import due, due_of, tick
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.roster.services import leave
from bailiwick.jobs.services import enqueue
from bailiwick.jobs.worker import work_once
from bailiwick.ui.contributing import HeldKind, Looker, held_by

pytestmark = pytest.mark.django_db
SITE = {"identity": "Plaza page", "purpose": "Tell of closed roads."}


def at(days):
    return timezone.now() + timedelta(days=days)


def told(tell, who, days=0):
    return [str(one.says) for one in tell(Looker(who.id, at(days)))]


def test_what_sits_for_three_working_days_is_reminded_once_and_again_three_days_later(town):
    old = long_ago(memo(town), 14)
    moment = timezone.now()
    assert (old.row.id, StepKind.REMINDED) in due(moment)
    tick(CLOCKWORK, old.row.id, StepKind.REMINDED)
    assert due_of(now(old), moment) is None
    assert due_of(now(old), moment + timedelta(days=4)) is StepKind.REMINDED
    assert any("Nobody has moved your request for" in one for one in told(wrong, town.rookie))


def test_while_a_question_is_open_nobody_is_reminded_and_no_working_day_is_counted(town):
    old = long_ago(memo(town), 14)
    before = waited(old, timezone.now())
    question(as_(town.sergeant), old.row.id, "How large?")
    assert before >= 8
    assert waited(now(old), at(30)) == before
    assert due_of(now(old), at(30)) is None
    answer(as_(town.rookie), old.row.id, "Small.")
    assert due_of(now(old), at(0)) is StepKind.REMINDED


def test_leave_runs_out_after_its_last_day_and_not_before(town):
    asked = asks(town.rookie, town.patrol, "nmpd.site", SITE, until=after(5))
    yes(town.chief, asked)
    assert due_of(now(asked), at(5)) is None
    assert due_of(now(asked), at(6)) is StepKind.RAN_OUT
    with must_refuse("not-due"):
        tick(CLOCKWORK, asked.row.id, StepKind.RAN_OUT)
    assert now(asked).state is State.IN_FORCE


def test_what_was_asked_for_a_day_that_is_over_lapses(town):
    asked = asks(town.rookie, town.patrol, "nmpd.site", SITE, until=after(2))
    assert due_of(asked, at(2)) is None
    assert due_of(asked, at(3)) is StepKind.LAPSED


def test_leave_that_is_a_persons_own_ends_the_day_they_have_left(town):
    approved = approved_memo(town)
    assert [one.kind for one in held_by(town.rookie.id, Looker(town.rookie.id, timezone.now()))].count(
        HeldKind.PERMISSION
    ) == 1
    leave(OPERATOR, person=town.rookie.id, day=today())
    assert due_of(now(approved), timezone.now()) is StepKind.ENDED
    tick(CLOCKWORK, approved.row.id, StepKind.ENDED)
    assert now(approved).state is State.ENDED
    assert kinds(approved)[-1] is StepKind.ENDED


def test_once_a_year_a_member_is_asked_whether_they_have_their_copy_and_whether_it_still_fits(town):
    approved = approved_memo(town)
    asking = "Do you still have the memorandum, and is the page still fitting?"
    assert any("Your copy of the approved memorandum" in one for one in told(waiting, town.rookie))
    keep_copy(as_(town.rookie), approved.row.id)
    still_fits(as_(town.rookie), approved.row.id)
    assert told(waiting, town.rookie) == []
    assert told(waiting, town.rookie, 334) == []
    assert any(one.startswith(asking) for one in told(waiting, town.rookie, 336))


def test_what_ends_within_a_week_is_told_to_whose_it_is(town):
    asked = asks(town.rookie, town.patrol, "nmpd.site", SITE, until=after(5))
    yes(town.chief, asked)
    assert any(one.startswith("Ends on ") for one in told(waiting, town.rookie))
    assert told(waiting, town.chief) == []


def test_a_delegate_finds_what_waits_for_the_holder_and_loses_it_when_somebody_decides(town):
    lend(town, "nmpd.reference", town.speaker)
    asked = through_the_chain(town, memo(town))
    assert (
        told(waiting, town.speaker)
        == told(waiting, town.chief)
        == ["An answer for Robin Cole: run-for-rex.example."]
    )
    yes(town.speaker, asked)
    assert told(waiting, town.speaker) == told(waiting, town.chief) == []


def test_the_job_of_the_day_takes_every_step_that_is_due_and_a_second_run_none(town):
    old = long_ago(memo(town), 61)
    for _ in range(2):
        enqueue("approvals.day")
        assert work_once("tests")
    assert kinds(old) == [StepKind.ASKED, StepKind.LAPSED]
