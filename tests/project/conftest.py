"""A record of its own for tests that run commands: a folder, and where the run has PostgreSQL a database in it."""

import os
import shutil
import uuid

import psycopg
import pytest
from tests.apps.conftest import record_folder  # noqa: F401 -- as the rooms' tests have it
from tests.project.commands import begin

from bailiwick.project.folder import database_of


@pytest.fixture
def fresh_database():
    """Addresses of new, empty PostgreSQL databases on the run's own server; an empty one where there is SQLite.

    Beside each stands one for its vault, under the name that it has where nobody says another.
    """
    address = os.environ.get("BAILIWICK_DATABASE", "")
    made = []

    def make():
        if not address:
            return ""
        name = f"record_{uuid.uuid4().hex[:12]}"
        given = database_of(None, address)
        with psycopg.connect(
            host=given["HOST"], user=given["USER"], dbname="postgres", autocommit=True
        ) as server:
            server.execute(f"CREATE DATABASE {name}")
            server.execute(f"CREATE DATABASE {name}_vault")
        made.append((given, name))
        head, _, rest = address.rpartition("/bailiwick")
        return f"{head}/{name}{rest}"

    yield make
    for given, name in made:
        with psycopg.connect(
            host=given["HOST"], user=given["USER"], dbname="postgres", autocommit=True
        ) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
            server.execute(f"DROP DATABASE {name}_vault WITH (FORCE)")


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """A record in a folder, with its database in there, to be copied and not used."""
    folder = tmp_path_factory.mktemp("begun") / "record"
    begin(folder)
    return folder


@pytest.fixture
def record(begun, tmp_path):
    """A record of the test's own, in a folder with its database."""
    return shutil.copytree(begun, tmp_path / "record", copy_function=shutil.copy2)
