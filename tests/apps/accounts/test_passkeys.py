"""Passkeys: origin, challenge, owner and counter are looked at; a copy shows; nothing else opens."""

import html
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from tests.apps.accounts.authenticator import PRESENT, VERIFIED, Passkey
from tests.apps.accounts.conftest import PASSWORD, Visitor, entries, words

from bailiwick.apps.accounts.services import create_account, invite
from bailiwick.apps.journal.facts import OPERATOR

pytestmark = pytest.mark.django_db
REFUSED = ("accounts.sign-in", "refused", "wrong-passkey")


def options_in(answer):
    """What a page asks the browser for."""
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', answer.content.decode())[1]))


@pytest.fixture
def passkey(member):
    """The member has added a passkey."""
    key = Passkey()
    made = key.make(options_in(member.get("/sign-in/mine/passkey")))
    added = member.post("/sign-in/mine/passkey", credential=made, name="work phone")
    assert added.status_code == 302, words(added)
    return key


def by_passkey(visitor, key, **how):
    options = visitor.get("/sign-in/passkey").json()
    return visitor.post("/sign-in/passkey", credential=key.use(options, **how))


def test_a_passkey_signs_in_by_itself_with_one_entry(passkey, elsewhere):
    assert by_passkey(elsewhere, passkey).headers["Location"] == "/home/"
    assert elsewhere.is_in
    assert entries()[-2:] == [("accounts.passkey.add", "done"), ("accounts.sign-in", "done")]


def test_a_passkey_is_a_second_step_after_the_password(passkey, elsewhere):
    elsewhere.password()
    credential = passkey.use(options_in(elsewhere.get("/sign-in/code")))
    assert elsewhere.post("/sign-in/code", credential=credential).status_code == 302
    assert elsewhere.is_in


def test_an_invitation_is_accepted_with_a_passkey_and_no_code_app():
    token = invite(OPERATOR, account=create_account(OPERATOR, email="kim@hollis.example"))
    visitor, key = Visitor(), Passkey()
    visitor.post(f"/sign-in/invited/{token}", password=PASSWORD, again=PASSWORD)
    made = key.make(options_in(visitor.get(f"/sign-in/invited/{token}/step")))
    answer = visitor.post(f"/sign-in/invited/{token}/step", credential=made, name="key")
    assert "Your recovery codes" in words(answer)
    assert visitor.is_in
    assert [one.type for one in Authenticator.objects.order_by("pk")] == ["webauthn", "recovery_codes"]


@pytest.mark.parametrize("counted", [1, 7, 2**20])
def test_a_counter_that_goes_up_is_in_order(passkey, elsewhere, counted):
    by_passkey(elsewhere, passkey)
    elsewhere.post("/sign-out")
    by_passkey(elsewhere, passkey, counted=counted)
    assert elsewhere.is_in


@pytest.mark.parametrize("counted", [0, -1, -5])
def test_a_counter_that_does_not_go_up_shows_a_copy(passkey, elsewhere, counted):
    by_passkey(elsewhere, passkey, counted=5)
    elsewhere.post("/sign-out")
    by_passkey(elsewhere, passkey, counted=counted)
    assert not elsewhere.is_in
    assert "as if there were a copy" in words(elsewhere.get("/sign-in/"))
    assert entries()[-1] == ("accounts.sign-in", "refused", "copied-passkey")


def test_a_passkey_that_never_counts_opens_again_and_again(passkey, elsewhere):
    for _ in range(2):
        by_passkey(elsewhere, passkey, counted=0)
        assert elsewhere.is_in
        elsewhere.post("/sign-out")


