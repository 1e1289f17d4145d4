"""The file beside the database that never goes back: signed checkpoints, and what was destroyed.

It is an SQLite file of its own with a rollback journal: one file to look after, to copy away often, and never to put
an older copy of over a newer one. What it holds only grows, and is on the disk before a write returns.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bailiwick.apps.journal.errors import StoreFailedError

_PATIENCE = 20
"""Seconds that one writer waits for another one."""
# EXTRA is FULL and also syncs the folder once the rollback journal is gone: a write survives a power cut.
_PRAGMAS = "PRAGMA synchronous=EXTRA; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF;"
_LATEST = "destroyed"
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS checkpoint (
    log TEXT NOT NULL, place INTEGER NOT NULL, origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
    signed_at TEXT NOT NULL, note BLOB NOT NULL, PRIMARY KEY (log, place), UNIQUE (log, origin, size)
) STRICT;
CREATE TABLE IF NOT EXISTS stop (log TEXT NOT NULL PRIMARY KEY, why TEXT NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a signed checkpoint cannot be changed'); END;
CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a signed checkpoint cannot be removed'); END;
CREATE TABLE IF NOT EXISTS destroyed (record TEXT NOT NULL PRIMARY KEY, told BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS destroyed_no_update BEFORE UPDATE ON destroyed
BEGIN SELECT RAISE(ABORT, 'what was destroyed stays told'); END;
CREATE TRIGGER IF NOT EXISTS destroyed_no_delete BEFORE DELETE ON destroyed
BEGIN SELECT RAISE(ABORT, 'what was destroyed stays told'); END;
COMMIT;
"""

File = tuple[int, int]
"""Device and number of a file: another one at the same path is another file."""


class StoreFile:
    """The file at `path`, which is made when something is first written. Raises StoreFailedError where it fails."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened = (0, 0, 0)

    def ask(self, statement: str, values: dict[str, object]) -> list[tuple[Any, ...]]:
        """The rows; none where there is no file yet."""
        with self._lock, self._telling():
            file = self._file()
            return self._open(file).execute(statement, values).fetchall() if file else []

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, alone; what fails in it is undone, and the next one begins afresh."""
        with self._lock, self._telling():
            connection = self._open(self._file() or self._make())
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite may have ended the transaction by itself when the disk failed.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        with self._lock:
            self._forget()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # A connection that met a fault is not used again: it may have opened the file for reading only.
            self._forget()
            raise StoreFailedError(
                f"The store of signed checkpoints failed ({error}). Nothing was signed or done.",
                place=str(self.path),
                remedy="See that its disk has room and works, then try again.",
            ) from error

    def _forget(self) -> None:
        if self._connection is not None and self._opened[0] == os.getpid():
            self._connection.close()
        self._connection, self._opened = None, (0, 0, 0)

    def _file(self) -> File | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _make(self) -> File:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _open(self, file: File) -> sqlite3.Connection:
        # A connection made before a fork, or to a file that was replaced, is never used.
        opened = (os.getpid(), *file)
        if self._connection is None or self._opened != opened:
            self._connection = _connected(str(self.path))
            self._opened = opened
        return self._connection


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.executescript(_PRAGMAS)
        known = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        if connection.execute(known, (_LATEST,)).fetchone()[0] == 0:
            connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection
