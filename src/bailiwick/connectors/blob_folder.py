"""Blobs in a folder of this machine: written aside, made durable, then renamed to what they are.

The order decides everything (Tessera; anchors/reliability.md, finding 5): write and fsync the file, rename it to its
digest, fsync the folder it stands in. Only then may a row name it. A file of that name that is already there is made
sure of and kept: it is never overwritten, unless its bytes are not those of its name.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bailiwick.ports.blob_store import DamagedBlobError, Kept, MissingBlobError, checked_digest

_ASIDE = "aside"
_SHARD = re.compile(r"[0-9a-f]{2}")
_OURS_ALONE = 0o600
_FEW = 3
_AT_ONCE = 8
"""Flushes that wait for the disk together: it takes as long for eight as for two (bench captures)."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


class BlobFolder:
    """A BlobStore in a folder: `ab/abcd...`, one folder for each first two digits, and `aside` for what is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ready: set[str] = set()
        self._being_written: set[str] = set()

    def put(self, data: bytes) -> Kept:
        """Keep the bytes; see BlobStore."""
        return self.put_all([data])[0]

    def put_all(self, contents: Sequence[bytes]) -> list[Kept]:
        """Keep several; see BlobStore. Each step is done for all before the next: many wait for the disk together."""
        kept = [Kept(hashlib.sha256(data).hexdigest(), len(data)) for data in contents]
        # Another writer may have renamed what is there and not made it durable yet: it is flushed like the rest.
        there: list[Path] = []
        asides: dict[Path, Path] = {}
        try:
            for one, data in dict(zip(kept, contents, strict=True)).items():
                place = self._place(one.digest)
                self._make(place.parent)
                if self._is_whole(place, one.digest, one.size):
                    there.append(place)
                else:
                    asides[place] = self._write_aside(data)
            _flush_all([*there, *asides.values()])
            for place, aside in asides.items():
                aside.replace(place)
        except BaseException:
            for aside in asides.values():
                aside.unlink(missing_ok=True)
            raise
        finally:
            self._being_written -= {aside.name for aside in asides.values()}
        _flush_all(sorted({place.parent for place in (*there, *asides)}))
        return kept

    def _write_aside(self, data: bytes) -> Path:
        aside = self.folder / _ASIDE / f"{os.getpid()}-{secrets.token_hex(8)}"
        self._make(aside.parent)
        self._being_written.add(aside.name)
        try:
            with os.fdopen(os.open(aside, _NEW, _OURS_ALONE), "wb") as file:
                file.write(data)
        except BaseException:
            aside.unlink(missing_ok=True)
            self._being_written.discard(aside.name)
            raise
        return aside

    def get(self, digest: str) -> bytes:
        """The bytes, hashed again; see BlobStore."""
        place = self._place(digest)
        try:
            data = place.read_bytes()
        except FileNotFoundError as error:
            raise MissingBlobError(
                "No bytes are kept under this digest.",
                place=digest,
                remedy="Put the blob back from a backup.",
            ) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise DamagedBlobError(
                "The bytes that are kept are not those that were captured.",
                place=digest,
                remedy="Put the blob back from a backup, and look for what changed it.",
            )
        return data

    def has(self, digest: str) -> bool:
        """Whether a file stands under the digest."""
        return self._place(digest).is_file()

    def remove(self, digest: str) -> None:
        """Take the bytes away for good."""
        place = self._place(digest)
        place.unlink(missing_ok=True)
        if place.parent.is_dir():
            _flush(place.parent)

    def digests(self) -> Iterator[str]:
        """Every digest under which a file stands, in order."""
        shards = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        for shard in shards:
            if _SHARD.fullmatch(shard.name):
                yield from sorted(path.name for path in shard.iterdir())

    def tidy(self) -> int:
        """Remove what a process that died left aside, and say how many files it was."""
        # A process before this one may have had the same number: what is not being written here is its.
        aside = (self.folder / _ASIDE).glob("*-*")
        left = [path for path in aside if path.name not in self._being_written and not _lives(path)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _place(self, digest: str) -> Path:
        return self.folder / checked_digest(digest)[:2] / digest

    def _is_whole(self, place: Path, digest: str, size: int) -> bool:
        try:
            if place.stat().st_size != size:
                return False
            with place.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except FileNotFoundError:
            return False

    def _make(self, folder: Path) -> None:
        if folder.name in self._ready and folder.is_dir():
            return
        made = [step for step in (self.folder, folder) if not step.is_dir()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for step in made or [folder]:
            _flush(step.parent)
        self._ready.add(folder.name)


def _flush_all(paths: Sequence[Path]) -> None:
    """Make several outlive a power cut. The disk writes those that wait at the same time in one go."""
    if len(paths) < _FEW:
        for path in paths:
            _flush(path)
        return
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # A list, so that whatever went wrong with any of them is raised here.
        list(pool.map(_flush, paths))


def _flush(path: Path) -> None:
    """Make a file, or the names in a folder, outlive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lives(path: Path) -> bool:
    """Whether the process that wrote the file aside may still be at it."""
    number = path.name.partition("-")[0]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
