"""What the demo holds, made for each of some days: every date is right on the day it is made, whichever that is."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.apps.roster.town import power

from bailiwick.apps.approvals.models import Place, Request, State, Step
from bailiwick.apps.conduct.models import Draw
from bailiwick.apps.conduct.selectors.cases import rows as case_rows
from bailiwick.apps.conduct.selectors.cases import seen_case
from bailiwick.apps.conduct.selectors.monitoring import seen_draw
from bailiwick.apps.conduct.selectors.reports import rows as report_rows
from bailiwick.apps.conduct.selectors.reports import seen_report
from bailiwick.apps.journal.facts import OPERATOR, person
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.keeping.models import Hold, Record
from bailiwick.apps.keeping.selectors import held_by
from bailiwick.apps.policies.models import HelpStep
from bailiwick.apps.readiness.facts import TaskKind
from bailiwick.apps.readiness.selectors import tasks
from bailiwick.apps.records.models import Demand
from bailiwick.apps.records.selectors.demands import load_all
from bailiwick.apps.roster.models import Category, Delegation, Membership, OfficeHolder, Person, Removal, Unit
from bailiwick.apps.roster.selectors import do_not_show_names, sensitive_people, who_may
from bailiwick.apps.roster.selectors.soon import ending_delegations, leaving_soon, vacant_offices
from bailiwick.kernel.errors import CallError
from bailiwick.project.demonstration.days import Days
from bailiwick.project.demonstration.reading import FILES, read
from bailiwick.project.demonstration.steps import PLAN, make
from bailiwick.project.folder import Folder

DAYS = {
    "a Saturday in November": date(2026, 11, 21),
    "a Friday, the first of a year": date(2027, 1, 1),
    "the last of a long month": date(2027, 3, 31),
    "a leap day": date(2028, 2, 29),
}
MAIL = re.compile(r"[\w.]+@[\w.-]+")
NUMBER = re.compile(r"\b\d{3}-\d{4}\b")


def summary():
    """What was made, without what is drawn by lot: acts in order, people, dates."""
    acts = [f"{one.act} {one.outcome} {one.reason}" for one in Entry.objects.order_by("index")]
    people = Membership.objects.order_by("person__name", "starts").values_list(
        "person__name", "unit__code", "category", "starts", "until", "title"
    )
    offices = OfficeHolder.objects.order_by("person__name", "role", "unit__code", "starts").values_list(
        "person__name", "role", "unit__code", "starts", "until", "acting"
    )
    asked = Request.objects.order_by("number").values_list("number", "power", "asker__name", "until")
    return acts, list(people), list(offices), list(asked)


@pytest.fixture(scope="module", params=DAYS.values(), ids=DAYS)
def demo(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo as it is made on a day, at noon."""
    today = request.param
    noon = datetime.combine(today, time(12), UTC)
    folder = Folder(tmp_path_factory.mktemp("demo"))
    patch = pytest.MonkeyPatch()
    patch.setattr(timezone, "now", lambda: noon)
    with override_settings(FOLDER=folder), django_db_blocker.unblock(), transaction.atomic():
        nothing, made = transaction.savepoint(), make(today)
        yield SimpleNamespace(today=today, nothing=nothing, made=made, id=made.people.__getitem__)
        transaction.set_rollback(True)
    patch.undo()


def after(demo, days):
    return demo.today + timedelta(days=days)


@pytest.mark.parametrize("demo", [DAYS["a leap day"]], ids=["a leap day"], indirect=True)
def test_it_is_the_same_each_time_it_is_made_on_a_day(demo):
    first = summary()
    transaction.savepoint_rollback(demo.nothing)
    assert not Person.objects.exists()
    demo.made = make(demo.today)
    demo.id = demo.made.people.__getitem__
    assert summary() == first


def test_sixty_people_in_all_twelve_categories_and_somebody_elses_employee(demo):
    assert Person.objects.count() == 60
    assert set(Membership.objects.values_list("category", flat=True)) == set(Category)
    assert not Membership.objects.filter(category=Category.BOARD_MEMBER, paid=True).exists()
    assert Membership.objects.on(demo.today).filter(unit__code__startswith="HOL").count() == 12


def test_three_agencies_stand_side_by_side(demo):
    tops = Unit.objects.filter(placings__parent=None).order_by("code").values_list("code", flat=True)
    assert list(tops) == ["HOL", "PCD", "WEX"]


