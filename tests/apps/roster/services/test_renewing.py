"""A new link for somebody who signs in already takes their sign-in over: two people have to want it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError
from django.utils import timezone
from tests.apps.roster.act_cases import sign_in_since, signs_in
from tests.apps.roster.town import as_, build, give, hire, today, work

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.accounts.selectors import strong_factors
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.contributions import waiting
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Membership, Renewal, Role
from bailiwick.apps.roster.selectors.renewing import renewals_to_confirm
from bailiwick.apps.roster.services import (
    add_person,
    ask_renewal,
    change_membership,
    confirm_renewal,
    invite_person,
    leave,
    link_account,
)
from bailiwick.ui.contributing import Looker, Telling

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = build()
    signs_in(town)
    sign_in_since(town.steward, 31)
    town.deputy.refresh_from_db()
    return town


def must_be_refused(reason, do, *who, **what):
    with pytest.raises(RefusedError) as error:
        do(*who, **what)
    assert error.value.reason == reason


def confirmers(town):
    now = timezone.now()
    people = (town.hr, town.deputy, town.chief, town.steward, town.officer, town.speaker)
    return [one.name for one in people if renewals_to_confirm(as_(one), now)]


def told(town, who):
    return [str(item.says) for item in waiting(Looker(person=who.id, at=timezone.now()))]


def test_whoever_asks_gets_no_link_until_a_second_person_has_confirmed_and_then_one_alone(town):
    must_be_refused("second-person", invite_person, as_(town.hr), person=town.deputy.id)
    renewal = ask_renewal(as_(town.hr), person=town.deputy.id)
    must_be_refused("second-person", invite_person, as_(town.hr), person=town.deputy.id)
    assert confirmers(town) == ["Dana Whitcombe", "Kim Vance"]
    for who in (town.hr, town.deputy, town.officer):
        must_be_refused("second-person", confirm_renewal, as_(who), renewal=renewal.id)
    confirm_renewal(as_(town.chief), renewal=renewal.id)
    assert strong_factors(town.deputy.account), "what they have stays until they use the link"
    assert invite_person(as_(town.hr), person=town.deputy.id)
    must_be_refused("second-person", invite_person, as_(town.hr), person=town.deputy.id)


def test_human_resources_make_up_no_second_person(town):
    made = add_person(as_(town.hr), name="Noor Hale", work=work(town.police))
    sign_in_since(made, 29)
    chief = Membership.objects.get(person=town.chief)
    answers = work(town.police, title="Chief", sworn=True, supervisor=made.id, starts=today())
    change_membership(as_(town.hr), membership=chief.id, work=answers)
    renewal = ask_renewal(as_(town.hr), person=town.chief.id)
    assert not renewals_to_confirm(as_(made), timezone.now())
    must_be_refused("second-person", confirm_renewal, as_(made), renewal=renewal.id)
    with housekeeping("mfa_authenticator"):
        Authenticator.objects.update(created_at=renewal.asked_at - timedelta(days=30))
    confirm_renewal(as_(made), renewal=renewal.id)


def test_whose_sign_in_it_is_is_told_and_so_is_whoever_may_confirm_it(town):
    ask_renewal(as_(town.hr), person=town.deputy.id)
    assert told(town, town.deputy) == ["Pat Odell asks to have your sign-in set anew."]
    assert told(town, town.chief) == ["Pat Odell asks to have the sign-in of Lou Arden set anew."]
    assert told(town, town.officer) == told(town, town.speaker) == []


def test_whose_sign_in_was_set_anew_is_told_for_two_weeks_after_the_link_was_made(town):
    renewal = ask_renewal(as_(town.hr), person=town.deputy.id)
    confirm_renewal(as_(town.chief), renewal=renewal.id)
    invite_person(as_(town.hr), person=town.deputy.id)
    for days, found in ((13, [Telling.ALWAYS]), (14, [])):
        looker = Looker(person=town.deputy.id, at=renewal.asked_at + timedelta(days=days))
        items = [one for one in waiting(looker) if "Pat Odell had your sign-in set anew" in str(one.says)]
        assert [one.telling for one in items] == found


def test_after_three_days_it_is_over_and_is_asked_for_again(town):
    renewal = ask_renewal(as_(town.hr), person=town.deputy.id)
    with pytest.raises(RosterError, match="asked for already"):
        ask_renewal(as_(town.hr), person=town.deputy.id)
    with act_open():
        Renewal.objects.update(asked_at=timezone.now() - timedelta(hours=73))
    must_be_refused("too-late", confirm_renewal, as_(town.chief), renewal=renewal.id)
    assert confirmers(town) == []
    assert ask_renewal(as_(town.hr), person=town.deputy.id).id != renewal.id


def test_a_superior_who_has_left_confirms_nothing(town):
    renewal = ask_renewal(as_(town.hr), person=town.deputy.id)
    leave(OPERATOR, person=town.chief.id, day=today())
    must_be_refused("second-person", confirm_renewal, as_(town.chief), renewal=renewal.id)


def test_a_colleague_in_human_resources_confirms_and_the_database_holds_that_it_is_another(town):
    second = hire("Ivy Nolan", town.city, title="Human resources")
    give(Role.HR, second, town.city)
    sign_in_since(second, 31)
    renewal = ask_renewal(as_(town.hr), person=town.deputy.id)
    must_be_refused("second-person", confirm_renewal, as_(town.hr), renewal=renewal.id)
    confirm_renewal(as_(second), renewal=renewal.id)
    assert Renewal.objects.get().confirmed_by_id == second.id
    assert invite_person(as_(town.hr), person=town.deputy.id)
    with act_open(), pytest.raises(IntegrityError):
        Renewal.objects.filter(pk=renewal.id).update(confirmed_by=town.hr, confirmed_at=timezone.now())


def test_who_never_signed_in_needs_nobody_and_the_machine_neither(town):
    assert invite_person(as_(town.hr), person=town.officer.id, email="sam@wexham.example")
    assert invite_person(as_(town.hr), person=town.officer.id), "the first link may have been lost"
    with pytest.raises(RosterError, match="not signed in yet"):
        ask_renewal(as_(town.hr), person=town.officer.id)
    assert invite_person(OPERATOR, person=town.deputy.id)


def test_nobody_becomes_somebody_else_by_an_account_of_their_own(town):
    other = create_account(OPERATOR, email="other@wexham.example")
    for account in (other.pk, None):
        must_be_refused("signs-in", link_account, as_(town.hr), person=town.deputy.id, account=account)


def test_what_is_open_of_an_account_ends_when_the_machine_takes_it_from_its_person(town):
    old = town.deputy.account
    SessionStore().begin(old)
    link_account(OPERATOR, person=town.deputy.id, account=old.pk)
    assert Session.objects.filter(account=old).exists()
    link_account(OPERATOR, person=town.deputy.id, account=None)
    assert not Session.objects.filter(account=old).exists()
