"""Somebody moves: what ends with it ends once, however late, by whoever may enter it, and all of it or nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import as_, asks, build, memo, now, through_the_chain, yes
from tests.apps.roster.town import after, carry_out_moves, entered_ahead, give, hire, today, work

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.approvals.models import OPEN, State
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Departure, Membership, Role
from bailiwick.apps.roster.selectors.departing import departed
from bailiwick.apps.roster.services import begin_membership, carry_out_move, link_account, look_up, transfer

pytestmark = pytest.mark.django_db
DEVICE = {"identity": "A phone", "use": "Reading comments.", "reason": "On call."}


@pytest.fixture
def town(db):
    town = build()
    give(Role.IT, town.other, town.city)
    town.deviced = asks(town.rookie, town.patrol, "nmpd.device", DEVICE)
    return town


@pytest.fixture
def on(monkeypatch):
    """Whatever is asked is asked so many days from now."""
    begun = timezone.now()

    def go(days):
        monkeypatch.setattr("django.utils.timezone.now", lambda: begun + timedelta(days=days))

    return go


def move(town, to, *, day=None, by=None):
    row = Membership.objects.get(person=town.rookie, unit=town.patrol)
    who = OPERATOR if by is None else as_(by)
    return transfer(who, membership=row.id, work=work(to, starts=day or today()))


def proof_of(town):
    look_up(as_(town.hr), person=town.rookie.id, reason="Transfer 7")
    return departed(as_(town.hr), Departure.objects.get(person=town.rookie).id, timezone.now())


def test_a_transfer_whose_day_the_clock_missed_is_carried_out_late_and_once(town, on):
    move(town, town.comms, day=after(2))
    on(5)
    assert carry_out_moves() == 1
    assert now(town.deviced).state is State.ENDED
    assert carry_out_moves() == 0
    assert Departure.objects.get(person=town.rookie).carried.at == timezone.now()


def test_a_transfer_entered_on_its_day_is_not_carried_out_again(town, on):
    move(town, town.comms)
    assert now(town.deviced).state is State.ENDED
    on(1)
    assert carry_out_moves() == 0


def test_what_was_given_since_the_day_of_a_transfer_is_not_ended_by_carrying_it_out_late(town, on):
    before, since = (
        through_the_chain(town, memo(town, told={"identity": f"https://{name}.example/"}))
        for name in ("before", "since")
    )
    move(town, town.police, day=after(2))
    on(1)
    yes(town.chief, before)
    on(3)
    yes(town.chief, since)
    on(5)
    carry_out_moves()
    assert (now(before).state, now(since).state) == (State.ENDED, State.IN_FORCE)


def test_a_transfer_that_was_not_entered_ahead_or_is_done_is_not_carried_out(town):
    done = entered_ahead(town.rookie)
    carry_out_move(CLOCKWORK, departure=done.id)
    for departure in (done.id, uuid4()):
        with pytest.raises(RosterError, match="nothing to carry out"):
            carry_out_move(CLOCKWORK, departure=departure)


@pytest.mark.parametrize("back", [4, 6])
def test_who_is_back_before_a_transfer_is_carried_out_keeps_what_they_hold_there(town, on, back):
    move(town, town.comms, day=after(2))
    row = Membership.objects.get(person=town.rookie, unit=town.comms)
    transfer(OPERATOR, membership=row.id, work=work(town.patrol, starts=after(back)))
    on(5)
    carry_out_moves()
    assert now(town.deviced).state in OPEN


def test_the_proof_shows_as_ended_only_what_they_do_not_hold_any_more(town, on):
    move(town, town.comms, day=after(2))
    device = str(town.deviced.row.id)
    on(3)
    told = proof_of(town)
    assert device in {one.row.thing for one in told.open}
    assert not [one for one in told.ended if one.still is not None]
    carry_out_moves()
    told = proof_of(town)
    assert device in {one.row.thing for one in told.ended}
    assert device not in {one.row.thing for one in told.open}


def test_what_was_entered_ahead_is_carried_out_though_another_move_is_entered_on_the_day(town, on):
    begin_membership(OPERATOR, person=town.rookie.id, work=work(town.mayor))
    move(town, town.comms, day=after(2))
    on(2)
    row = Membership.objects.get(person=town.rookie, unit=town.mayor)
    transfer(OPERATOR, membership=row.id, work=work(town.comms, starts=today()))
    assert now(town.deviced).state in OPEN
    assert carry_out_moves() == 1
    assert now(town.deviced).state is State.ENDED


def test_an_account_does_not_end_with_a_transfer(town):
    account = create_account(OPERATOR, email="rookie@wexham.example")
    link_account(OPERATOR, person=town.rookie.id, account=account.pk)
    move(town, town.comms)
    row = Departure.objects.get(person=town.rookie).rows.get(kind="account")
    assert not row.ended


def _of_police(town):
    one = hire("Ivy Nolan", town.police, title="Human resources of the police")
    give(Role.HR, one, town.police)
    begin_membership(OPERATOR, person=town.rookie.id, work=work(town.mayor))
    return one


def test_who_works_elsewhere_too_is_moved_by_human_resources_of_the_units_that_it_is_about(town):
    move(town, town.police, by=_of_police(town))
    assert now(town.deviced).state is State.ENDED


def test_a_transfer_that_is_refused_leaves_everything_as_it_was(town):
    by = _of_police(town)
    rows = list(Membership.objects.filter(person=town.rookie).order_by("id").values())
    with pytest.raises(RefusedError):
        move(town, town.comms, by=by)
    assert list(Membership.objects.filter(person=town.rookie).order_by("id").values()) == rows
    assert now(town.deviced).state in OPEN
    assert not Departure.objects.exists()
