"""Nothing is written to the database outside an act: the guard on every connection, and the scopes that open it.

An act is the only way in which rooms write. Two things that are no acts have scopes of their own, each with a name
that a reader can look for: building the tables, and the housekeeping of machinery (sessions, the jobs' queue, the
checkpoints of the journal itself), which may touch only the tables it names.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from typing import Any, Protocol

from django.db import DatabaseError

from bailiwick.apps.journal.errors import OutsideAnActError

_log = logging.getLogger("bailiwick.journal")


class Acting(Protocol):
    """Whoever acts, as far as the log tells of them: an Actor. Its models cannot be loaded before this guard is."""

    @property
    def key(self) -> str:
        """Kind and random id."""

    @property
    def channel(self) -> str:
        """By which way they came in."""

    @property
    def address(self) -> str:
        """From which network address, where there is one."""


EVERYWHERE = "*"
_database: ContextVar[str] = ContextVar("the database that may be written now, every table of it", default="")
_open: ContextVar[frozenset[str]] = ContextVar(
    "tables that may be written now, in any database", default=frozenset()
)

_by: ContextVar[tuple[str, Acting] | None] = ContextVar("the act that opened them", default=None)

_WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?|"
    r"TRUNCATE(?:\s+TABLE)?|COPY|MERGE\s+INTO|(?:CREATE|ALTER|DROP)\s+\w+)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?"
    r'["`\[]?(?P<table>\w+)',
    re.IGNORECASE,
)
_READS = re.compile(
    r"\s*(?:SELECT|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN|SHOW|SET)\b", re.IGNORECASE
)
# Django's `FOR UPDATE` and a literal 'update x' in a parameter are no writes: parameters are never looked at.
_LOCKING = re.compile(r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b", re.IGNORECASE)

_MACHINERY = re.compile(r"/django/|/journal/guard\.py$")
"""What stands between the code that asked and the database."""


def refuse_writes_outside_acts(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    """A Django execute wrapper: raises OutsideAnActError for a statement that writes where no scope is open.

    That, and what a trigger refuses, is logged: an attempt that left no entry must not leave nothing.
    """
    alias = context["connection"].alias
    if not _READS.match(sql):
        _check(sql, alias)
    try:
        return execute(sql, params, many, context)
    except DatabaseError as error:
        if _by_trigger(error):
            _tell(sql, alias, "by-trigger")
        raise


def _by_trigger(error: DatabaseError) -> bool:
    """Whether a trigger of ours refused it, in the words of either database (RAISE)."""
    told = error.__cause__
    name, state = getattr(told, "sqlite_errorname", ""), getattr(told, "sqlstate", "")
    return name == "SQLITE_CONSTRAINT_TRIGGER" or state == "P0001"


def _tell(sql: str, alias: str, reason: str) -> None:
    """Log an attempt as CJIS AU-3 asks: what, when (the logger), where, from whom, how it ended, about what.

    Never the statement or its parameters: both may quote somebody.
    """
    found = _WRITES.search(_LOCKING.sub("", sql))
    act, actor = _by.get() or ("", None)
    code = [one for one in traceback.extract_stack() if not _MACHINERY.search(one.filename)]
    fields = {
        "outcome": "refused",
        "reason": reason,
        "statement": found[0].split()[0].upper() if found else "OTHER",
        "table": found["table"].lower() if found else "unknown",
        "database": alias,
        "act": act or "none",
        "actor": actor.key if actor else f"machine-account:{os.getuid()}",
        "channel": str(actor.channel) if actor else f"process:{os.getpid()}",
        "address": actor.address if actor and actor.address else "none",
        "code": f"{code[-1].filename.rpartition('/')[2]}:{code[-1].lineno}" if code else "none",
    }
    _log.warning("write refused: %s", " ".join(f"{name}={value}" for name, value in fields.items()))


def _check(sql: str, alias: str) -> None:
    database = _database.get()
    if database == alias or database == EVERYWHERE:  # noqa: SIM109, PLR1714 -- quicker so, at every write
        return
    found = _WRITES.search(_LOCKING.sub("", sql))
    if found and found["table"].lower() not in _open.get():
        # An act whose entry stands in one database leaves none of what it would write to another.
        _tell(sql, alias, "another-database" if database else "outside-an-act")
        raise OutsideAnActError(
            f"Nothing may be written to {found['table']} outside an act.",
            remedy="Put the write into a service decorated with @act.",
        )


_listeners: list[Callable[[], None]] = []


def when_built(listener: Callable[[], None]) -> None:
    """Have it called whenever tables were written without an act, which leaves no entry."""
    _listeners.append(listener)


def act_is_open() -> bool:
    """Whether whoever asks now is about to write."""
    return bool(_database.get())


class _Writing:
    """Opens tables while it is entered: every act comes through here, so it is no generator."""

    __slots__ = ("before", "by", "database", "tables")

    def __init__(
        self, database: str, tables: frozenset[str] = frozenset(), by: tuple[str, Acting] | None = None
    ) -> None:
        self.database, self.tables, self.by = database, tables, by
        self.before: tuple[Token[str], Token[frozenset[str]], Token[tuple[str, Acting] | None]]

    def __enter__(self) -> None:
        self.before = (
            _database.set(self.database or _database.get()),
            _open.set(self.tables | _open.get()),
            _by.set(self.by or _by.get()),
        )

    def __exit__(self, *_: object) -> None:
        database, tables, by = self.before
        _by.reset(by)
        _open.reset(tables)
        _database.reset(database)
        if self.database and self.by is None:
            for listener in _listeners:
                listener()


def act_open(
    database: str = "default", code: str = "", actor: Acting | None = None
) -> AbstractContextManager[None]:
    """Open every table of one database for one act of somebody's. Used by `acts` alone."""
    return _Writing(database, by=(code, actor) if actor else None)


def building_tables() -> AbstractContextManager[None]:
    """Open every table for migrations, which no person does; used by `init`, upgrades and the tests' set-up."""
    return _Writing(EVERYWHERE)


def housekeeping(*tables: str) -> AbstractContextManager[None]:
    """Open the named tables, which hold machinery and no record, for writes that are no acts."""
    return _Writing("", frozenset(tables))
