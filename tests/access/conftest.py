"""One town for all of these tests: built once, asked thousands of times, and every cell is undone again."""

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.access.guards import switched
from tests.access.remembering import remembering
from tests.access.seats import begun

from bailiwick.project.folder import Folder

HERE = Path(__file__).parent
SHORT = "test_first_cells.py"
"""The short form, for a database server; on SQLite every cell is asked."""
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_standing: list[tuple[ExitStack, object]] = []
"""The town while it stands: from the first test that asks for it until a test comes that does not."""


@contextmanager
def _from_noon():
    """The town's clock runs from noon: however long it is asked, it stays the day on which it was made."""
    now = timezone.now
    ahead = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) - now()
    with patch.object(timezone, "now", lambda: now() + ahead):
        yield


@contextmanager
def _built(folder, unblock):
    with (
        override_settings(FOLDER=Folder(folder), PASSWORD_HASHERS=QUICK),
        unblock(),
        _from_noon(),
        switched(),
        remembering() as remembered,
        transaction.atomic(),
    ):
        town = begun(settings.FOLDER, remembered)
        try:
            yield town
        finally:
            town.let_go()
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker, tmp_path_factory):
    if not _standing:
        stack = ExitStack()
        folder = tmp_path_factory.mktemp("access")
        _standing.append((stack, stack.enter_context(_built(folder, django_db_blocker.unblock))))
    return _standing[0][1]


def pytest_collection_modifyitems(config, items):
    """Of what asks the town: on a database server the short form, in the battery what is slow; else all but that."""
    on_server = bool(os.environ.get("BAILIWICK_DATABASE"))
    others = [item for item in items if HERE in item.path.parents and _is_left_out(item, on_server=on_server)]
    items[:] = [item for item in items if item not in set(others)]
    config.hook.pytest_deselected(items=others)


def _is_left_out(item, *, on_server):
    if item.path.name == SHORT:
        return not on_server
    in_battery = os.environ.get("BAILIWICK_BATTERY") == "whole" and item.get_closest_marker("slow")
    return on_server and "db" not in item.fixturenames and not in_battery


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item, nextitem):
    """Take the town down before a test that has a record of its own, or is of another folder."""
    if _standing and (nextitem is None or HERE not in nextitem.path.parents or "db" in nextitem.fixturenames):
        stack, _ = _standing.pop()
        stack.close()
