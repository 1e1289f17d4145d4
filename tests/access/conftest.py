"""One town for each module: built once, asked thousands of times, and every cell is undone after it was asked."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from tests.access.guards import switched
from tests.access.seats import begun
from tests.apps.conftest import django_db_setup  # noqa: F401 -- the same databases as the rooms' tests

from bailiwick.project.folder import Folder


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: F811 -- the fixture of the rooms' tests
    folder = tmp_path_factory.mktemp("access")
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        override_settings(FOLDER=Folder(folder), PASSWORD_HASHERS=quick),
        django_db_blocker.unblock(),
        switched(),
        transaction.atomic(),
    ):
        town = begun(settings.FOLDER)
        yield town
        transaction.set_rollback(True)
