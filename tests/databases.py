"""The databases of a run, made once: real ones with triggers, SQLite in files or PostgreSQL (tools.with_postgresql)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections, router
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from bailiwick.apps.journal.guard import building_tables


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """The databases, made by the migrations as `bailiwick init` makes them."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            name = str(tmp_path_factory.mktemp("databases") / f"{connection.alias}.sqlite3")
            connection.settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock(), building_tables():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        vault = _make_vault()
    yield
    with django_db_blocker.unblock(), building_tables():
        connections["vault"].creation.destroy_test_db(vault, verbosity=0)
        teardown_databases(made, verbosity=0)


def _make_vault() -> str:
    """The vault's own, with its own migrations alone, as switching it on makes them; the name it has without tests.

    Django would walk through every migration of every room a second time, and make nothing of them.
    """
    connection = connections["vault"]
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = connection.creation._create_test_db(verbosity=0, autoclobber=True)
    call_command("migrate", "covert", database="vault", verbosity=0, interactive=False)
    return name


def _empty(self: TransactionTestCase) -> None:
    """Empty every table after a test that commits: tables that only grow have to be told that this is a test."""
    with building_tables():
        for alias in self.databases:
            _EMPTYING[connections[alias].vendor](connections[alias])


def _tables(connection) -> list[str]:
    models = apps.get_models()
    return [model._meta.db_table for model in models if router.allow_migrate_model(connection.alias, model)]


def _empty_sqlite(connection) -> None:
    tables = _tables(connection)
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        triggers = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own tables
        for _, sql in triggers:
            cursor.execute(sql)


def _empty_postgresql(connection) -> None:
    tables = _tables(connection)
    find = (
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A' "
        "AND tgrelid::regclass::text = ANY(%s)"
    )
    with connection.cursor() as cursor:
        triggers = cursor.execute(find, [tables]).fetchall()
        for table, name in triggers:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for table, name in triggers:
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


_EMPTYING = {"sqlite": _empty_sqlite, "postgresql": _empty_postgresql}
TransactionTestCase._fixture_teardown = _empty
