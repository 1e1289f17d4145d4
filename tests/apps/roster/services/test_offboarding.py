"""What follows when somebody's time is over: powers end, tasks open to take rights away, the account closes."""

import json
from datetime import time
from types import ModuleType

import pytest
from tests.apps.roster.town import after, as_, give, hire, power, today, work

from bailiwick.apps.accounts.models import Account, State
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Category, Delegation, Membership, OfficeHolder, Removal, Role
from bailiwick.apps.roster.selectors import who_may
from bailiwick.apps.roster.services import (
    begin_membership,
    check_removal,
    delegate,
    end_office,
    leave,
    link_account,
    open_removals,
    take_away,
    transfer,
)
from bailiwick.jobs.kinds import kind_of
from bailiwick.jobs.models import Job, Schedule
from bailiwick.jobs.models import State as JobState
from bailiwick.jobs.scheduling import keep_schedules, tick
from bailiwick.jobs.services import unschedule
from bailiwick.jobs.worker import work_once
from bailiwick.kernel.sentence import say
from bailiwick.ui import contributing
from bailiwick.ui.contributing import Fate, HeldKind, Holding


def the_morning():
    """The daily job, as the clock asks for it and a runner runs it; whatever else is due by then is not asked for."""
    keep_schedules()
    for other in Schedule.objects.exclude(kind="roster.morning"):
        unschedule(other.code)
    tick(Schedule.objects.get(kind="roster.morning").next_at)
    while work_once("tests"):
        pass
    return Job.objects.filter(kind="roster.morning").latest("asked_at")


def room_of(name, **told):
    """A room of that name with these contributions."""
    room = ModuleType(f"bailiwick.apps.{name}.contributions")
    vars(room).update(told)
    return room


def tasks():
    return [(one.person.name, one.says, one.due) for one in Removal.objects.select_related("person")]


def test_the_clock_looks_every_morning_soon_after_midnight():
    assert kind_of("roster.morning").beat.at == time(0, 5)


TERMS = {
    "a temp who may post": (Category.TEMPORARY, Role.POSTER, {}),
    "an intern who is a site editor": (Category.INTERN, Role.SITE_ADMIN, {"supervisor": True}),
}


@pytest.mark.parametrize(
    ("category", "role", "more"),
    [
        pytest.param(*case, id=name, marks=pytest.mark.clause(clause))
        for (name, case), clause in zip(
            TERMS.items(), ["mpls/def.covered.7", "mpls/def.covered.11"], strict=True
        )
    ],
)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("days", "opened"), [(0, True), (1, False)], ids=["over today", "last day today"])
def test_when_a_term_ends_the_daily_job_opens_the_removal_of_access(town, category, role, more, days, opened):
    supervisor = {"supervisor": town.deputy.id} if more else {}
    one = hire("Ira Stone", town.comms, category, until=after(days), **supervisor)
    give(role, one, town.comms)
    assert the_morning().state == JobState.DONE
    assert [(name, due) for name, _, due in tasks()] == [("Ira Stone", after(0))] * opened
    assert "Communications" in "".join(says for _, says, _ in tasks()) or not opened


@pytest.mark.django_db(transaction=True)
def test_the_account_of_who_left_closes_and_their_powers_end_as_of_that_day(town):
    account = create_account(OPERATOR, email="temp@wexham.example")
    temp = hire("Ira Stone", town.comms, Category.TEMPORARY, until=after(-2))
    link_account(OPERATOR, person=temp.id, account=account.pk)
    give(Role.MODERATOR, temp, town.comms, starts=after(-9))
    the_morning()
    assert Account.objects.get(pk=account.pk).state == State.DISABLED
    assert OfficeHolder.objects.get(person=temp).until == after(-2)
    told = [entry.act for entry in Entry.objects.all() if entry.actor_kind == CLOCKWORK.kind]
    assert told == [
        "roster.powers.end", "accounts.disable", "roster.person.part",
        "roster.removals.open", "roster.accounts.close",
    ]  # fmt: skip


def test_a_power_counts_no_longer_from_midnight_on_though_no_job_has_run(town):
    temp = hire("Ira Stone", town.police, Category.TEMPORARY, until=after(3))
    delegate(as_(town.chief), power=power("nmpd.site"), to=temp.id, unit=town.police.id, instrument="M 7")
    may = {day: who_may(power("nmpd.site"), town.police.id, after(day)).is_one(temp.id) for day in (2, 3, 4)}
    assert may == {2: True, 3: False, 4: False}


