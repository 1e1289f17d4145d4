"""T16: nobody is their own second person, and nothing but what was shown is ever approved."""

import os
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.utils import DatabaseError
from django.utils import timezone
from tests.apps.approvals.playing import asks, build, kinds, lend, long_ago, memo, must_refuse, no, now, yes
from tests.apps.roster.town import LONG_AGO, after, as_, give, hire, today

from bailiwick.apps.accounts.selectors import identity_of
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.approvals.models import Place, Purpose, Request, State, Step, StepKind
from bailiwick.apps.approvals.selectors import permissions_for
from bailiwick.apps.approvals.selectors.pages import request_page
from bailiwick.apps.approvals.services import (
    answer,
    approve,
    call_off,
    close,
    no_longer_fits,
    question,
    removed,
)
from bailiwick.apps.approvals.services.access import Used, enter_detail, enter_use, look_at_use
from bailiwick.apps.approvals.services.clock import due, tick
from bailiwick.apps.journal.errors import OutsideAnActError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, person
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import OfficeHolder, Role, UnitKind
from bailiwick.apps.roster.services import add_unit, end_delegation, end_office, leave, link_account
from bailiwick.apps.roster.services.groups import let_group_hold

RACES = 1000 if os.environ.get("BAILIWICK_BATTERY") == "whole" else 25
"""How many races a run has: 1,000 on each database with `make battery`."""
SITE = {"identity": "Plaza page", "purpose": "Tell of closed roads."}


def site(town, who=None):
    return asks(who or town.rookie, town.patrol, "nmpd.site", SITE)


def chiefs_office(town):
    return OfficeHolder.objects.get(person=town.chief, role=Role.CHIEF)


@pytest.mark.django_db
def test_nobody_decides_about_their_own_request_whatever_they_hold(town):
    asked = asks(town.chief, town.police, "nmpd.site", SITE)
    with must_refuse("own-request"):
        yes(town.chief, asked)
    with must_refuse("own-request"):
        no(town.chief, asked)
    lend(town, "nmpd.site", town.deputy)
    deputys = asks(town.deputy, town.police, "nmpd.site", SITE)
    with must_refuse("own-request"):
        yes(town.deputy, deputys)
    assert {now(asked).state, now(deputys).state} == {State.WITH_DECIDER}


@pytest.mark.django_db
def test_a_second_account_is_no_second_person(town):
    """One person has one account at a time, and an account without a person holds nothing."""
    first = create_account(OPERATOR, email="chief@wexham.example")
    second = create_account(OPERATOR, email="chief.again@wexham.example")
    link_account(OPERATOR, person=town.chief.id, account=first.pk)
    with pytest.raises(RosterError):
        link_account(OPERATOR, person=town.deputy.id, account=first.pk)
    asked = asks(town.chief, town.police, "nmpd.site", SITE)
    for linked, other in ((first, second), (second, first)):
        link_account(OPERATOR, person=town.chief.id, account=linked.pk)
        with must_refuse("own-request"):
            approve(person(identity_of(linked.pk)), asked.row.id, digest=asked.shown)
        with must_refuse("not-holder"):
            approve(person(identity_of(other.pk)), asked.row.id, digest=asked.shown)


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["office-ended", "delegation-ended", "left"])
def test_who_lost_the_power_after_looking_cannot_decide(town, how):
    lent = lend(town, "nmpd.site", town.deputy)
    asked = site(town)
    decider = town.deputy if how == "delegation-ended" else town.chief
    if how == "office-ended":
        end_office(OPERATOR, office=chiefs_office(town).id, day=today())
    elif how == "delegation-ended":
        end_delegation(as_(town.chief), delegation=lent.id)
    else:
        leave(OPERATOR, person=town.chief.id, day=today())
    with must_refuse("not-holder"):
        yes(decider, asked, digest=asked.shown)
    assert now(asked).state is State.WITH_DECIDER


@pytest.mark.django_db
def test_a_delegation_falls_with_the_office_of_whoever_gave_it(town):
    lend(town, "nmpd.site", town.deputy)
    asked = site(town)
    end_office(OPERATOR, office=chiefs_office(town).id, day=today())
    with must_refuse("not-holder"):
        yes(town.deputy, asked)


