"""The file that a backup is: a tar whose last line is the SHA-256 of all before it, so that no changed byte gets by."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

from bailiwick.kernel.errors import CallError
from bailiwick.project.durable import PRIVATE_FILE, keep_folder, make_private_folder

MANIFEST = "MANIFEST.json"
_SEAL = b"bailiwick sha256 "
_SEAL_SIZE = len(_SEAL) + 64 + 1
_CHUNK = 1 << 20
_NAMES = re.compile(
    r"agency|bailiwick\.sqlite3|postgresql\.dump|checkpoints\.sqlite3|(?:secret|internal|mail|sealed)\.key"
    r"|vault|vault\.sqlite3|vault\.postgresql\.dump"
    r"|(?:calendars|schedules)/[a-z0-9-]+\.yaml|blobs/[0-9a-f]{2}/[0-9a-f]{64}"
)


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself: its manifest, with size and SHA-256 of every file."""

    told: Mapping[str, Any]

    @property
    def files(self) -> Mapping[str, str]:
        """SHA-256 in hexadecimal by name."""
        return dict(self.told["files"])


def write_package(
    path: Path, files: Mapping[str, Path], told: Mapping[str, Any], *, beside: Path | None = None
) -> None:
    """Write the files under their names, what is told of them, and the seal. Raises CallError for a file in the way.

    It is written at `beside`, on the same disk, and gets its name when it is whole.
    """
    beside = beside or path.with_name(f".{path.name}.being-written")
    beside.unlink(missing_ok=True)
    if path.exists():
        raise CallError("There is a file of this name.", place=str(path), remedy="Name another one.")
    digests: dict[str, str] = {}
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "w+b") as out:
            with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                for name, file in files.items():
                    digests[name] = _add(tar, name, file)
                manifest = json.dumps({**told, "files": digests}, indent=1, sort_keys=True).encode()
                member = tarfile.TarInfo(MANIFEST)
                member.size = len(manifest)
                tar.addfile(member, BytesIO(manifest))
            out.seek(0)
            seal = _digest(out, -1)
            out.seek(0, os.SEEK_END)
            out.write(_SEAL + seal.encode() + b"\n")
            out.flush()
            os.fsync(out.fileno())
        beside.rename(path)
        keep_folder(path.absolute().parent)
    finally:
        beside.unlink(missing_ok=True)


def refuse_damaged(path: Path) -> None:
    """Raise CallError unless every byte is the one that was written."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _SEAL_SIZE))
            seal = file.read()
            file.seek(0)
            whole = size > _SEAL_SIZE and seal == _SEAL + _digest(file, size - _SEAL_SIZE).encode() + b"\n"
    except OSError as error:
        raise CallError(f"The file cannot be read: {error.strerror}.", place=str(path)) from None
    if not whole:
        raise _damaged(path)


def unpack(path: Path, folder: Path) -> Package:
    """Write every file of the package into the folder and hold each to its SHA-256. Raises CallError."""
    refuse_damaged(path)
    found: dict[str, str] = {}
    told: Mapping[str, Any] | None = None
    try:
        with tarfile.open(path, mode="r:") as tar:
            for member in tar:
                data = tar.extractfile(member)
                if data is None or not member.isfile() or member.name in found:
                    raise _damaged(path)
                if member.name == MANIFEST:
                    told = json.loads(data.read())
                elif _NAMES.fullmatch(member.name):
                    found[member.name] = _write(folder / member.name, data)
                else:
                    raise _damaged(path)
    except (tarfile.TarError, ValueError) as error:
        raise _damaged(path) from error
    if told is None or told.get("files") != found:
        raise _damaged(path)
    # The names too: a record that was told to be whole is so after a power cut.
    for parent in {parent for name in found for parent in PurePosixPath(name).parents}:
        keep_folder(folder / parent)
    for name, digest in found.items():
        if name.startswith("blobs/") and not name.endswith(digest):
            raise CallError(
                f"The bytes of {name} are not those that were captured.",
                place=str(path),
                remedy="Take another backup.",
            )
    return Package(told)


def _write(path: Path, data: IO[bytes]) -> str:
    make_private_folder(path.parent)
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as out:
        while chunk := data.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


class _Hashed:
    """A file that is hashed while tar reads it: what is told is what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    member = tarfile.TarInfo(name)
    member.mode = PRIVATE_FILE
    with path.open("rb") as file:
        member.size = os.fstat(file.fileno()).st_size
        hashed = _Hashed(file)
        tar.addfile(member, hashed)
    return hashed.digest.hexdigest()


def _digest(file: IO[bytes], size: int) -> str:
    digest, left = hashlib.sha256(), size
    while left and (chunk := file.read(_CHUNK if left < 0 else min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk) if left > 0 else 0
    return digest.hexdigest()


def _damaged(path: Path) -> CallError:
    return CallError(
        "The backup is not as it was written: it is cut off, or bytes of it were changed.",
        place=str(path),
        remedy="Take another copy of it, or an earlier backup.",
    )
