"""Nothing is written to the database outside an act: the guard on every connection, and the scopes that open it.

An act is the only way in which rooms write. Two things that are no acts have scopes of their own, each with a name
that a reader can look for: building the tables, and the housekeeping of machinery (sessions, the jobs' queue, the
checkpoints of the journal itself), which may touch only the tables it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from typing import Any

from bailiwick.apps.journal.errors import OutsideAnActError

EVERYTHING = frozenset({"*"})
_open: ContextVar[frozenset[str]] = ContextVar("tables that may be written now", default=frozenset())

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


def refuse_writes_outside_acts(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    """A Django execute wrapper: raises OutsideAnActError for a statement that writes where no scope is open."""
    if not _READS.match(sql):
        _check(sql)
    return execute(sql, params, many, context)


def _check(sql: str) -> None:
    allowed = _open.get()
    if allowed is EVERYTHING:
        return
    found = _WRITES.search(_LOCKING.sub("", sql))
    if found and found["table"].lower() not in allowed:
        raise OutsideAnActError(
            f"Nothing may be written to {found['table']} outside an act.",
            remedy="Put the write into a service decorated with @act.",
        )


class _Writing:
    """Opens tables while it is entered: every act comes through here, so it is no generator."""

    __slots__ = ("tables", "token")

    def __init__(self, tables: frozenset[str]) -> None:
        self.tables = tables
        self.token: Token[frozenset[str]]

    def __enter__(self) -> None:
        self.token = _open.set(self.tables)

    def __exit__(self, *_: object) -> None:
        _open.reset(self.token)


def act_open() -> AbstractContextManager[None]:
    """Open every table for one act. Used by `acts` alone."""
    return _Writing(EVERYTHING)


def building_tables() -> AbstractContextManager[None]:
    """Open every table for migrations, which no person does; used by `init`, upgrades and the tests' set-up."""
    return _Writing(EVERYTHING)


def housekeeping(*tables: str) -> AbstractContextManager[None]:
    """Open the named tables, which hold machinery and no record, for writes that are no acts."""
    allowed = _open.get()
    return _Writing(allowed if allowed is EVERYTHING else allowed | frozenset(tables))
