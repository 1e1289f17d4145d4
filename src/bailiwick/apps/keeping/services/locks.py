"""What has to happen one after the other. SQLite has one writer at a time; PostgreSQL is told what excludes what.

Always in this order, so that nobody waits in a circle: holds, an object, record rows by id, digests by name; the
journal's head comes last, when the act is over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import connection


def together_with_captures() -> None:
    """Nobody places a hold while this transaction makes or changes a record; others may do the same beside it."""
    _lock("holds", shared=True)


def alone_among_holds() -> None:
    """Nobody makes or changes a record, and nobody else places a hold, while this transaction does."""
    _lock("holds", shared=False)


def alone_with_objects(names: Iterable[tuple[str, str]]) -> None:
    """Nobody else captures these objects, told by source and name, before this transaction ends."""
    for source, name in sorted(set(names)):
        _lock(f"object {source} {name}", shared=False)


def alone_with_digest(digest: str) -> None:
    """Nobody else names or removes this blob before this transaction ends."""
    _lock(f"blob {digest}", shared=False)


def _lock(name: str, *, shared: bool) -> None:
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(hashlib.sha256(f"keeping {name}".encode()).digest()[:8], signed=True)
    form = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {form}(%s)", [number])
