"""The transaction of an act: Django's own, in fewer steps where SQLite is asked for the outermost one.

Between two waits for the disk the processor forgets every step, so each costs several times what it costs in a loop.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from django.db import connections, transaction

_BEGIN = "BEGIN IMMEDIATE"
"""The lock is taken at once, and waited for: a reader that wants to write later can only fail."""


class ActTransaction(transaction.Atomic):
    """As `transaction.atomic(using)`: all of it or nothing, and a savepoint inside another one.

    Everything but beginning and committing an outermost transaction of SQLite is left to Django.
    """

    def __init__(self, using: str) -> None:
        super().__init__(using, savepoint=True, durable=False)
        self._alias = using
        self._plain: Any = None

    def __enter__(self) -> None:
        connection: Any = connections[self._alias]
        driver = connection.connection
        if (
            driver is None
            or connection.in_atomic_block
            or not connection.autocommit
            or connection.vendor != "sqlite"
            or connection.queries_logged
        ):
            super().__enter__()
            return
        try:
            driver.execute(_BEGIN)
        except connection.Database.Error:
            with connection.wrap_database_errors:
                raise
        connection.commit_on_exit, connection.needs_rollback = True, False
        connection.autocommit, connection.in_atomic_block = False, True
        connection.atomic_blocks.append(self)
        self._plain = connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, self._plain = self._plain, None
        if connection is None or kind or connection.needs_rollback or connection.closed_in_transaction:
            super().__exit__(kind, error, trace)
            return
        try:
            connection.connection.commit()
        except connection.Database.Error:
            # Never committed a second time: SQLite may have undone it by itself, and would say that all is well.
            super().__exit__(*sys.exc_info())
            with connection.wrap_database_errors:
                raise
        connection.atomic_blocks.pop()
        connection.autocommit, connection.in_atomic_block = True, False
        connection.errors_occurred = False
        if connection.run_on_commit:
            connection.run_and_clear_commit_hooks()
