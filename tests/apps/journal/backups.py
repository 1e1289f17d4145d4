"""Copies of the whole test database, taken and put back as an operator would: SQLite's file, PostgreSQL's template."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection


class Backups:
    """Copies by number. The database is replaced whole, under the feet of whoever had it open."""

    def __init__(self, folder):
        self._folder = folder
        self._number = 0

    def take(self):
        self._number += 1
        _TAKE[connection.vendor](self._folder, self._number)
        return self._number

    def put_back(self, number):
        _PUT_BACK[connection.vendor](self._folder, number)

    def throw_away(self):
        if connection.vendor == "postgresql":
            with _administrator() as server:
                for number in range(1, self._number + 1):
                    server.execute(f"DROP DATABASE backup_{number}")


def _take_sqlite(folder, number):
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / f"{number}.backup")) as copy:
        connection.connection.backup(copy)


def _put_back_sqlite(folder, number):
    name = connection.settings_dict["NAME"]
    connection.close()
    for beside in ("-wal", "-shm"):
        Path(name + beside).unlink(missing_ok=True)
    Path(name).write_bytes((folder / f"{number}.backup").read_bytes())


def _administrator():
    import psycopg  # noqa: PLC0415 -- only where PostgreSQL is

    settings = connection.settings_dict
    return psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname="postgres", autocommit=True)


def _take_postgresql(_, number):
    name = connection.settings_dict["NAME"]
    connection.close()
    with _administrator() as server:
        server.execute(f"CREATE DATABASE backup_{number} TEMPLATE {name}")


def _put_back_postgresql(_, number):
    name = connection.settings_dict["NAME"]
    connection.close()
    with _administrator() as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name} TEMPLATE backup_{number}")


_TAKE = {"sqlite": _take_sqlite, "postgresql": _take_postgresql}
_PUT_BACK = {"sqlite": _put_back_sqlite, "postgresql": _put_back_postgresql}
