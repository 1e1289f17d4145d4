"""The schedules of retention at hand: those that ship and the agency's own, read again when one of its files changes.

A change counts from the next question on, in every process. A file with a fault changes nothing: what was read before
stands, so that things go on being kept; but nothing is destroyed until the fault is mended, for nobody knows by then
what the agency wants.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.loading.schedule_files import load_schedules
from bailiwick.policy.retention import Schedules

_log = logging.getLogger("bailiwick.keeping")
State = tuple[tuple[str, int, int, int], ...]


@dataclass(slots=True)
class _Read:
    """What was read last from a folder: in which state it was, what was found, and what is wrong with it now."""

    state: State | None = None
    found: Schedules | None = None
    fault: BailiwickError | None = None


def schedules_in(folder: Path, *, whole: bool = False) -> Schedules:
    """The schedules that stand, those before a fault where there is one; `whole` asks for them without a fault.

    Raises FaultyFilesError and CallError where nothing stands, and where `whole` was asked for.
    """
    read, state = _read(folder), _state_of(folder)
    if state != read.state:
        try:
            read.found, read.fault = load_schedules([folder]), None
        except BailiwickError as error:
            # The file and its line; it holds no text of anybody's.
            _log.error("the agency's own schedules cannot be read: %s", error.message)
            read.fault = error
        read.state = state
    if read.found is None or (whole and read.fault):
        raise read.fault or LookupError(folder)
    return read.found


@cache
def _read(_: Path) -> _Read:
    return _Read()


def _state_of(folder: Path) -> State:
    """Name, number, size and time of each file: whoever edits one changes its time."""
    try:
        files = [one for one in os.scandir(folder) if one.name.endswith(".yaml")]
    except FileNotFoundError:
        return ()
    told = ((one.name, one.stat()) for one in files)
    return tuple(sorted((name, found.st_ino, found.st_size, found.st_mtime_ns) for name, found in told))
