"""The town, with a patrol whose chain of command is long enough for a memorandum to travel."""

import pytest
from tests.apps.approvals.playing import build


@pytest.fixture
def town(db):
    return build()
