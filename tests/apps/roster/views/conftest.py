"""Somebody of the town in front of a browser, signed in with both factors."""

import html
import re

import pytest
from django.conf import settings as real
from django.test import Client

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account
from bailiwick.project.folder import Folder


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()


@pytest.fixture
def browser(town):
    """A function from a person to a client signed in as them; None: a stranger."""

    known = {}

    def browser(person=None):
        if person in known:
            return known[person]
        client = known[person] = Client(headers={"host": "localhost:8420"})
        if person is not None:
            account = create_account(OPERATOR, email=f"{person.id}@wexham.example")
            link_account(OPERATOR, person=person.id, account=account.pk)
            session = SessionStore()
            session.begin(account)
            client.cookies[real.SESSION_COOKIE_NAME] = session.session_key
        return client

    return browser


def words(answer):
    """What a page says, without its markup."""
    text = re.sub(r"<(script|style|svg).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def done(client, path, sent):
    """Send a form, and once more what the page then carried, as somebody does who has seen what will follow."""
    answer = client.post(path, sent)
    mark = b'type="hidden" name="seen" value="'
    if answer.status_code != 200 or mark not in answer.content:
        return answer
    seen = answer.content.split(mark)[1].split(b'"')[0].decode()
    return client.post(
        path, {name: value for name, value in sent.items() if name != "document"} | {"seen": seen}
    )
