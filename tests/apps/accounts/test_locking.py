"""Five tries in fifteen minutes, counted across processes; nobody can lock another person out of everything."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.apps.accounts.conftest import ADDRESS, PASSWORD, Visitor, code_of, entries, words

from bailiwick.apps.accounts.models import Try
from bailiwick.apps.accounts.services import create_account, release
from bailiwick.apps.accounts.services.lockout import FREE, begin_try, is_locked, login_of
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db
MODES = pytest.mark.parametrize("until_released", [False, True], ids=["fifteen minutes", "until released"])
REFUSED = "accounts.sign-in", "refused"


def fail(visitor, times, email=ADDRESS):
    return [visitor.password("not the password", email).status_code for _ in range(times)]


def age(**ago):
    """Let time pass for the tries."""
    with housekeeping("accounts_try"):
        Try.objects.update(at=timezone.now() - timedelta(**ago))


@MODES
def test_the_sixth_try_is_locked_even_with_the_right_password(elsewhere, settings, until_released):
    settings.LOCK_UNTIL_RELEASED = until_released
    assert fail(elsewhere, 5) == [422] * 5
    locked = elsewhere.password()
    assert locked.status_code == 429
    assert "Too many tries did not fit" in words(locked)
    assert entries()[-6:] == [(*REFUSED, "wrong-password")] * 5 + [(*REFUSED, "locked")]


@MODES
def test_four_tries_leave_the_fifth_free(elsewhere, settings, until_released):
    settings.LOCK_UNTIL_RELEASED = until_released
    fail(elsewhere, 4)
    elsewhere.sign_in()
    assert elsewhere.is_in
    assert Try.objects.count() == 0


@MODES
def test_codes_that_do_not_fit_are_counted_with_passwords(elsewhere, settings, until_released):
    settings.LOCK_UNTIL_RELEASED = until_released
    fail(elsewhere, 2)
    elsewhere.password()
    assert [elsewhere.code("000000").status_code for _ in range(3)] == [422] * 3
    assert elsewhere.code().status_code == 429
    assert not elsewhere.is_in


def test_after_fifteen_minutes_the_way_is_free_again(elsewhere):
    fail(elsewhere, 6)
    age(minutes=14, seconds=50)
    assert elsewhere.password().status_code == 429
    age(minutes=15)
    elsewhere.sign_in()


def test_trying_while_locked_locks_no_longer(elsewhere):
    fail(elsewhere, 5)
    age(minutes=14)
    assert fail(elsewhere, 7) == [429] * 7
    assert Try.objects.count() == 5
    age(minutes=15)
    assert elsewhere.password().status_code == 302


@pytest.mark.parametrize("later", [{"minutes": 20}, {"days": 40}])
def test_in_the_other_mode_only_an_administrator_releases(elsewhere, account, settings, later):
    settings.LOCK_UNTIL_RELEASED = True
    fail(elsewhere, 5)
    age(**later)
    assert elsewhere.password().status_code == 429
    assert is_locked(account)
    release(OPERATOR, account=account)
    assert not is_locked(account)
    elsewhere.sign_in()
    assert ("accounts.release", "done") in entries()


@MODES
def test_who_types_a_colleagues_address_locks_their_own_way_to_it_and_no_other(
    member, account, settings, until_released
):
    """The colleague's own browser, their colleagues on the same network, and their passkey all go on."""
    settings.LOCK_UNTIL_RELEASED = until_released
    create_account(OPERATOR, email="kim@hollis.example")
    mischief = Visitor("198.51.100.4")
    fail(mischief, 8)
    assert mischief.password().status_code == 429
    own = Visitor("192.0.2.7", member.secret)
    own.sign_in()
    assert own.is_in
    assert member.is_in, "a session that is open stays open"
    assert fail(mischief, 1, "kim@hollis.example") == [422]
    assert not begin_try(login_of(ADDRESS, passkey=True), "198.51.100.4").locked


def test_guessing_from_many_networks_is_locked_as_a_whole(elsewhere):
    for number in range(5):
        fail(Visitor(f"203.0.113.{number}"), 5)
    assert Visitor("203.0.113.99").password().status_code == 429


def test_guessing_at_many_people_from_one_network_is_locked_as_a_whole():
    visitor = Visitor()
    for number in range(10):
        fail(visitor, 5, f"name{number}@hollis.example")
    assert fail(visitor, 1, "another@hollis.example") == [429]


def test_an_ipv6_host_does_not_get_a_new_try_with_every_address():
    login = login_of(ADDRESS)
    tried = [begin_try(login, f"2001:db8:1:2::{number:x}").locked for number in range(FREE + 1)]
    assert tried == [False] * FREE + [True]
    assert not begin_try(login, "2001:db8:1:3::1").locked


def test_an_address_that_nobody_has_is_answered_like_one_that_somebody_has(elsewhere):
    known, unknown = elsewhere, Visitor("198.51.100.9")
    for _ in range(7):
        one, other = known.password("not this"), unknown.password("not this", "nobody@hollis.example")
        assert (one.status_code, words(one)) == (other.status_code, words(other))
    reasons = [entry[2] for entry in entries()[-14:]]
    assert reasons == ["wrong-password", "unknown-address"] * 5 + ["locked", "locked"] * 2


def test_no_typed_address_stands_in_the_table_of_tries(elsewhere):
    fail(elsewhere, 1)
    row = Try.objects.get()
    assert ADDRESS not in str(vars(row))
    assert len(row.login) == 64


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_counted_too(invited):
    """Every worker is a connection of its own: what they share is the database."""
    free, faults, start = [], [], threading.Barrier(20)

    def attempt():
        try:
            start.wait()
            free.append(not begin_try(login_of(ADDRESS), "192.0.2.7").locked)
        except Exception as error:  # noqa: BLE001 -- told below, whatever it is
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sum(free) <= FREE
    assert len(free) == 20


@pytest.mark.django_db(transaction=True)
def test_one_code_in_two_hands_at_once_opens_for_one(member):
    """The row of the account is locked while its code is looked at."""
    both = [Visitor(secret=member.secret), Visitor("198.51.100.2", member.secret)]
    for visitor in both:
        visitor.password(PASSWORD)
    code, answers, start = code_of(member.secret), [], threading.Barrier(2)

    def use(visitor):
        start.wait()
        answers.append(visitor.code(code).status_code)
        connection.close()

    threads = [threading.Thread(target=use, args=(visitor,)) for visitor in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 422]
    assert [entry[1:] for entry in entries()[-2:]].count(("refused", "used-code")) == 1
