"""A reference memorandum from the officer's desk to the closed file (WF-REF, nmpd VIII), through the services."""

from datetime import date

import orjson
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.apps.approvals.playing import (
    MEMO,
    PAGE,
    approved_memo,
    as_,
    asks,
    kinds,
    lend,
    memo,
    must_refuse,
    no,
    now,
    through_the_chain,
    yes,
)
from tests.apps.keeping.helpers import CARL, LONG_AGO, granted
from tests.apps.roster.town import after, power, today

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import Request, State, Step, StepKind
from bailiwick.apps.approvals.selectors.pages import request_page
from bailiwick.apps.approvals.selectors.who import movers, power_of
from bailiwick.apps.approvals.services import (
    accept_beyond_control,
    answer,
    change_does_not_matter,
    close,
    effort,
    endorse,
    no_longer_fits,
    order_removal,
    passing,
    question,
    removed,
    see_change,
    skip,
)
from bailiwick.apps.approvals.services.memos import memo_record
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.selectors import standing_of as retention_of
from bailiwick.apps.keeping.services import class_record, destroy, set_day
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.finding import Report
from bailiwick.policy.gate import GateShutError
from bailiwick.policy.power import Target, covers
from bailiwick.policy.retention import Standing as Due

pytestmark = pytest.mark.django_db
K = StepKind
CHANGED = PageCapture(
    text=PAGE.text.replace("Supported by members of", "Official partner of"), images=PAGE.images
)


def test_an_order_that_a_pack_of_ones_own_does_not_let_pass_is_refused(town, monkeypatch):
    """No pack that ships asks more of an order than that who may has given it; one of an agency's own could."""

    def shut(*_, **__):
        raise GateShutError(Report((), "reference.order-removal", today(), "", [], [], ()))

    approved = approved_memo(town)
    monkeypatch.setattr(passing, "pass_gate", shut)
    with must_refuse("gate-shut"):
        order_removal(as_(town.chief), approved.row.id, "Over.", day=after(7))


@pytest.mark.clause("nmpd/IV.H")
def test_a_members_business_website_is_asked_for_as_a_website(town):
    asked = memo(town, told={"kind": "website", "identity": "https://reyes-roofing.example/"})
    assert asked.told["kind"] == "website"
    shown = request_page(as_(town.rookie), asked.row.id, timezone.now())
    assert "A website" in [one.words for one in shown.told]
    with pytest.raises(ApprovalsError, match="no such answer"):
        memo(town, told={"kind": "billboard"})


@pytest.mark.clause("nmpd/VIII.A.s2")
def test_a_memorandum_goes_through_each_level_before_the_chief_sees_it(town):
    asked = memo(town)
    held = []
    for level in (town.sergeant, town.lieutenant, town.deputy):
        held.append(movers(now(asked), today()) == {level.id})
        with must_refuse("not-now"):
            yes(town.chief, asked)
        endorse(as_(level), asked.row.id, "Seen.")
    assert held == [True, True, True]
    assert movers(now(asked), today()) == {town.chief.id}
    assert now(asked).state is State.WITH_DECIDER


def test_nobody_endorses_out_of_turn_and_passing_over_a_level_needs_a_reason(town):
    asked = memo(town)
    with must_refuse("not-holder"):
        endorse(as_(town.deputy), asked.row.id)
    with pytest.raises(ApprovalsError):
        skip(as_(town.deputy), asked.row.id, "")
    skip(as_(town.deputy), asked.row.id, "On leave until June.")
    assert movers(now(asked), today()) == {town.lieutenant.id}
    assert now(asked).steps[-1].about_id == town.sergeant.id
    with must_refuse("own-request"):
        skip(as_(town.rookie), asked.row.id, "Takes too long.")


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        pytest.param({"use": " "}, "use", marks=pytest.mark.clause("nmpd/VIII.A.1")),
        pytest.param({"purpose": ""}, "purpose", marks=pytest.mark.clause("nmpd/VIII.A.2")),
        pytest.param({"layout": ""}, "layout", marks=pytest.mark.clause("nmpd/VIII.A.3")),
        ({"identity": ""}, "identity"),
        ({"use": "a\x00b"}, "use"),
        ({"use": "x" * 4001}, "use"),
    ],
)
def test_a_memorandum_without_one_of_its_parts_is_not_taken(town, lacking, field):
    page = None if field == "layout" else PAGE
    with pytest.raises(ApprovalsError) as error:
        memo(town, told=lacking, page=page)
    assert error.value.field == field


