"""Whether a log may go on: its database and its checkpoint store must belong together, or nobody can do anything.

A backup that is put back, a cloned machine, a lost store: each would make a second history. So every append asks the
store, which is outside every backup, how far the log has been signed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings

from bailiwick.apps.journal.errors import StoppedError
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, Why
from bailiwick.apps.journal.services.store_file import File

_TOLD = {
    Why.SMALLER: "The database holds less than what was last signed: an older copy was put back.",
    Why.TWO_HISTORIES: "The database holds another history than the one that was signed.",
    Why.STORE_BEHIND: "The store of signed checkpoints is lost, or an older copy of it was put back.",
}
_mending: ContextVar[bool] = ContextVar("a new epoch is being begun", default=False)
_nearest: dict[Log, tuple[Any, CheckpointStore]] = {}
"""The store of each log as it was found last, and in which folder: comparing paths would take longer than all else."""
_compared: set[tuple[Path, str, File | None]] = set()


def store_of(log: Log) -> CheckpointStore:
    """The store of a log's signed checkpoints."""
    folder = settings.FOLDER
    store = _nearest.get(log)
    if store is None or store[0] is not folder:
        store = _nearest[log] = folder, _store(folder, log)
    return store[1]


@functools.cache
def _store(folder: Any, log: Log) -> CheckpointStore:
    return CheckpointStore(folder.checkpoints, log.name)


def refuse_when_stopped(log: Log, size: int) -> None:
    """Raise StoppedError unless the log, which has `size` entries now, may be appended to."""
    if _mending.get():
        return
    store = store_of(log)
    standing = store.standing()
    if standing is store.agreed and size >= standing.size:
        return
    if standing.why is not None:
        raise stopped(standing.why)
    if size < standing.size:
        raise stop(store, Why.SMALLER)
    # Once for each process and file: afterwards sizes tell, and every signing compares again.
    key = (store.path, store.log, standing.file)
    if key not in _compared:
        compare(log, store)
        _compared.add(key)
    # What the store said stands until its file is written; then it says it anew.
    store.agreed = standing


def compare(log: Log, store: CheckpointStore) -> None:
    """Stop the log, and raise StoppedError, unless the last checkpoint in the database is one the store knows."""
    row = log.checkpoints.objects.using(log.database).order_by("size").last()
    if row is not None and not store.has(row.note.encode()):
        raise stop(store, Why.STORE_BEHIND if row.size > store.standing().size else Why.TWO_HISTORIES)


def stop(store: CheckpointStore, why: Why) -> StoppedError:
    """Stop the log; the error to raise."""
    store.stop(why)
    return stopped(why)


def stopped(why: Why) -> StoppedError:
    """The error that tells why a log is stopped, and what to do."""
    return StoppedError(
        f"{_TOLD[why]} Nothing can be done until this is settled.",
        place=why.value,
        remedy="Put the newest copy back and run bailiwick journal sign, or let two people begin a new epoch.",
    )


@contextmanager
def mending() -> Iterator[None]:
    """Let an entry be written to a stopped log: one that begins a new epoch, or that destroys again what came back."""
    token = _mending.set(True)
    try:
        yield
    finally:
        _mending.reset(token)