@pytest.mark.django_db
def test_who_has_left_sees_no_request_and_takes_no_step_not_even_of_their_own(town):
    asked = site(town)
    looking = request_page(as_(town.rookie), asked.row.id, timezone.now())
    assert looking is not None
    leave(OPERATOR, person=town.rookie.id, day=today())
    assert request_page(as_(town.rookie), asked.row.id, timezone.now()) is None
    with must_refuse("own-request"):
        call_off(as_(town.rookie), asked.row.id)


@pytest.mark.django_db
def test_a_superior_who_has_left_confirms_and_enters_nothing_any_more(town):
    starts = timezone.now() - timedelta(hours=1)
    need = {
        "purpose": Purpose.DUTY_NEED,
        "starts": starts,
        "reason": "A club.",
        "supervisor": town.sergeant.id,
    }
    used = enter_use(as_(town.rookie), Used(**need))
    leave(OPERATOR, person=town.sergeant.id, day=today())
    with must_refuse("not-supervisor"):
        look_at_use(as_(town.sergeant), used.id, confirmed=True)
    with must_refuse("not-supervisor"):
        enter_detail(as_(town.sergeant), person=town.rookie.id, starts=starts, ends=timezone.now())


@pytest.mark.django_db
def test_the_custodian_does_not_close_a_memorandum_of_their_own(town):
    theirs = yes(town.chief, memo(town, town.custodian, unit=town.police))
    no_longer_fits(as_(town.custodian), theirs.row.id)
    removed(as_(town.custodian), theirs.row.id, "It answers 404.")
    with must_refuse("own-request"):
        close(as_(town.custodian), theirs.row.id)


@pytest.mark.django_db
def test_an_acting_chief_decides_as_the_holder_and_the_chief_of_before_does_not(town):
    give(Role.CHIEF, town.lieutenant, town.police, acting=True, starts=today())
    asked = site(town)
    with must_refuse("not-holder"):
        yes(town.chief, asked)
    decided = yes(town.lieutenant, asked)
    assert decided.steps[-1].capacity == "acting"


@pytest.mark.django_db
def test_a_decision_holds_for_exactly_what_was_shown(town):
    asked = site(town)
    for digest in ("", "sha256:00", asked.row.digest or "x", site(town).shown):
        with must_refuse("shown-changed"):
            yes(town.chief, asked, digest=digest)
    question(as_(town.chief), asked.row.id, "Which roads?")
    answer(as_(town.rookie), asked.row.id, "All of them.")
    with must_refuse("shown-changed"):
        yes(town.chief, asked, digest=asked.shown)
    assert yes(town.chief, asked).state is State.IN_FORCE


@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_edited_behind_the_product_is_never_approved():
    town = build()
    asked = site(town)
    with act_open(), pytest.raises(DatabaseError):
        Request.objects.filter(pk=asked.row.pk).update(identity="Another page")
    _edited_behind_the_product(asked.row.pk)
    with must_refuse("payload-changed"):
        yes(town.chief, asked)


