"""Folders that are being filled: the mark in them, and what a restore that was killed leaves.

What it left says so, and the next restore takes it away and begins again. The mark tells whether a store of signed
checkpoints stood there before: that one is never taken away, for it may be the newest there is.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bailiwick.kernel.errors import CallError
from bailiwick.project.durable import keep_folder, write_new
from bailiwick.project.folder import Folder

BEING_MADE = "being-made"
"""Stands in the folder until everything else does."""
STORES = frozenset({"checkpoints.sqlite3", "checkpoints.sqlite3-journal"})
_BESIDE, _ALONE = b"restore, beside a store\n", b"restore\n"


def empty(path: Path, *, but: frozenset[str] = frozenset()) -> None:
    """Take away everything in a folder of which we know that it held nothing before but these names."""
    for one in path.iterdir():
        if one.name in but:
            continue
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()


@contextmanager
def being_restored(place: Folder) -> Iterator[None]:
    """Mark the folder while a restore fills it. What fails in between leaves the folder as it was."""
    had_store = place.checkpoints.exists()
    mark = place.path / BEING_MADE
    write_new(mark, _BESIDE if had_store else _ALONE)
    with _locked(place):
        try:
            yield
        except BaseException:
            _leave_nothing(place, STORES if had_store else frozenset())
            raise


def clear_killed_restore(place: Folder) -> None:
    """Take away what a restore that was killed left in the folder. Raises CallError while another one is at work."""
    told = _mark_of(place)
    if told is None:
        return
    with _locked(place):
        kept = frozenset() if told == _ALONE else STORES
        _leave_nothing(place, kept)
        keep_folder(place.path)


def _leave_nothing(place: Folder, kept: frozenset[str]) -> None:
    # The mark goes last: until then the folder says that it is not finished.
    empty(place.path, but=kept | {BEING_MADE})
    (place.path / BEING_MADE).unlink(missing_ok=True)


def _mark_of(place: Folder) -> bytes | None:
    """What a restore's mark says; None where there is none, or where all was finished but for taking it away."""
    mark = place.path / BEING_MADE
    if place.is_an_agency or not mark.is_file():
        return None
    told = mark.read_bytes()
    # One that was killed before it had written its mark had done nothing else.
    begun = not told and {one.name for one in place.path.iterdir()} <= STORES | {BEING_MADE}
    return told if begun or told in {_BESIDE, _ALONE} else None


def killed_restore(place: Folder) -> CallError | None:
    """What to tell of a folder that a restore began to fill: it is no record, and no place for another one."""
    if not _mark_of(place):
        return None
    return CallError(
        "A backup was being put back into this folder, and that was not finished.",
        place=str(place.path),
        remedy="Run bailiwick restore again with the same files: it takes away what the first one left.",
    )


@contextmanager
def _locked(place: Folder) -> Iterator[None]:
    """Hold the mark; the kernel lets it go when the process ends, however it ends."""
    mark = os.open(place.path / BEING_MADE, os.O_RDONLY)
    try:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CallError(
                "Another restore is filling this folder.",
                place=str(place.path),
                remedy="Wait until it has ended.",
            ) from error
        yield
    finally:
        os.close(mark)
