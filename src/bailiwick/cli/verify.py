"""`bailiwick verify`: whether a log or a receipt is what was signed, what changed where, and what is not proved."""

from __future__ import annotations

import errno
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from bailiwick.cli.options import existing_file
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ledger.export import LARGEST_FILE
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.notes import LARGEST_NOTE
from bailiwick.ledger.receipts import verify_receipt
from bailiwick.ledger.report import Report, Subject
from bailiwick.ledger.tlogproof import LARGEST_PROOF
from bailiwick.ledger.verification import verify_export

CHANGED = 1
_ROOT_SHOWN = 16
_TORN = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError)
"""What reading a damaged zip file raises."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--key", metavar="KEY", help="The agency's key: a file, or the line name+id+key itself.")
@click.option(
    "--checkpoint",
    "held",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A checkpoint that you hold, from a receipt or from somebody else. May be given several times.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(*, path: Path, key: str | None, held: tuple[Path, ...], format_: str) -> int:
    """Verify a log or a receipt, offline.

    PATH is a folder or a zip file with an export of the log, or a receipt (.tlog-proof), which needs --key. Exit
    status: 0 nothing was changed, 1 something was changed, 2 the call is faulty or there is nothing to verify.
    """
    checkpoints = [_bytes_of(one, LARGEST_NOTE) for one in held]
    report = _verified(path, _key(key) if key else None, checkpoints)
    click.echo(canonical_json(report.plain()).decode() if format_ == "json" else report_text(report))
    return 0 if report.unchanged else CHANGED


def _verified(path: Path, key: VerifyingKey | None, held: list[bytes]) -> Report:
    if path.is_dir():
        return verify_export(FolderFiles(path), key, held)
    if zipfile.is_zipfile(existing_file(path)):
        try:
            return verify_export(ZipFiles(path), key, held)
        except _TORN as error:
            raise CallError(
                f"This zip file cannot be read: {error}", place=str(path), remedy="Ask for it again."
            ) from None
    if key is None:
        raise CallError(
            "A receipt needs the key that the agency publishes.",
            place=str(path),
            remedy="Give it with --key.",
        )
    return verify_receipt(_bytes_of(path, LARGEST_PROOF), key, held)


def report_text(report: Report) -> str:
    """The answer for people: what was verified, what was found or is proved, and what is not."""
    heading = say(
        "{origin}: {size} entries, root {root}",
        origin=report.origin or say("This log"),
        size=str(report.size),
        root=report.root.hex()[:_ROOT_SHOWN] or say("unknown"),
    )
    lines: list[Sentence | str] = [heading]
    if report.subject is Subject.RECEIPT and report.unchanged:
        lines = [*report.proved]
    elif report.unchanged:
        lines += report.proved
    else:
        lines.append(say("Something was changed:"))
        lines += [f"  {one.says}{f' [{one.file}]' if one.file else ''}" for one in report.findings]
    lines.append(say("What this does not prove:"))
    return "\n".join([*(str(line) for line in lines), *(f"  {one}" for one in report.not_proved)])


class FolderFiles(Mapping[str, bytes]):
    """The files below a folder by their path in it, read when asked for; links and giants are refused (CallError)."""

    def __init__(self, folder: Path) -> None:
        found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
        self._paths = {path.relative_to(folder).as_posix(): str(path) for path in found}

    def __getitem__(self, name: str) -> bytes:
        path = self._paths[name]
        try:
            # Asked of the file that was opened, and by its descriptor: a large log has thousands.
            opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise CallError(
                    "This is a link.", place=path, remedy="Give the folder as you got it."
                ) from error
            return _bytes_of(Path(path), LARGEST_FILE)
        try:
            size = os.fstat(opened).st_size
            if size > LARGEST_FILE:
                raise _too_large(path, LARGEST_FILE)
            data = os.read(opened, size)
            while len(data) < size and (more := os.read(opened, size)):
                data += more
            return data
        finally:
            os.close(opened)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class ZipFiles(Mapping[str, bytes]):
    """The files in a zip file by name, read when asked for. Raises CallError for giants and for a name used twice."""

    def __init__(self, file: Path) -> None:
        self._archive = zipfile.ZipFile(file)
        members = [one for one in self._archive.infolist() if not one.is_dir()]
        self._members = {one.filename: one for one in members}
        if len(self._members) != len(members):
            raise CallError(
                "Two files in this zip file have one name.", place=str(file), remedy="Ask for it again."
            )

    def __getitem__(self, name: str) -> bytes:
        if self._members[name].file_size > LARGEST_FILE:
            raise CallError(
                "This is too large for an export.", place=name, remedy="Ask for the export again."
            )
        return self._archive.read(self._members[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


def _key(given: str) -> VerifyingKey:
    if "+" in given:
        return VerifyingKey.read(given)
    data = _bytes_of(Path(given), LARGEST_NOTE)
    return VerifyingKey.read(data.decode("utf-8", "replace"))


def _bytes_of(path: Path, most: int) -> bytes:
    if existing_file(path).stat().st_size > most:
        raise _too_large(str(path), most)
    return path.read_bytes()


def _too_large(place: str, most: int) -> CallError:
    return CallError(f"This is larger than {most:,} bytes.", place=place, remedy="Check the name.")