def test_who_comes_back_comes_back_without_what_they_held(town):
    temp = hire("Ira Stone", town.police, Category.TEMPORARY, until=after(-2))
    give(Role.POSTER, temp, town.police, starts=after(-9))
    begin_membership(OPERATOR, person=temp.id, work=work(town.police, starts=today()))
    assert OfficeHolder.objects.get(person=temp).until == after(-2)
    assert not Delegation.objects.exists()


def test_whoever_goes_on_the_same_day_keeps_what_they_hold(town):
    temp = hire("Ira Stone", town.police, Category.TEMPORARY, until=today())
    give(Role.POSTER, temp, town.police, starts=after(-9))
    begin_membership(OPERATOR, person=temp.id, work=work(town.police, starts=today()))
    assert OfficeHolder.objects.get(person=temp).until is None


ENDS = {
    "a role that was ended": lambda town, office: end_office(OPERATOR, office=office.id),
    "somebody who left": lambda town, _: leave(OPERATOR, person=town.officer.id, day=today()),
    "somebody who was transferred": lambda town, _: transfer(
        OPERATOR,
        membership=Membership.objects.get(person=town.officer).id,
        work=work(town.comms, starts=today()),
    ),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_each_end_of_a_role_with_rights_on_pages_opens_one_task_once(town, end):
    office = give(Role.POSTER, town.officer, town.patrol)
    end(town, office)
    assert open_removals(CLOCKWORK) == 1
    assert open_removals(CLOCKWORK) == 0
    assert tasks() == [
        ("Sam Reyes", "Rights on pages of Patrol, as one of: those who post for the agency", today())
    ]


def test_a_role_that_opens_no_pages_or_goes_on_opens_no_task(town):
    give(Role.RECORDS_CUSTODIAN, town.officer, town.patrol, until=today())
    give(Role.POSTER, town.officer, town.patrol, until=today())
    give(Role.POSTER, town.officer, town.patrol, starts=today())
    assert open_removals(CLOCKWORK) == 0


def test_what_another_room_says_a_leaver_still_holds_is_taken_away_too(town, monkeypatch):
    def sites(person, looker):
        del looker
        held = Holding(
            kind=HeldKind.SITE, says=say("Editor of the page of Patrol."), thing="site-7", fate=Fate.STAYS
        )
        return [held] * (person == town.officer.id)

    monkeypatch.setattr(contributing, "contributors", lambda: [room_of("sites", holdings=sites)])
    assert open_removals(CLOCKWORK) == 0
    leave(OPERATOR, person=town.officer.id, day=today())
    assert (open_removals(CLOCKWORK), open_removals(CLOCKWORK)) == (1, 0)
    assert tasks() == [("Sam Reyes", "Editor of the page of Patrol.", today())]


@pytest.fixture
def removal(town):
    give(Role.POSTER, town.officer, town.patrol, starts=after(-9), until=today())
    give(Role.IT, town.deputy, town.city)
    open_removals(CLOCKWORK)
    return Removal.objects.get().id


def test_a_task_is_done_with_a_proof_and_looked_at_by_a_second_person(town, removal):
    with pytest.raises(RosterError, match="how it can be seen"):
        take_away(as_(town.deputy), removal=removal, proof=" ")
    with pytest.raises(RosterError, match="nothing to be checked"):
        check_removal(as_(town.hr), removal=removal)
    take_away(as_(town.deputy), removal=removal, proof="Ticket 8")
    with pytest.raises(RefusedError) as refused:
        check_removal(as_(town.deputy), removal=removal)
    assert refused.value.reason == "same-person"
    check_removal(as_(town.hr), removal=removal)
    row = Removal.objects.get()
    assert (row.done_by_id, row.proof, row.checked_by_id) == (town.deputy.id, "Ticket 8", town.hr.id)
    assert not any("Ticket" in json.dumps(bytes(one.manifest).decode()) for one in Entry.objects.all())
    with pytest.raises(RosterError, match="done already"):
        take_away(as_(town.deputy), removal=removal, proof="Ticket 9")


def test_nobody_without_the_right_and_no_machine_says_that_it_was_done(town, removal):
    for actor, reason in ((as_(town.chief), "right-missing"), (OPERATOR, "right-missing")):
        with pytest.raises(RefusedError) as refused:
            take_away(actor, removal=removal, proof="Ticket 8")
        assert refused.value.reason == reason
    assert Removal.objects.get().done_at is None


def test_nobody_says_it_of_themself(town):
    give(Role.SITE_ADMIN, town.hr, town.city, starts=after(-9), until=today())
    open_removals(CLOCKWORK)
    with pytest.raises(RefusedError) as refused:
        take_away(as_(town.hr), removal=Removal.objects.get().id, proof="Ticket 8")
    assert refused.value.reason == "own-removal"
