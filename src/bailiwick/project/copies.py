"""A consistent copy of a record, and a record from a copy: read again entry by entry before it may be served."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from uuid import UUID

from django.db import connection

from bailiwick import __version__
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, CheckpointStore, Doing, Why, act, mending
from bailiwick.apps.journal.services.rereading import head_of, inventory
from bailiwick.apps.keeping.models import Blob
from bailiwick.apps.keeping.services import destroy_again, list_destroyed
from bailiwick.apps.keeping.services.destroyed import Again
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import say
from bailiwick.project.beginning import at_the_machine
from bailiwick.project.durable import lives
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.packages import Package, write_package
from bailiwick.project.tables import look_at_tables, refuse_newer_tables, refuse_tables_of_another

DUMP = "postgresql.dump"
_FORM = 1
_ASIDE = ".backup-"


@act("record.backup", say("took a backup of the record"))
def enter_backup(doing: Doing, *, record: UUID, with_keys: bool) -> None:
    """Enter that a copy is taken; the copy holds this entry."""
    at_the_machine(doing)
    doing.about("record", record)
    doing.record(with_keys=with_keys)


@act("record.restore", say("put the record back from a backup"))
def enter_restore(doing: Doing, *, record: UUID, size: int, root: str) -> None:
    """Enter that the record goes on from a backup, which ended at `size` entries with that root."""
    at_the_machine(doing)
    doing.about("record", record)
    doing.record(size=size, root=root)


def write_backup(folder: Folder, agency: Agency, path: Path) -> int:
    """Write the backup; how many files are in it. Blobs are kept before rows name them, so rows are copied first."""
    list_destroyed()
    _remove_unfinished(path.absolute().parent)
    with tempfile.TemporaryDirectory(prefix=f"{_ASIDE}{os.getpid()}-", dir=path.absolute().parent) as name:
        aside = Path(name)
        files = {"agency": folder.agency_file}
        copy = _copy_database(aside)
        files[copy.name] = copy
        if folder.checkpoints.exists():
            files["checkpoints.sqlite3"] = _copy_sqlite(folder.checkpoints, aside / "checkpoints.sqlite3")
        for ours in (folder.calendars, folder.schedules):
            files |= {f"{ours.name}/{one.name}": one for one in sorted(ours.glob("*.yaml"))}
        files |= {
            f"blobs/{one.parent.name}/{one.name}": one
            for one in sorted(folder.blobs.glob("[0-9a-f][0-9a-f]/*"))
        }
        told = {"form": _FORM, "version": __version__, "record": str(agency.record)}
        write_package(path, files, told, beside=aside / "package")
    return len(files)


def _remove_unfinished(folder: Path) -> None:
    """Take away what a backup that was killed left beside its file: it holds the record as well."""
    for left in folder.glob(f"{_ASIDE}*-*"):
        number = left.name.removeprefix(_ASIDE).partition("-")[0]
        if number.isdigit() and not lives(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def write_keys(folder: Folder, agency: Agency, path: Path) -> None:
    """Write the keys into a file of their own."""
    files = {one.name: one for one in sorted(folder.keys.glob("*.key"))}
    write_package(path, files, {"form": _FORM, "version": __version__, "record": str(agency.record)})


def put_database_back(folder: Folder) -> None:
    """Fill the empty database from the dump that was unpacked; SQLite's file already stands where it belongs."""
    dump = folder.path / DUMP
    if connection.vendor == "sqlite":
        if not folder.database.exists():
            raise _other_database("SQLite")
        return
    if not dump.exists():
        raise _other_database("PostgreSQL")
    refuse_tables_of_another()
    _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "-d", _name(), str(dump))
    dump.unlink()