SPOILED = {
    "another origin": lambda key: setattr(key, "origin", "https://localhost.evil.example"),
    "another port's page over plain http": lambda key: setattr(key, "origin", "http://evil.example:8420"),
    "another host": lambda key: setattr(key, "host", "evil.example"),
    "another key": lambda key: setattr(key, "_key", Passkey()._key),
    "another credential": lambda key: setattr(key, "id", b"0" * 16),
    "nobody's": lambda key: setattr(key, "owner", ""),
    "somebody who is not here": lambda key: setattr(
        key, "owner", "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA"
    ),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_is_not_this_key_on_this_page_opens_nothing(passkey, elsewhere, spoil):
    spoil(passkey)
    by_passkey(elsewhere, passkey)
    assert not elsewhere.is_in
    assert entries()[-1] == REFUSED


@pytest.mark.parametrize("flags", [0, PRESENT, VERIFIED])
def test_a_key_that_does_not_know_its_owner_opens_nothing(passkey, elsewhere, flags):
    by_passkey(elsewhere, passkey, flags=flags)
    assert not elsewhere.is_in
    assert entries()[-1] == REFUSED


def test_an_answer_opens_once_and_only_where_it_was_asked_for(passkey, elsewhere):
    options = elsewhere.get("/sign-in/passkey").json()
    answer = passkey.use(options)
    other = Visitor("198.51.100.5")
    other.get("/sign-in/passkey")
    other.post("/sign-in/passkey", credential=answer)
    assert not other.is_in
    elsewhere.post("/sign-in/passkey", credential=answer)
    assert elsewhere.is_in
    elsewhere.post("/sign-out")
    elsewhere.post("/sign-in/passkey", credential=answer)
    assert not elsewhere.is_in


RUBBISH = [
    "",
    "nothing",
    "[]",
    "{}",
    '{"id": 1}',
    '{"response": null}',
    '{"id":"a","rawId":"a","response":{}}',
    "1" * 5000,
]


@pytest.mark.parametrize("sent", RUBBISH)
@pytest.mark.parametrize(
    "path", ["/sign-in/passkey", "/sign-in/code", "/sign-in/again", "/sign-in/mine/passkey"]
)
def test_what_is_no_passkey_is_refused_and_breaks_nothing(member, elsewhere, sent, path):
    visitor = member if path in {"/sign-in/again", "/sign-in/mine/passkey"} else elsewhere
    if path == "/sign-in/code":
        visitor.password()
    else:
        visitor.get(path)
    assert visitor.post(path, credential=sent).status_code in {302, 422}
    assert entries()[-1][1] == "refused"


def test_a_passkey_of_one_account_opens_no_other(passkey, member, elsewhere):
    other = create_account(OPERATOR, email="kim@hollis.example")
    victim = Visitor("198.51.100.6")
    victim.accept(invite(OPERATOR, account=other))
    passkey.owner = re.sub("=", "", __import__("base64").urlsafe_b64encode(other.pk.hex.encode()).decode())
    by_passkey(elsewhere, passkey)
    assert not elsewhere.is_in
    assert entries()[-1] == REFUSED


def test_a_removed_passkey_opens_nothing(passkey, member, elsewhere):
    row = Authenticator.objects.get(type="webauthn")
    assert "work phone" in words(member.get(f"/sign-in/mine/remove/{row.pk}"))
    member.post(f"/sign-in/mine/remove/{row.pk}")
    by_passkey(elsewhere, passkey)
    assert not elsewhere.is_in
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_where_the_address_is_a_number_passkeys_are_not_offered(member):
    for path in ("/sign-in/", "/sign-in/mine/passkey"):
        shown = member.client.get(path, headers={"host": "127.0.0.1:8420"}).content.decode()
        assert "data-passkey" not in shown
    assert "not by its number" in shown


def test_five_passkeys_that_do_not_fit_lock_that_way_and_leave_the_password(passkey, elsewhere):
    passkey.origin = "https://evil.example"
    for _ in range(5):
        by_passkey(elsewhere, passkey)
    passkey.origin = "http://localhost:8420"
    by_passkey(elsewhere, passkey)
    assert entries()[-1] == ("accounts.sign-in", "refused", "locked")
    elsewhere.sign_in()
    assert elsewhere.is_in


def test_an_invitation_anew_ends_passkeys_too(passkey, account, elsewhere):
    Visitor("198.51.100.31").accept(invite(OPERATOR, account=account))
    by_passkey(elsewhere, passkey)
    assert not elsewhere.is_in
    assert entries()[-1] == REFUSED
