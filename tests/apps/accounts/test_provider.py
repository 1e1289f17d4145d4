"""The agency's own sign-in: a small OpenID provider on this computer vouches; accounts and second steps are ours."""

import base64
import json
import re
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp
from tests.apps.accounts.conftest import ADDRESS, Visitor, entries, words

from bailiwick.apps.accounts.models import Leaving, VouchedIdentity
from bailiwick.apps.accounts.services import disable
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import building_tables

pytestmark = pytest.mark.django_db


class Provider(BaseHTTPRequestHandler):
    """Answers discovery, token and user info; `says` is what it tells of whoever signed in."""

    says: ClassVar = {}

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if self.path == "/.well-known/openid-configuration":
            names = {"authorization": "auth", "token": "token", "userinfo": "me"}
            endpoints = {f"{name}_endpoint": f"{base}/{path}" for name, path in names.items()}
            self.answer({"issuer": base, "jwks_uri": f"{base}/keys", **endpoints})
        else:
            self.answer(self.says)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        now = int(datetime.now(UTC).timestamp())  # noqa: TID251 -- what a provider does
        claims = {
            **self.says,
            "iss": f"http://127.0.0.1:{self.server.server_port}",
            "aud": "records",
            "iat": now,
            "exp": now + 60,
        }
        parts = [
            base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
            for part in ({"alg": "RS256"}, claims)
        ]
        self.answer({"access_token": "t", "token_type": "Bearer", "id_token": ".".join([*parts, "c2ln"])})

    def answer(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def provider(settings):
    """A provider that is named in the settings, and vouches for the member's address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        app = {
            "provider_id": "agency",
            "name": "Hollis staff sign-in",
            "client_id": "records",
            "secret": "shared",
            "settings": {
                "server_url": f"http://127.0.0.1:{server.server_port}/.well-known/openid-configuration"
            },
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        Provider.says = {"sub": "4711", "email": ADDRESS, "email_verified": True}
        yield Provider
        server.shutdown()


def come_back(visitor, **changed):
    """Go to the provider and come back with what it gave."""
    leaving = visitor.get("/sign-in/with/agency/login/")
    assert leaving.status_code == 302, words(leaving)
    state = parse_qs(urlsplit(leaving.headers["Location"]).query)["state"][0]
    query = urlencode({"code": "given", "state": state, **changed})
    return visitor.get(f"/sign-in/with/agency/login/callback/?{query}")


def test_the_provider_vouches_for_the_first_step_and_the_second_is_ours(provider, elsewhere):
    assert come_back(elsewhere).headers["Location"] == "/sign-in/code"
    assert not elsewhere.is_in
    assert elsewhere.code().status_code == 302
    assert elsewhere.is_in
    assert entries()[-2:] == [("accounts.provider.join", "done"), ("accounts.sign-in", "done")]
    assert VouchedIdentity.objects.get().subject == "4711"
    assert not SocialAccount.objects.exists(), "what else the provider says is not kept"


def test_from_the_second_time_on_the_lasting_id_counts_and_not_the_address(provider, elsewhere):
    come_back(elsewhere)
    elsewhere.post("/sign-out")
    provider.says = {"sub": "4711", "email": "married@hollis.example", "email_verified": True}
    assert come_back(elsewhere).headers["Location"] == "/sign-in/code"
    provider.says = {"sub": "4712", "email": ADDRESS, "email_verified": True}
    newcomer = Visitor("198.51.100.40")
    assert come_back(newcomer).headers["Location"] == "/sign-in/"
    assert entries()[-1] == ("accounts.sign-in", "refused", "unknown-provider-identity")


UNKNOWN = {
    "an address that nobody here has": {"sub": "1", "email": "kim@elsewhere.example", "email_verified": True},
    "an address that was not verified": {"sub": "1", "email": ADDRESS, "email_verified": False},
    "an address that nothing is said of": {"sub": "1", "email": ADDRESS},
    "no address": {"sub": "1"},
}


@pytest.mark.parametrize("says", UNKNOWN.values(), ids=UNKNOWN)
def test_who_has_no_account_here_is_sent_back_with_the_reason(provider, member, says):
    provider.says = says
    visitor = Visitor("198.51.100.41")
    assert come_back(visitor).headers["Location"] == "/sign-in/"
    assert "no account here has your address" in words(visitor.get("/sign-in/"))
    assert entries()[-1] == ("accounts.sign-in", "refused", "unknown-provider-identity")
    assert not VouchedIdentity.objects.exists()


def test_a_disabled_account_is_refused_whoever_vouches(provider, elsewhere, account):
    disable(OPERATOR, account=account, reason=Leaving.LEFT)
    assert come_back(elsewhere).headers["Location"] == "/sign-in/"
    assert entries()[-1] == ("accounts.sign-in", "refused", "disabled")


@pytest.mark.parametrize("changed", [{"state": "forged"}, {"state": ""}])
def test_an_answer_that_was_not_asked_for_here_opens_nothing(provider, elsewhere, changed):
    refused = come_back(elsewhere, **changed)
    assert refused.status_code in {401, 403}
    assert "did not answer" in words(refused)
    assert elsewhere.get("/sign-in/code").headers["Location"] == "/sign-in/"


def test_a_provider_that_is_a_row_in_the_database_vouches_for_nobody(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    with building_tables():
        SocialApp.objects.create(
            provider="openid_connect",
            provider_id="agency",
            name="x",
            client_id="x",
            settings={"server_url": "http://x"},
        )
    assert Visitor().get("/sign-in/with/agency/login/").status_code == 404


def test_the_sign_in_page_offers_the_provider_by_its_name(provider):
    page = Visitor().get("/sign-in/")
    assert "Sign in with Hollis staff sign-in" in words(page)
    assert re.search(r'href="/sign-in/with/agency/login/"', page.content.decode())