def test_the_intern_leaves_on_the_next_friday_and_human_resources_are_told(demo):
    [intern] = Membership.objects.filter(category=Category.INTERN)
    last = intern.until - timedelta(days=1)
    assert (last.weekday(), 1 <= (last - demo.today).days <= 7) == (4, True)
    told = leaving_soon(person(demo.id("odell")), demo.today, after(demo, 7))
    assert [(one.name, one.last_day) for one in told] == [("Priya Nolan", last)]


def test_who_left_yesterday_still_has_four_rights_to_be_taken_away(demo):
    bo = demo.id("lindqvist")
    assert not Membership.objects.on(demo.today).filter(person_id=bo).exists()
    assert Membership.objects.on(after(demo, -1)).filter(person_id=bo).exists()
    assert (
        list(Removal.objects.filter(person_id=bo).values_list("due", "done_at")) == [(demo.today, None)] * 4
    )
    assert not OfficeHolder.objects.on(demo.today).filter(person_id=bo).exists()


def test_the_deputy_held_the_chiefs_office_in_the_first_half_of_last_month_and_no_longer(demo):
    month = demo.today.replace(day=1) - timedelta(days=1)
    chiefs = {
        day: OfficeHolder.objects.on(day).get(role="chief", unit__code="PCD").person_id
        for day in (month.replace(day=1), month.replace(day=14), month.replace(day=15), demo.today)
    }
    deputy, chief = demo.id("mulvaney"), demo.id("lindahl")
    assert list(chiefs.values()) == [deputy, deputy, chief, chief]


def test_a_delegation_ended_last_week_and_another_ends_this_week(demo):
    ended = Delegation.objects.get(power="nmpd.criminal-photo")
    assert ended.until == after(demo, -7)
    photo, unit, captain = power("nmpd.criminal-photo"), demo.made.units["PCD"], demo.id("pryce")
    assert who_may(photo, unit, after(demo, -8)).is_one(captain)
    assert "has run out" in str(who_may(photo, unit, demo.today).why_not(captain))
    soon = ending_delegations(demo.id("lindahl"), demo.today, after(demo, 7))
    assert [(one.power, one.last_day) for one in soon] == [("nmpd.site", after(demo, 5))]


@pytest.mark.parametrize(
    ("steward", "role", "unit", "days"),
    [("vance", "dept-head", "Parks and Recreation", -11), ("brennan", "unit-commander", "Patrol", -20)],
)
def test_offices_that_nobody_holds_are_told_to_whoever_can_fill_them(demo, steward, role, unit, days):
    found = vacant_offices(person(demo.id(steward)), demo.today)
    assert [(one.role, one.unit_name, one.since) for one in found] == [(role, unit, after(demo, days))]


def test_both_lists_of_people_have_somebody_and_only_the_keeper_sees_the_sealed_one(demo):
    assert do_not_show_names(demo.today) == ("Mina Takeda", "Paige Whitmore")
    sealed = {demo.id("hale"), demo.id("barros")}
    assert sensitive_people(person(demo.id("pryce")), demo.today) == sealed
    assert sensitive_people(person(demo.id("lindahl")), demo.today) == frozenset()


def test_a_hold_is_in_force_and_one_of_five_records_was_skipped_for_it(demo):
    assert {hold.released_at for hold in Hold.objects.all()} == {None}
    kept = {name for name in ("picnic", "culvert", "leaf", "skate", "thanks") if _stands(demo, name)}
    assert kept == {"culvert"}
    assert [hold.matter for hold in held_by(demo.made.records["culvert"])] == ["civil-dell-street"]
    assert [hold.matter for hold in held_by(demo.made.records["water"])] == ["civil-dell-street"]
    refused = Entry.objects.get(act="keeping.destruction.propose", outcome="refused")
    assert (refused.reason, refused.subject) == ("held", str(demo.made.records["culvert"]))


def _stands(demo, name):
    return Record.objects.filter(pk=demo.made.records[name]).exists()


def test_permissions_stand_in_several_states_and_three_wait_for_the_chief(demo):
    states = set(Place.objects.values_list("state", flat=True))
    assert states >= {State.WITH_DECIDER, State.IN_CHAIN, State.IN_FORCE, State.SENT_BACK, State.CHANGED}
    ends = Request.objects.filter(category="road-closure").values_list("until", flat=True)
    assert list(ends) == [after(demo, 6)]
    spoken = Step.objects.get(request__power="nmpd.device", kind="approved")
    assert (spoken.day, timezone.localdate(spoken.at)) == (after(demo, -1), demo.today)


