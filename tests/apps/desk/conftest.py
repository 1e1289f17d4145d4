"""Somebody of the invented town, signed in."""

import pytest
from tests.apps.accounts.conftest import Visitor, one_period  # noqa: F401 -- a fixture
from tests.apps.roster.town import build

from bailiwick.apps.accounts.services import create_account, invite
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account
from bailiwick.project.folder import Folder


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return settings.FOLDER


@pytest.fixture
def town(db):
    return build()


@pytest.fixture
def seat(town):
    """Sign somebody of the town in: `seat(town.steward)` is their browser."""

    def sit(who):
        email = f"{who.name.split()[0].lower()}@wexham.example"
        account = create_account(OPERATOR, email=email)
        link_account(OPERATOR, person=who.id, account=account.id)
        visitor = Visitor()
        visitor.accept(invite(OPERATOR, account=account))
        assert visitor.password(email=email).status_code == 302
        assert visitor.code().status_code == 302
        return visitor

    return sit
