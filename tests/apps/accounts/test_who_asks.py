"""Who asks: nothing opens to strangers, the journal knows people by their person, and no record means no sign-in."""

from types import ModuleType
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import RequestFactory
from django.urls import path
from tests.apps.accounts.conftest import ADDRESS, PASSWORD, Visitor, words

from bailiwick.apps.accounts import selectors
from bailiwick.apps.accounts.models import Session
from bailiwick.apps.journal.models import Entry
from bailiwick.project import urls
from bailiwick.project.folder import Folder

pytestmark = pytest.mark.django_db
OURS = ["/sign-in/", "/sign-in/code", "/sign-in/passkey", "/sign-in/mine", "/sign-in/invited/x", "/sign-out"]


@pytest.mark.parametrize("address", OURS)
def test_where_no_record_is_kept_there_is_no_sign_in(settings, tmp_path, address):
    settings.FOLDER = Folder(tmp_path / "nothing")
    visitor = Visitor()
    visitor.client.cookies[settings.SESSION_COOKIE_NAME] = "left by another program on this computer"
    assert visitor.get(address).status_code == visitor.post(address).status_code == 404
    assert visitor.get("/").status_code == 200
    assert not (tmp_path / "nothing").exists()


INSIDE = [
    "mine", "mine/password", "mine/code-app", "mine/passkey", "mine/remove/1", "mine/recovery-codes", "again",
    "mine/sessions", f"mine/sessions/{uuid4()}",
]  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", INSIDE)
@pytest.mark.parametrize("halfway", [False, True])
def test_nothing_of_anybodys_opens_to_a_stranger(member, method, address, halfway):
    stranger = Visitor()
    if halfway:
        stranger.password()
    answer = getattr(stranger.client, method)(f"/sign-in/{address}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=" if method == "get" else "/sign-in/")
    assert member.is_in


def test_a_part_of_a_page_asked_for_by_a_stranger_sends_the_whole_page_to_the_sign_in():
    answer = Visitor().get("/sign-in/mine", headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Fsign-in%2Fmine"
    assert answer.content == b""


def forgotten_door(request):
    """A view whose author thought of nothing."""
    raise AssertionError(request.path)


def test_a_view_that_says_nothing_is_shut(settings):
    addresses = ModuleType("addresses")
    addresses.urlpatterns = [path("forgotten", forgotten_door), *urls.urlpatterns]
    settings.ROOT_URLCONF = addresses
    assert Visitor().get("/forgotten").headers["Location"] == "/sign-in/?next=%2Fforgotten"


def test_the_journal_knows_somebody_by_their_person_where_roster_has_one(member, elsewhere, monkeypatch):
    person = uuid4()
    monkeypatch.setattr("bailiwick.project.wiring.person_of_account", lambda account: person)
    elsewhere.sign_in()
    entry = Entry.objects.get(act="accounts.sign-in")
    assert (entry.actor_kind, entry.actor) == ("person", person)


def test_a_password_is_weighed_as_long_for_an_address_that_nobody_has(elsewhere, monkeypatch):
    weighed = []
    whole = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *given: weighed.append(1) or whole(self, *given)
    )
    for email, password in (
        (ADDRESS, "not this"),
        ("nobody@hollis.example", "not this"),
        (ADDRESS, PASSWORD),
    ):
        weighed.clear()
        Visitor().password(password, email)
        assert len(weighed) == 1, email


NETWORKS = {
    "no proxy, whatever is claimed": (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
    "one proxy": (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
    "one proxy, and a claim before it": (1, "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
    "two proxies": (2, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
    "one proxy that says nothing": (1, "10.0.0.1", "", ""),
    "rubbish": (1, "10.0.0.1", "<script>", ""),
}


@pytest.mark.parametrize(("proxies", "from_", "claimed", "network"), NETWORKS.values(), ids=NETWORKS)
def test_the_network_is_the_one_that_our_own_proxies_saw(settings, proxies, from_, claimed, network):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=from_, HTTP_X_FORWARDED_FOR=claimed)
    assert selectors.network_of(request) == network


BROWSERS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0": "Edge · Windows",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1": "Safari · iPhone",
    "<script>alert(1)</script>": "",
    "": "",
}


@pytest.mark.parametrize(("claim", "shown"), BROWSERS.items())
def test_a_browser_is_told_in_words_of_ours(claim, shown):
    assert selectors.browser_of(RequestFactory().get("/", HTTP_USER_AGENT=claim)) == shown


def test_my_page_takes_the_same_number_of_questions_however_many_sessions(
    member, django_assert_max_num_queries
):
    for _ in range(3):
        other = Visitor(secret=member.secret, codes=member.codes)
        other.password()
        other.code(member.codes.pop())
    assert Session.objects.exclude(account=None).count() == 4
    with django_assert_max_num_queries(6):
        assert "Firefox" in words(member.get("/sign-in/mine"))
