"""Somebody moves: what ends is what was told before, each move by itself, and no move of long ago once more."""

from datetime import datetime, time, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from tests.apps.roster.services.test_offboarding import the_morning
from tests.apps.roster.town import after, as_, entered_ahead, give, power, today, work

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.guard import building_tables
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.contributions import wrong
from bailiwick.apps.roster.models import (
    CarriedOut,
    Delegation,
    Departure,
    DepartureRow,
    Membership,
    OfficeHolder,
    Role,
)
from bailiwick.apps.roster.selectors.departing import moves_due
from bailiwick.apps.roster.selectors.moving import of_transfer
from bailiwick.apps.roster.services import begin_membership, delegate, departing, leave, transfer
from bailiwick.jobs.models import State as JobState
from bailiwick.ui.contributing import Looker

OF_BEFORE = import_module("bailiwick.apps.roster.migrations.0007_transfers_of_before")


def told(who):
    """What is wrong, to somebody, an hour and a day from now: by then the clock has been there."""
    return {str(one.says): one.url for one in wrong(Looker(who.id, timezone.now() + timedelta(hours=25)))}


@pytest.mark.parametrize("days", [0, 3], ids=["today", "entered ahead"])
def test_a_transfer_ends_exactly_the_roles_and_delegations_that_it_was_said_to_end(town, days):
    begin_membership(OPERATOR, person=town.officer.id, work=work(town.mayor))
    units = {one.name: one for one in (town.patrol, town.police, town.mayor, town.city)}
    for unit in units.values():
        give(Role.POSTER, town.officer, unit)
    give(Role.MODERATOR, town.officer, town.patrol)
    kept = OfficeHolder.objects.get(person=town.officer, role=Role.MODERATOR)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.officer.id, unit=town.patrol.id, instrument="M 7"
    )
    row = Membership.objects.get(person=town.officer, unit=town.patrol)
    said = [str(one) for one in of_transfer(row.id, town.comms.id, after(days), [kept.id])]
    transfer(OPERATOR, membership=row.id, work=work(town.comms, starts=after(days)), keeps=[kept.id])
    ended = {one.unit.name for one in OfficeHolder.objects.filter(person=town.officer, until=after(days))}
    assert ended == {"Patrol", "Wexham Falls Police"}
    told_to_end = [one for one in said if one.startswith("A role ends")]
    assert sorted(told_to_end) == [
        f"A role ends for {name}: those who post for the agency." for name in sorted(ended)
    ]
    assert {
        name for name in units if f"They keep a role for {name}: those who post for the agency." in said
    } == {
        "Office of the Mayor",
        "City of Wexham Falls",
    }
    assert "They keep a role for Patrol: moderators." in said
    assert len([one for one in said if one.startswith("A delegation ends")]) == 1
    assert Delegation.objects.get().until == after(days)
    rows = DepartureRow.objects.filter(kind="role", ended=True).values_list("says", flat=True)
    assert len(rows) == len(ended)


def test_a_delegation_for_a_unit_of_another_of_their_works_goes_on_and_is_told(town):
    begin_membership(OPERATOR, person=town.officer.id, work=work(town.police))
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.officer.id, unit=town.police.id, instrument="M 7"
    )
    row = Membership.objects.get(person=town.officer, unit=town.patrol)
    said = [str(one) for one in of_transfer(row.id, town.comms.id, today(), [])]
    transfer(OPERATOR, membership=row.id, work=work(town.comms, starts=today()))
    assert Delegation.objects.get().until is None
    assert any(one.startswith("A delegation goes on: Dana Whitcombe lets Sam Reyes use") for one in said)


def test_a_role_for_a_part_of_the_unit_that_is_left_ends_with_it(town):
    part_of_it = give(Role.POSTER, town.deputy, town.patrol)
    row = Membership.objects.get(person=town.deputy)
    transfer(OPERATOR, membership=row.id, work=work(town.comms, starts=today()))
    part_of_it.refresh_from_db()
    assert part_of_it.until == today()


@pytest.mark.django_db(transaction=True)
def test_one_departure_that_is_refused_stops_nobody_elses_and_is_told(town, monkeypatch):
    first, second = entered_ahead(town.officer), entered_ahead(town.deputy)
    for one in (town.steward, town.speaker):
        leave(OPERATOR, person=one.id, day=after(-1))
    through = departing.let_go

    def refusing(actor, parting):
        if parting.person in {town.officer.id, town.steward.id}:
            raise RefusedError("Not now.", reason="still-here")
        through(actor, parting)

    monkeypatch.setattr(departing, "let_go", refusing)
    assert the_morning().state == JobState.DONE
    assert [one.id for one in moves_due(today())] == [first.id]
    assert CarriedOut.objects.get().departure_id == second.id
    assert Departure.objects.get(kind="leaves").person_id == town.speaker.id
    refused = Entry.objects.filter(outcome="refused", actor_kind=CLOCKWORK.kind)
    assert sorted(refused.values_list("act", flat=True)) == ["roster.moves.carry-out", "roster.person.part"]
    moved = "Sam Reyes has moved, and what they held for the units they left has not ended."
    left = "Kim Vance has left, and what they held has not ended."
    said = told(town.hr)
    assert said[moved] == f"/people/departures/{first.id}"
    assert said[left] == f"/people/{town.steward.id}/departing"
    assert not {moved, left} & told(town.chief).keys()
    monkeypatch.undo()
    the_morning()
    assert not {moved, left} & told(town.hr).keys()


def test_what_the_clock_will_do_within_the_hour_is_not_wrong_yet(town):
    entered_ahead(town.officer, today())
    midnight = timezone.make_aware(datetime.combine(today(), time.min))
    for minutes, number in ((30, 0), (90, 1)):
        said = wrong(Looker(town.hr.id, midnight + timedelta(minutes=minutes)))
        assert len([one for one in said if "has moved" in str(one.says)]) == number


def test_transfers_of_before_they_were_written_down_are_not_carried_out_again_by_an_upgrade(town):
    old, coming = entered_ahead(town.officer), entered_ahead(town.deputy, after(1))
    assert [one.id for one in moves_due(today())] == [old.id]
    with building_tables():
        OF_BEFORE.say_so(apps, SimpleNamespace(connection=connection))
    assert moves_due(today()) == []
    assert [one.id for one in moves_due(after(1))] == [coming.id]
