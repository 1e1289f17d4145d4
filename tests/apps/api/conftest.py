"""A patrol with its chain of command, and programs of its people with tokens of theirs."""

import json
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.approvals.playing import build
from tests.apps.roster.views.conftest import browser, folder

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Token
from bailiwick.apps.accounts.selectors import hash_of_token
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.services import link_account

__all__ = ["browser", "folder"]


@dataclass
class Program:
    """A program with a token, at a network address."""

    token: str
    network: str = "192.0.2.7"

    def get(self, path, **asked):
        return self._client().get(f"/api/v1/{path}", asked)

    def post(self, path, key=None, **body):
        told = {"idempotency-key": key or str(uuid4())}
        where = f"/api/v1/{path}"
        return self._client().post(where, json.dumps(body), content_type="application/json", headers=told)

    def _client(self):
        return Client(
            REMOTE_ADDR=self.network,
            headers={"host": "localhost:8420", "authorization": f"Bearer {self.token}"},
        )


def program_of(person, *scopes, **more):
    """A program of somebody's, with a token for those purposes; for all of them where none is named."""
    account = create_account(OPERATOR, email=f"{uuid4().hex}@wexham.example")
    link_account(OPERATOR, person=person.id, account=account.pk)
    token = f"bailiwick_{uuid4().hex}"
    with housekeeping("accounts_token"):
        Token.objects.create(
            account=account,
            name="report",
            scopes=" ".join(scopes or Scope),
            key_hash=hash_of_token(token),
            ends_at=timezone.now() + timedelta(days=1),
        )
    return Program(token, **more)


def told(answer):
    return json.loads(answer.content)


@pytest.fixture
def town(db):
    return build()
