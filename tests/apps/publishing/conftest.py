"""Signing in to the pages of posts."""

import pytest
from django.test import Client
from tests.apps.roster.views.conftest import browser, folder, words

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account


@pytest.fixture
def sign_in(record_folder, settings):
    """A browser in which somebody of the town is signed in; nobody is a stranger's."""
    record_folder.path.mkdir(exist_ok=True)
    record_folder.agency_file.touch()

    def client_of(one=None):
        client = Client()
        if one is not None:
            account = create_account(OPERATOR, email=f"{one.id.hex[:12]}@wexham.example")
            link_account(OPERATOR, person=one.id, account=account.pk)
            session = SessionStore()
            session.begin(account)
            client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return client_of


__all__ = ["browser", "folder", "sign_in", "words"]
