"""The town that readiness is tried in, and somebody of it in front of a browser."""

import pytest
from tests.apps.readiness.helpers import build
from tests.apps.roster.views.conftest import browser, folder

__all__ = ["browser", "folder"]


@pytest.fixture
def town(db):
    return build()
