"""Tokens: made with the second step in hand, for named purposes, shown once, kept as a hash, ended at once."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.accounts.conftest import Visitor, entries, words

from bailiwick.apps.accounts.models import Account, Leaving, Session, Token
from bailiwick.apps.accounts.selectors import asker_of
from bailiwick.apps.accounts.services import create_account, disable, end_all_sessions
from bailiwick.apps.accounts.services.ending import end_every_session
from bailiwick.apps.accounts.services.tokens import end_token
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db
TOKENS = "/sign-in/mine/tokens"


def make(visitor, *scopes, days=30, name="Nightly report"):
    """Make a token on the page, and read it from the answer."""
    answer = visitor.post(TOKENS, name=name, scopes=scopes or ["me"], days=days)
    found = re.search(r"bailiwick_[\w-]{43}", answer.content.decode())
    return found[0] if found else answer


def ask(token, path="/api/v1/me", **more):
    return Visitor(network="192.0.2.9").get(path, headers={"authorization": f"Bearer {token}"}, **more)


def told(answer):
    return json.loads(answer.content)


def test_a_token_is_shown_once_and_opens_what_it_was_made_for(member):
    token = make(member, "me")
    answer = ask(token)
    assert (answer.status_code, told(answer)["token"]["purposes"]) == (200, ["me"])
    assert token not in member.get(TOKENS).content.decode()
    assert "last used" in words(member.get(TOKENS))


def test_neither_the_table_nor_the_journal_keeps_what_a_token_opens_with(member):
    token = make(member)
    row = Token.objects.get()
    assert token not in repr(vars(row))
    assert not any(token.encode() in bytes(entry.manifest) for entry in Entry.objects.all())
    assert entries()[-1] == ("accounts.token.make", "done")


def test_an_entry_of_what_a_program_does_says_so_and_names_the_token(member):
    request = ask(make(member)).wsgi_request
    end_every_session(asker_of(request), account=Account.objects.get())
    said = json.loads(bytes(Entry.objects.latest("index").manifest))
    assert said["actor"]["channel"] == "api"
    assert said["details"]["token"] == str(Token.objects.get().pk)


def test_a_token_made_for_something_else_is_told_apart_from_none(member):
    token = make(member, "journal")
    assert (ask(token).status_code, told(ask(token))["type"]) == (403, "/api/v1/#not-for-that")
    answer = ask("bailiwick_nothing")
    assert (answer.status_code, told(answer)["type"]) == (401, "/api/v1/#not-signed-in")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_token_that_opens_nothing_is_not_helped_by_a_session(member):
    answer = member.get("/api/v1/me", headers={"authorization": "Bearer bailiwick_nothing"})
    assert answer.status_code == 401
    assert member.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize(
    "end",
    [
        lambda member, account: member.post(f"{TOKENS}/{Token.objects.get().pk}/end"),
        lambda member, account: member.post("/sign-in/mine/sessions"),
        lambda member, account: disable(OPERATOR, account=account, reason=Leaving.LEFT),
        lambda member, account: end_all_sessions(account),
        lambda member, account: _later(),
    ],
    ids=["it is ended", "all sessions are ended", "the account is closed", "a role changes", "its day comes"],
)
def test_a_token_opens_nothing_from_the_moment(member, account, end):
    token = make(member)
    assert ask(token).status_code == 200
    end(member, account)
    assert ask(token).status_code == 401


def _later():
    with housekeeping("accounts_token"):
        Token.objects.update(ends_at=timezone.now() - timedelta(seconds=1))


def test_whoever_has_not_just_shown_the_second_step_makes_no_token(member):
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(hours=1))
    answer = member.post(TOKENS, name="x", scopes=["me"], days=3)
    assert (answer.status_code, answer.headers["Location"][:14]) == (302, "/sign-in/again")
    assert not Token.objects.exists()


@pytest.mark.parametrize("wrong", [{"days": 366}, {"days": 0}, {"scopes": ["everything"]}, {"name": ""}])
def test_a_token_is_for_a_year_at_most_and_for_purposes_that_there_are(member, wrong):
    answer = member.post(TOKENS, **{"name": "x", "scopes": ["me"], "days": 3} | wrong)
    assert (answer.status_code, Token.objects.count()) == (422, 0)


def test_nobody_ends_somebody_elses_token(member):
    make(member)
    other, token = create_account(OPERATOR, email="other@hollis.example"), Token.objects.get()
    end_token(OPERATOR, account=other, token=token.pk)
    token.refresh_from_db()
    assert token.ended_at is None