def test_a_reason_stands_in_for_the_layout(town):
    asked = memo(town, told={"no-layout": "The page is not made yet."}, page=None)
    assert asked.state is State.IN_CHAIN
    assert asked.row.layout == ""


@pytest.mark.clause("nmpd/VIII.B.s1")
def test_a_question_goes_to_the_asker_and_the_clock_stands_until_the_answer(town):
    asked = through_the_chain(town, memo(town))
    shown = asked.shown
    question(as_(town.chief), asked.row.id, "Which line, and how large?")
    assert movers(now(asked), today()) == {town.rookie.id}
    assert now(asked).state is State.MORE_INFO
    with must_refuse("not-now"):
        yes(town.chief, asked)
    answer(as_(town.rookie), asked.row.id, "The last line, 12 points.")
    assert movers(now(asked), today()) == {town.chief.id}
    with must_refuse("shown-changed"):
        yes(town.chief, asked, digest=shown)


def test_an_approval_covers_the_page_for_the_heart_and_stamps_the_memorandum(town):
    approved = approved_memo(town)
    found = now(approved)
    permission = found.permission(power("nmpd.reference"))
    target = Target(identity="run-for-rex.example", layout=found.row.layout)
    assert covers(power("nmpd.reference"), permission, target, today()).covers
    assert permission.endorsed_by == ("chain",)
    assert memo_record(found) is not None


def test_a_designee_decides_while_the_delegation_lasts_and_the_heart_knows_them_as_one(town):
    lend(town, "nmpd.reference", town.speaker, until=after(10))
    approved = yes(town.speaker, through_the_chain(town, memo(town)))
    assert now(approved).permission(power("nmpd.reference")).by == "designee"
    assert approved.steps[-1].delegation is not None


def test_a_change_suspends_the_approval_until_the_same_way_was_gone_again(town):
    approved = approved_memo(town)
    see_change(as_(town.rookie), approved.row.id, page=CHANGED)
    changed = now(approved)
    assert changed.state is State.CHANGED
    assert "Official partner of" in changed.steps[-1].words
    same = changed.permission(power("nmpd.reference"))
    assert not covers(
        power_of(changed, today()), same, Target("run-for-rex.example", layout="x"), today()
    ).covers
    again = memo(town, page=CHANGED, replaces=approved.row.id)
    assert again.state is State.IN_CHAIN
    yes(town.chief, through_the_chain(town, again))
    assert (now(approved).state, now(again).state) == (State.REPLACED, State.IN_FORCE)


def test_a_page_whose_counter_moved_has_not_changed(town):
    approved = approved_memo(town)
    moved = PageCapture(text=PAGE.text.replace("204", "977"), images=PAGE.images)
    with pytest.raises(ApprovalsError, match="still the one"):
        see_change(as_(town.rookie), approved.row.id, page=moved)
    assert now(approved).state is State.IN_FORCE


def test_whoever_decides_says_that_a_change_does_not_matter_and_the_asker_does_not(town):
    approved = approved_memo(town)
    see_change(as_(town.sergeant), approved.row.id, words="The date of the run is another.")
    with must_refuse("own-request"):
        change_does_not_matter(as_(town.rookie), approved.row.id, "It is only the date.")
    change_does_not_matter(as_(town.chief), approved.row.id, "It is only the date.")
    assert now(approved).state is State.IN_FORCE


def test_what_is_sent_back_a_second_time_has_to_come_down(town):
    approved = approved_memo(town)
    see_change(as_(town.rookie), approved.row.id, page=CHANGED)
    no(town.chief, through_the_chain(town, memo(town, page=CHANGED, replaces=approved.row.id)))
    assert now(approved).state is State.REMOVAL_DUE


@pytest.mark.clause("nmpd/VIII.B.s5")
def test_a_removal_is_ordered_by_the_chief_and_a_designees_order_is_refused(town):
    lend(town, "nmpd.reference", town.speaker)
    approved = approved_memo(town)
    with must_refuse("not-holder"):
        order_removal(as_(town.speaker), approved.row.id, "The run is over.", day=after(7))
    with must_refuse("not-holder"):
        order_removal(as_(town.deputy), approved.row.id, "The run is over.", day=after(7))
    assert now(approved).state is State.IN_FORCE
    order_removal(as_(town.chief), approved.row.id, "The run is over.", day=after(7))
    due = now(approved)
    assert (due.state, due.standing.due, due.standing.ordered) == (State.REMOVAL_DUE, after(7), True)
    assert movers(due, today()) == {town.rookie.id}