def _edited_behind_the_product(request):
    """As somebody with the database in hand would: the triggers off, the row changed, the triggers on again."""
    with act_open(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            sql = cursor.execute(
                "SELECT sql FROM sqlite_master WHERE name = 'approvals_request_no_update'"
            ).fetchone()[0]
            cursor.execute("DROP TRIGGER approvals_request_no_update")
            Request.objects.filter(pk=request).update(identity="Another page")
            cursor.execute(sql)
            return
        cursor.execute("ALTER TABLE approvals_request DISABLE TRIGGER approvals_request_no_change")
        Request.objects.filter(pk=request).update(identity="Another page")
        cursor.execute("ALTER TABLE approvals_request ENABLE ALWAYS TRIGGER approvals_request_no_change")


@pytest.mark.django_db
def test_a_form_sent_twice_decides_once(town):
    asked = site(town)
    digest = asked.shown
    yes(town.chief, asked, digest=digest)
    for again in (yes, no):
        with must_refuse("not-now"):
            again(town.chief, asked, digest=digest)
    assert kinds(asked) == [StepKind.ASKED, StepKind.APPROVED]
    assert Entry.objects.filter(act="approvals.approve", outcome="refused", reason="not-now").count() == 1


@pytest.mark.django_db
def test_a_request_that_was_called_off_or_lapsed_is_not_decided(town):
    off = site(town)
    call_off(as_(town.rookie), off.row.id)
    with must_refuse("not-now"):
        yes(town.chief, off)
    old = long_ago(site(town), 61)
    assert (old.row.id, StepKind.LAPSED) in due(old.row.asked_at + (today() - LONG_AGO))
    tick(CLOCKWORK, old.row.id, StepKind.LAPSED)
    with must_refuse("not-now"):
        yes(town.chief, old)


@pytest.mark.django_db
def test_no_hand_makes_the_clock_strike(town):
    asked = site(town)
    for who in (as_(town.chief), OPERATOR):
        with must_refuse("not-the-clock"):
            tick(who, asked.row.id, StepKind.LAPSED)
    with must_refuse("not-due"):
        tick(CLOCKWORK, asked.row.id, StepKind.LAPSED)


@pytest.mark.django_db
def test_neither_the_operator_nor_a_job_nor_a_bare_write_decides(town):
    asked = site(town)
    for who in (OPERATOR, CLOCKWORK):
        with must_refuse("no-person"):
            approve(who, asked.row.id, digest=asked.shown)
    with pytest.raises(OutsideAnActError):
        Place.objects.filter(pk=asked.row.pk).update(state=State.IN_FORCE)
    with pytest.raises(OutsideAnActError):
        Step.objects.create(request=asked.row, number=2, key="x", kind="approved", at=asked.row.asked_at)


@pytest.mark.django_db
def test_a_state_that_was_written_by_hand_gives_no_permission(town):
    """What counts is folded from the steps: an index that says otherwise moves nothing."""
    asked = site(town)
    with act_open():
        Place.objects.filter(pk=asked.row.pk).update(state=State.IN_FORCE)
    assert permissions_for(town.patrol.id, today(), powers=["nmpd.site"]) == ()
    assert now(asked).state is State.WITH_DECIDER


@pytest.mark.django_db
def test_what_somebody_gave_is_left_out_for_themself(town):
    yes(town.chief, site(town))
    assert len(permissions_for(town.patrol.id, today(), user=town.rookie.id)) == 1
    assert permissions_for(town.patrol.id, today(), user=town.chief.id) == ()


@pytest.mark.django_db
def test_a_group_decides_only_when_as_many_as_it_takes_have_said_yes(town):
    board = add_unit(
        OPERATOR,
        code="PA",
        name="Police Administration",
        kind=UnitKind.BOARD,
        parent=town.police.id,
        starts=LONG_AGO,
    )
    members = [hire(f"Member {number}", board) for number in range(3)]
    end_office(OPERATOR, office=chiefs_office(town).id, day=today())
    let_group_hold(
        OPERATOR,
        role=Role.CSD,
        unit=town.police.id,
        body=board.id,
        needed=2,
        instrument="Order 9",
        starts=LONG_AGO,
    )
    asked = asks(town.rookie, town.patrol, "pd.division-site", SITE)
    assert yes(members[0], asked).state is State.WITH_DECIDER
    with must_refuse("not-holder"):
        yes(members[0], asked)
    assert permissions_for(town.patrol.id, today(), powers=["pd.division-site"]) == ()
    assert yes(members[1], asked).state is State.IN_FORCE


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_exactly_one_does():
    town = build()
    lend(town, "nmpd.site", town.deputy)
    for _ in range(RACES):
        asked = site(town)
        outcomes, barrier = Counter(), threading.Barrier(2)

        def decide(how, who, asked=asked, outcomes=outcomes, barrier=barrier):
            barrier.wait()
            try:
                how(who, asked, digest=asked.shown)
                outcomes["done"] += 1
            except Exception as error:  # noqa: BLE001 -- whatever it was is counted, and looked at below
                outcomes[getattr(error, "reason", repr(error))] += 1
            finally:
                connections.close_all()

        racers = [
            threading.Thread(target=decide, args=(yes, town.chief)),
            threading.Thread(target=decide, args=(no, town.deputy)),
        ]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        assert outcomes["done"] == 1
        assert set(outcomes) <= {"done", "not-now", "shown-changed"}
        assert len(now(asked).steps) == 2
    decided = Step.objects.filter(kind__in=[StepKind.APPROVED, StepKind.SENT_BACK]).count()
    assert decided == RACES


@pytest.mark.django_db
def test_a_memorandum_is_not_approved_before_its_chain_has_acted(town):
    asked = memo(town)
    with must_refuse("not-now"):
        yes(town.chief, asked)
    assert after(1) > today()
