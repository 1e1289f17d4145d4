"""The seats of a demo: one click on this computer, and nothing at all in an agency's own record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.accounts.conftest import entries
from tests.apps.accounts.demo import begin_demo

from bailiwick.apps.accounts.models import Leaving, Session
from bailiwick.apps.accounts.services import disable, recently_proved
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db
HERE = {"host": "localhost:8420"}


def sit(seat="chief", *, client=None, headers=None, **more):
    client = client or Client(headers=HERE)
    return client.post("/demo/seat", {"seat": seat}, headers=headers or HERE, **more)


def taken():
    return [one for one in entries() if one[0] == "accounts.seat.take"]


def test_one_click_begins_a_session_of_the_seats_person_and_is_entered():
    account = begin_demo()
    client = Client(headers=HERE)
    answer = sit(client=client)
    assert (answer.status_code, answer.url) == (302, "/home/")
    assert [row.account_id for row in Session.objects.all()] == [account.pk]
    assert taken() == [("accounts.seat.take", "done")]
    assert Entry.objects.last().actor == account.pk
    assert client.get("/sign-in/mine").status_code == 200


def test_changing_seat_ends_the_session_of_the_last_one():
    begin_demo()
    client = Client(headers=HERE)
    sit(client=client)
    answer = sit("resident", client=client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert not Session.objects.exists()
    assert client.get("/sign-in/mine").status_code == 302


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"began_as_one": False}, "not-a-demo"),
        ({"marked": False}, "not-a-demo"),
        ({"of_this_record": False}, "not-a-demo"),
        ({"began_as_one": False, "marked": False}, "not-a-demo"),
    ],
)
def test_an_agencys_own_record_has_no_seats_whatever_is_put_into_its_folder(record, reason):
    begin_demo(**record)
    assert sit().status_code == 404
    assert Client(headers=HERE).get("/demo/").status_code == 404
    assert taken() == [("accounts.seat.take", "refused", reason)]
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "2001:db8::7"},
        {"REMOTE_ADDR": ""},
        {"headers": HERE | {"x-forwarded-for": "192.0.2.7"}},
        {"headers": HERE | {"x-forwarded-host": "demo.city.example"}},
        {"headers": HERE | {"forwarded": "for=192.0.2.7"}},
        {"headers": HERE | {"via": "1.1 proxy"}},
        {"headers": {"host": "demo.city.example"}},
        {"headers": {"host": "192.0.2.9:8420"}},
    ],
)
def test_no_other_machine_sees_the_seats_or_takes_one(asked, settings):
    settings.ALLOWED_HOSTS = ["*"]
    begin_demo()
    assert sit(**asked).status_code == 404
    assert Client().get("/demo/", **({"headers": HERE} | asked)).status_code == 404
    assert taken() == [("accounts.seat.take", "refused", "not-this-computer")]
    assert not Session.objects.exists()


@pytest.mark.parametrize("host", ["localhost", "localhost:8420", "127.0.0.1:8420", "[::1]:8420", "[::1]"])
def test_every_name_of_this_computer_will_do(host):
    begin_demo()
    assert sit(headers={"host": host}).status_code == 302


@pytest.mark.parametrize("key", ["", "mayor", "chief ", "x" * 400])
def test_a_seat_that_is_not_there_is_refused(key):
    begin_demo()
    assert sit(key).status_code == 404
    assert taken() == [("accounts.seat.take", "refused", "unknown-seat")]


def test_the_seat_of_a_closed_account_opens_nothing():
    disable(OPERATOR, account=begin_demo(), reason=Leaving.LEFT)
    assert sit().status_code == 404
    assert taken() == [("accounts.seat.take", "refused", "disabled")]


def test_a_seat_is_taken_by_a_form_of_ours_and_no_other():
    begin_demo()
    strict = Client(enforce_csrf_checks=True, headers=HERE)
    assert sit(client=strict).status_code == 403
    assert Client(headers=HERE).get("/demo/seat").status_code == 405
    assert taken() == []


def test_nobody_in_a_demo_is_asked_for_a_password():
    begin_demo()
    answer = Client(headers=HERE).get("/sign-in/?next=/home/")
    assert (answer.status_code, answer.url) == (302, "/demo/")


@pytest.mark.parametrize(
    ("seated", "began_as_one", "proved"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_whoever_sits_in_a_demo_counts_as_having_proved_it_and_nobody_else_does(
    rf, seated, began_as_one, proved
):
    account = begin_demo(began_as_one=began_as_one)
    request = rf.get("/", headers=HERE)
    request.session = SessionStore()
    request.session.begin(account)
    if seated:
        request.session["seat"] = "chief"
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(hours=3))
    request.session.row.refresh_from_db()
    assert recently_proved(request) is proved


def test_every_page_of_a_demo_says_so_and_no_page_of_an_agency_does():
    begin_demo()
    for path in ("/", "/page/", "/policies/", "/checks/", "/demo/", "/nowhere"):
        assert "Invented people." in Client(headers=HERE).get(path).content.decode()


def test_an_agencys_own_pages_have_no_bar():
    begin_demo(marked=False)
    for path in ("/", "/sign-in/", "/nowhere"):
        assert "demo-bar" not in Client(headers=HERE).get(path).content.decode()