def test_an_order_needs_a_reason_and_a_day_to_come(town):
    approved = approved_memo(town)
    for words, day in (("", after(7)), ("The run is over.", None), ("The run is over.", after(-1))):
        with pytest.raises(ApprovalsError):
            order_removal(as_(town.chief), approved.row.id, words, day=day)


@pytest.mark.clause("nmpd/VIII.B.s4")
def test_a_take_down_request_to_a_third_party_counts_as_met_within_control_once_it_is_accepted(town):
    approved = approved_memo(town)
    no_longer_fits(as_(town.rookie), approved.row.id)
    with must_refuse("no-effort"):
        accept_beyond_control(as_(town.sergeant), approved.row.id)
    effort(as_(town.rookie), approved.row.id, "Wrote to the blog that reposted it, 3 March.")
    with must_refuse("own-request"):
        accept_beyond_control(as_(town.rookie), approved.row.id)
    accept_beyond_control(as_(town.sergeant), approved.row.id)
    assert now(approved).state is State.BEYOND_CONTROL


@pytest.mark.clause("nmpd/VIII.B.s3")
def test_while_the_posting_lasts_its_memorandum_is_not_due_and_then_its_time_runs(town):
    approved = approved_memo(town)
    record = memo_record(now(approved))
    far = date(today().year + 40, 1, 1)
    assert retention_of(record, far).standing is not Due.DUE
    no_longer_fits(as_(town.rookie), approved.row.id)
    removed(as_(town.rookie), approved.row.id, "The page answers 404.")
    assert retention_of(record, far).standing is not Due.DUE
    with must_refuse("not-holder"):
        close(as_(town.chief), approved.row.id)
    close(as_(town.custodian), approved.row.id)
    assert now(approved).state is State.CLOSED
    assert retention_of(record, today()).standing is Due.NOT_YET
    assert retention_of(record, far).standing is Due.DUE


def test_the_chiefs_own_memorandum_cannot_be_decided_by_the_chief(town):
    asked = memo(town, who=town.chief, unit=town.police)
    assert kinds(asked) == [K.ASKED]
    with must_refuse("own-request"):
        yes(town.chief, asked)
    lend(town, "nmpd.reference", town.deputy)
    yes(town.deputy, asked)
    assert now(asked).state is State.IN_FORCE


def test_an_address_counts_without_its_scheme_and_slash(town):
    assert memo(town, told=MEMO).row.identity == "run-for-rex.example"


def destroyed_memo(town):
    """A memorandum whose record two people have destroyed, its time being over."""
    found = approved_memo(town)
    record = memo_record(found)
    class_record(OPERATOR, record.id, Belonging(series="house/posts", day=LONG_AGO))
    set_day(OPERATOR, record.id, "superseded", LONG_AGO)
    destroy(CARL, granted(record.id))
    return found


def test_the_words_of_a_memorandum_go_with_its_record_and_nothing_else_does(town):
    other = approved_memo(town)
    found = destroyed_memo(town)
    after_ = now(found)
    assert (after_.forgotten, after_.told, after_.row.words) == (True, {}, "")
    assert {step.words for step in after_.steps} == {""}
    assert [step.kind for step in after_.steps] == [step.kind for step in found.steps]
    assert (after_.state, after_.row.digest, after_.row.layout) == (
        found.state,
        found.row.digest,
        found.row.layout,
    )
    assert now(other).told
    assert orjson.loads(bytes(Entry.objects.filter(act="keeping.destroy", outcome="done").get().manifest))[
        "details"
    ]["forgotten"] == {"approvals_request": 1, "approvals_step": sum(bool(one.words) for one in found.steps)}


@pytest.mark.parametrize("table", ["approvals_request", "approvals_step"])
def test_the_database_lets_no_words_of_a_request_go_whose_record_is_kept_or_that_is_no_memorandum(
    town, table
):
    approved_memo(town)
    asks(town.rookie, town.patrol, "nmpd.site", {"identity": "Plaza page", "purpose": "Closed roads."})
    destroyed_memo(town)
    for one in {row.id for row in Request.objects.exclude(told="")}:
        column = "id" if table == "approvals_request" else "request_id"
        rows = (Request if column == "id" else Step).objects.filter(**{column: one})
        emptied = {"words": ""} | ({"told": ""} if column == "id" else {})
        with building_tables(), pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            rows.update(**emptied)
    assert Request.objects.exclude(told="").count() == 2
