"""The folder on the machine: whose it is, its keys, room on the disk, and a sample of what is kept in it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.services import INTERNAL, read_key
from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.folder import Folder
from bailiwick.project.looking.finding import Finding, fine, look, wrong

OTHERS = 0o077
PUBLISHED = "log"
"""The log's public files: leaves without names or texts, for a web server to give away."""
SAMPLE = 200
"""Blobs that are hashed again at each look, spread over all."""
LITTLE, SCANT = 200 * 1024**2, 2 * 1024**3


def look_at_modes(folder: Folder) -> Iterator[Finding]:
    """Nobody but the owner may read any of it."""
    inside = [one for one in folder.path.iterdir() if one.name != PUBLISHED]
    top = [folder.path, *inside, *folder.keys.glob("*")]
    open_ones = [one for one in top if one.exists() and stat.S_IMODE(one.stat().st_mode) & OTHERS]
    for one in open_ones:
        yield wrong(f"Others on this machine can read {one}.", f"Say: chmod go-rwx {one}.")
    if folder.path.stat().st_uid != os.geteuid():
        yield look(f"{folder.path} is another user's.", "Run commands as the user whose it is.")
    if not open_ones:
        yield fine("The folder is its owner's alone.")


def look_at_keys(folder: Folder) -> Iterator[Finding]:
    """Both keys are there and are keys."""
    try:
        folder.secret()
        key = read_key(folder.keys, INTERNAL)
        if folder.has_vault:
            read_key(folder.keys, SEALED)
    except BailiwickError as error:
        yield wrong(error.message, f"{error.remedy} (bailiwick restore-keys FILE)")
        return
    yield fine(f"The keys are there; the log is {key.name}.")


def look_at_room(folder: Folder) -> Iterator[Finding]:
    """There is room for what comes."""
    free = shutil.disk_usage(folder.path).free
    told = f"{free / 1024**3:.1f} GB are free where the record is."
    if free < LITTLE:
        yield wrong(told, "Make room now: when the disk is full nothing can be done, and nothing is lost.")
    elif free < SCANT:
        yield look(told, "Make room soon.")
    else:
        yield fine(told)


def look_at_blobs(folder: Folder) -> Iterator[Finding]:
    """A sample of the blobs is what its names say."""
    kept = sorted(folder.blobs.glob("[0-9a-f][0-9a-f]/*"))
    sample = kept[:: max(1, len(kept) // SAMPLE)]
    changed = [one for one in sample if _digest(one) != one.name]
    for one in changed:
        yield wrong(f"The blob {one.name} is not what was captured.", "Put it back from a backup.")
    if not changed:
        yield fine(f"{len(sample)} of {len(kept)} blobs were hashed again and are what they were.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
