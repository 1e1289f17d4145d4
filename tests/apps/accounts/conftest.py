"""What the tests of the sign-in share: a folder for keys, quick hashing, a code app, and a visitor."""

import html
import re
from dataclasses import dataclass, field

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as real
from django.test import Client

from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.services import create_account, factors, invite
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.project.folder import Folder

PASSWORD = "seven lanterns over the weir"
ADDRESS = "reyes@hollis.example"


@pytest.fixture(autouse=True)
def one_period(monkeypatch):
    """Stay in one period of the code app, however slow the machine."""
    period = factors.period_of_now()
    monkeypatch.setattr(factors, "period_of_now", lambda: period)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return settings.FOLDER


def code_of(secret, periods=0):
    """What a code app shows, now or some periods away."""
    counter = factors.period_of_now() + periods
    return format_hotp_value(hotp_value(secret.replace(" ", ""), counter))


@dataclass
class Visitor:
    """Somebody in front of a browser: a client, at a network address, with a code app."""

    network: str = "192.0.2.7"
    secret: str = ""
    codes: list = field(default_factory=list)

    def __post_init__(self):
        self.client = Client(
            REMOTE_ADDR=self.network, headers={"host": "localhost:8420", "user-agent": "Firefox/140 Linux"}
        )

    def get(self, path, **named):
        return self.client.get(path, **named)

    def post(self, path, **fields):
        return self.client.post(path, fields)

    def accept(self, token, password=PASSWORD):
        """Take both steps of an invitation with a code app."""
        first = self.post(f"/sign-in/invited/{token}", password=password, again=password)
        assert first.status_code == 302, words(first)
        page = self.get(f"/sign-in/invited/{token}/step")
        self.secret = re.search(r'door__secret">([^<]+)<', page.content.decode())[1].replace(" ", "")
        # The code of the period before: the present one stays for the first sign-in.
        done = self.post(f"/sign-in/invited/{token}/step", code=code_of(self.secret, -1))
        self.codes = re.findall(r"<li><code>([^<]+)</code>", done.content.decode())
        return done

    def password(self, password=PASSWORD, email=ADDRESS):
        return self.post("/sign-in/", email=email, password=password)

    def code(self, code=None, periods=0):
        return self.post("/sign-in/code", code=code or code_of(self.secret, periods))

    def sign_in(self, periods=0):
        assert self.password().status_code == 302
        answer = self.code(periods=periods)
        assert answer.status_code == 302, words(answer)
        return answer

    @property
    def cookie(self):
        morsel = self.client.cookies.get(real.SESSION_COOKIE_NAME)
        return morsel.value if morsel else ""

    @property
    def is_in(self):
        return self.get("/sign-in/mine").status_code == 200


def words(answer):
    """What a page says, without its markup."""
    text = re.sub(r"<(script|style|svg).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def entries():
    """The journal, as act, outcome and reason."""
    return [
        (entry.act, entry.outcome, entry.reason) if entry.reason else (entry.act, entry.outcome)
        for entry in Entry.objects.order_by("index")
    ]


@pytest.fixture
def invited():
    """An account that has been invited, and its link."""
    account = create_account(OPERATOR, email=ADDRESS)
    return account, invite(OPERATOR, account=account)


@pytest.fixture
def member(invited):
    """Somebody who has accepted with a code app and is signed in."""
    visitor = Visitor()
    assert visitor.accept(invited[1]).status_code == 200
    return visitor


@pytest.fixture
def account(member):
    return Account.objects.get(email=ADDRESS)


@pytest.fixture
def elsewhere(member):
    """The same person in another browser, not signed in there."""
    return Visitor(secret=member.secret, codes=member.codes)
