"""A vault of the test's own."""

import pytest
from tests.apps.covert.vaulting import QUICK, Vault
from tests.apps.roster.town import build

from bailiwick.apps.covert.facts import boxes


@pytest.fixture
def vault(db_of_both, monkeypatch):
    monkeypatch.setattr(boxes, "WORK", QUICK)
    return Vault(build().police)


@pytest.fixture
def db_of_both(request):
    """Both databases: the test is marked so."""
    assert set(request.node.get_closest_marker("django_db").kwargs["databases"]) == {"default", "vault"}
    request.getfixturevalue("db")
