"""A copy of the journal in memory, to do with as one likes: nothing of it is ever on the disk, or left behind.

Of SQLite it is the whole database, page by page, by SQLite's own backup. Of PostgreSQL it is the rows of the log's
tables, written into tables of the same names and put under the same triggers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet

from bailiwick.apps.journal.services import Log
from bailiwick.apps.journal.services.append_only import statements


@contextmanager
def copy_of(log: Log) -> Iterator[sqlite3.Connection]:
    """The copy, for as long as it is needed."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        if connections[log.database].vendor == "sqlite":
            with closing(sqlite3.connect(str(connections[log.database].settings_dict["NAME"]))) as source:
                source.backup(copy)
        else:
            _copy_rows(log, copy)
        yield copy


def _copy_rows(log: Log, copy: sqlite3.Connection) -> None:
    for model in (log.entries, log.heads, log.checkpoints, log.tiles):
        _copy_table(model, log.database, copy)
    for model, keys in ((log.entries, ("index", "record")), (log.checkpoints, ("size",))):
        for statement in statements("sqlite", model._meta.db_table, keys):
            copy.execute(statement)


def _copy_table(model: type[Model], database: str, copy: sqlite3.Connection) -> None:
    table, fields = model._meta.db_table, model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    copy.execute(f"CREATE TABLE {table} ({columns})")
    rows: QuerySet[Model, tuple[Any, ...]] = (
        QuerySet(model).using(database).values_list(*(field.attname for field in fields))
    )
    places = ", ".join("?" * len(fields))
    copy.executemany(
        f"INSERT INTO {table} VALUES ({places})",  # noqa: S608 -- our own tables
        (tuple(map(_as_sqlite, row)) for row in rows.iterator()),
    )


def _as_sqlite(value: Any) -> Any:
    match value:
        case UUID():
            return value.hex
        case datetime():
            return str(value.astimezone(UTC).replace(tzinfo=None))
        case memoryview():
            return bytes(value)
    return value
