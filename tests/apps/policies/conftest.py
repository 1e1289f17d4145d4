"""The town that the policies' tests play in."""

import pytest
from tests.apps.policies.helpers import build


@pytest.fixture
def town(db):
    return build()
