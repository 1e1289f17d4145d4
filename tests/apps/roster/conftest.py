"""The town that the roster's tests play in."""

import pytest
from tests.apps.roster.town import build


@pytest.fixture
def town(db):
    return build()
