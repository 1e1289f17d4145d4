import pytest
from tests.apps.journal.helping import Signer


@pytest.fixture
def signer(record_folder):
    return Signer(record_folder)