def test_a_question_waits_for_the_attorney_and_one_has_been_answered(demo):
    steps = HelpStep.objects.order_by("request__asked_at", "order").values_list("kind", "person")
    assert sorted(kind for kind, _ in steps) == ["answered", "assigned", "assigned", "assigned"]
    assert {who for kind, who in steps if kind == "assigned"} == {demo.id("quint"), demo.id("fenner")}


def test_nearly_everybody_has_signed_what_binds_them(demo):
    overdue = {one.person for one in tasks(demo.today) if one.kind is TaskKind.SIGN and one.is_open}
    assert overdue == {demo.id(name) for name in ("colby", "mehta", "nolan", "takeda")}


def test_nothing_is_entered_as_if_it_had_been_done_before(demo):
    assert {timezone.localdate(one.at) for one in Entry.objects.all()} == {demo.today}
    channels = {json.loads(bytes(one.manifest))["actor"]["channel"] for one in Entry.objects.all()}
    assert channels == {"command", "job"}


def test_everybody_who_acts_might_have_done_so(demo):
    """Nobody outside the record, but for the operator, who began it, and the clock."""
    by_operator = Entry.objects.filter(actor_kind=OPERATOR.kind).values_list("act", flat=True)
    assert set(by_operator) == {
        "roster.unit.add", "roster.unit.quorum", "roster.person.add", "roster.office.appoint",
        "roster.person.link-account", "accounts.create", "keeping.capture",
    }  # fmt: skip
    people = set(Person.objects.values_list("id", flat=True))
    assert set(Entry.objects.exclude(actor=None).values_list("actor", flat=True)) <= people


def test_every_seat_is_somebodys_with_an_account_but_for_the_resident(demo):
    seats = {seat.key: seat for seat in demo.made.seats}
    assert len(seats) == 15
    assert [key for key, seat in seats.items() if seat.account is None] == ["resident"]
    linked = Person.objects.exclude(account=None).values_list("account_id", flat=True)
    assert {seat.account for seat in seats.values() if seat.account} == set(linked)


def test_the_plan_names_what_each_step_makes():
    assert len({step.makes for step in PLAN}) == len(PLAN)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("today", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 19)),
        ("friday", date(2026, 11, 27)),
        ("in 5 days", date(2026, 11, 25)),
        ("8 days ago", date(2026, 11, 12)),
        ("last month, day 14", date(2026, 10, 14)),
        ("2 years ago", date(2024, 3, 1)),
    ],
)
def test_days_are_told_from_today(told, day):
    assert Days(date(2026, 11, 20)).day(told) == day


@pytest.mark.parametrize("told", ["tomorrow", "2026-11-20", "in five days", "", "last month, day 31"])
def test_what_is_no_day_is_told(told):
    with pytest.raises((CallError, ValueError)):
        Days(date(2026, 3, 20)).day(told)


@pytest.mark.parametrize("file", sorted(one.stem for one in FILES.glob("*.yaml")))
def test_addresses_and_numbers_are_invented(file):
    text = (FILES / f"{file}.yaml").read_text(encoding="utf-8")
    assert [mail for mail in MAIL.findall(text) if not mail.endswith(".example")] == []
    assert [number for number in NUMBER.findall(text) if not number.startswith("555-01")] == []
    assert [one for one in re.findall(r"https?://([^/\s\"]+)", text) if not one.endswith(".example")] == []
    assert read(file)


def test_two_demands_are_held_and_searched_and_none_is_past_its_day(demo):
    found = load_all(Demand.objects.order_by("due_on"))
    today = demo.made.days.today
    assert [(one.row.due_on - today).days for one in found] == [3, 8]
    assert [(one.state, one.is_held, one.is_late(today)) for one in found] == [("searched", True, False)] * 2
    assert [one.last("searched").items > 1 for one in found] == [True, True]


def test_reports_cases_and_random_looks_stand_at_different_steps_and_one_unit_is_left_out(demo):
    reports = sorted(seen_report(None, row, demo.today).state for row in report_rows())
    cases = sorted(seen_case(None, row, demo.today).state for row in case_rows())
    draws = [seen_draw(row) for row in Draw.objects.order_by("at", "pk")]
    assert reports == ["answered", "case-opened", "case-opened", "case-opened", "filed", "triaged"]
    assert cases == ["closed", "finding", "legal-view"]
    assert sorted(one.state for one in draws) == ["closed", "looked"]
    barred = {row.unit.name for one in draws for row in one.left_out if "Guild" in row.left_out}
    assert barred == {"Records"}