def verify_everything(folder: Folder, package: Package, *, behind: bool) -> tuple[int, str]:
    """Read every entry again and hold it to what was signed; size and root. Raises CallError, DamagedError."""
    refuse_newer_tables(look_at_tables())
    agency = Agency.from_bytes((folder.path / "agency.unpacked").read_bytes(), "agency")
    begun = Entry.objects.filter(index=0).values_list("subject", flat=True).first()
    if {str(agency.record), begun} != {package.told.get("record")}:
        raise CallError("The backup holds the parts of two records.", remedy="Take another backup.")
    _refuse_missing_blobs(package)
    store = CheckpointStore(folder.checkpoints, INTERNAL.name)
    head, last, found = head_of(INTERNAL), store.last(), inventory(INTERNAL, store)
    store.close()
    if found.damaged or found.frontier != head:
        raise CallError(
            f"The journal in this backup is not as it was written: {len(found.damaged)} entries differ, "
            f"the first of them {found.damaged[0] if found.damaged else head.size}.",
            remedy="Take an earlier backup, and look for what changed the database.",
        )
    if last is not None and last.size > head.size and not behind:
        raise CallError(
            f"The backup ends at entry {head.size}, and {last.size} were signed: that would be another history.",
            remedy="Take a newer backup; or put this one back to be read with --behind, and let two people decide "
            "on a new epoch (bailiwick journal epoch).",
        )
    if last is not None and last.size <= head.size and found.agreed < last.size:
        raise CallError(
            f"The first {last.size} entries of the backup are not those that were signed: there are two histories.",
            remedy="Keep both, and find out which one is the agency's.",
        )
    return head.size, head.root().hex()


def destroy_what_came_back(folder: Folder, *, behind: bool) -> Again:
    """Destroy again, before anything is served, what was destroyed after the backup was taken.

    A record that is put back behind what was signed is stopped first, and stays so; these entries alone are added.
    """
    if not behind:
        list_destroyed()
        return destroy_again()
    store = CheckpointStore(folder.checkpoints, INTERNAL.name)
    last = store.last()
    if last is not None and last.size > head_of(INTERNAL).size:
        store.stop(Why.SMALLER)
    store.close()
    with mending():
        return destroy_again()


def _refuse_missing_blobs(package: Package) -> None:
    """Each blob that a row names is in the package; its bytes were held to its name when it was unpacked."""
    there = {name.rpartition("/")[2] for name in package.files if name.startswith("blobs/")}
    missing = [one for one in Blob.objects.values_list("digest", flat=True) if one not in there]
    if missing:
        raise CallError(
            f"{len(missing)} blobs that the record names are not in the backup, the first of them {missing[0]}.",
            remedy="Take another backup.",
        )


def _copy_database(aside: Path) -> Path:
    if connection.vendor == "sqlite":
        return _copy_sqlite(Path(str(connection.settings_dict["NAME"])), aside / "bailiwick.sqlite3")
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={aside / DUMP}", "-d", _name())
    return aside / DUMP


def _copy_sqlite(path: Path, copy: Path) -> Path:
    """SQLite's own backup: whole at one moment, also while others write."""
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise CallError(
            f"The database could not be copied ({error}).",
            place=str(path),
            remedy="See that both disks have room and work, then take the backup again.",
        ) from error
    return copy


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise CallError(f"{program} is not installed.", remedy="Install PostgreSQL's client programs.")
    given = connection.settings_dict
    known = {
        "PGHOST": given["HOST"],
        "PGPORT": given["PORT"],
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
    }
    environment = os.environ | {name: str(value) for name, value in known.items() if value}
    ended = subprocess.run([found, *arguments], env=environment, capture_output=True, check=False)  # noqa: S603 -- PostgreSQL's own, ours to call
    if ended.returncode:
        raise CallError(
            f"{program} ended with {ended.returncode}.",
            remedy="See that its version is the server's, that there is room, and that the database lets it in.",
        )


def _other_database(named: str) -> CallError:
    return CallError(
        f"The backup is not one of {named}.",
        remedy="Set or leave out BAILIWICK_DATABASE, as it was when the backup was taken.",
    )
