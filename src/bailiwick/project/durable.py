"""Files that are whole or not there, also after a power cut, and that nobody but their owner reads."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, for its owner alone; one that stands is closed to others."""
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    path.chmod(PRIVATE_FOLDER)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not stand yet. Raises FileExistsError for one that does."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(opened, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    keep_folder(path.parent)


def write_over(path: Path, data: bytes) -> None:
    """Put a file in the place of another, at once: whoever looks sees the old one or the new one."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    write_new(beside, data)
    beside.replace(path)
    keep_folder(path.parent)


def keep_folder(path: Path) -> None:
    """Make the names in a folder survive a power cut."""
    opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def lives(process: int) -> bool:
    """Whether there is a process of this number on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
