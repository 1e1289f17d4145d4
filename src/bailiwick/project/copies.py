"""A consistent copy of a record, and a record from a copy: read again entry by entry before it may be served."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

from django.db import connections

from bailiwick import __version__
from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.services import INTERNAL, CheckpointStore, Doing, Log, Why, act, mending
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
from bailiwick.project.routing import VAULT
from bailiwick.project.tables import (
    RECORD,
    VARIABLES,
    look_at_tables,
    refuse_newer_tables,
    refuse_tables_of_another,
)

COPIES = {RECORD: ("bailiwick.sqlite3", "postgresql.dump"), VAULT: ("vault.sqlite3", "vault.postgresql.dump")}
"""What the copy of a database is called in a backup: a file of SQLite, or a dump."""
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
        for copy in _copy_databases(folder, aside):
            files[copy.name] = copy
        if folder.has_vault:
            files[folder.vault_mark.name] = folder.vault_mark
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


def put_databases_back(folder: Folder) -> None:
    """Fill the empty databases from the dumps that were unpacked; SQLite's files already stand where they belong."""
    for database in _databases(folder):
        file, dump = (folder.path / name for name in COPIES[database])
        sqlite = connections[database].vendor == "sqlite"
        if not (file if sqlite else dump).exists():
            raise _other_database("SQLite" if sqlite else "PostgreSQL", database)
        if not sqlite:
            refuse_tables_of_another(database)
            _run(
                database,
                *(
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    "--single-transaction",
                    "-d",
                    _name(database),
                ),
                str(dump),
            )
            dump.unlink()


def verify_everything(folder: Folder, package: Package, *, behind: bool) -> tuple[int, str]:
    """Read every entry again and hold it to what was signed; size and root. Raises CallError, DamagedError.

    The vault's log is held to the same; what is sealed beside it opens for nobody here, and goes as it is.
    """
    for database in _databases(folder):
        refuse_newer_tables(look_at_tables(database))
    agency = Agency.from_bytes((folder.path / "agency.unpacked").read_bytes(), "agency")
    begun = [
        log.entries.objects.using(log.database).filter(index=0).values_list("subject", flat=True).first()
        for log in _logs(folder)
    ]
    if {str(agency.record), *begun} != {package.told.get("record")}:
        raise CallError("The backup holds the parts of two records.", remedy="Take another backup.")
    _refuse_missing_blobs(package)
    if folder.has_vault:
        _verify_log(folder, SEALED, behind=behind)
    return _verify_log(folder, INTERNAL, behind=behind)


def _verify_log(folder: Folder, log: Log, *, behind: bool) -> tuple[int, str]:
    store = CheckpointStore(folder.checkpoints, log.name)
    head, last, found = head_of(log), store.last(), inventory(log, store)
    store.close()
    named = "journal" if log is INTERNAL else f"{log.name} log"
    if found.damaged or found.frontier != head:
        raise CallError(
            f"The {named} in this backup is not as it was written: {len(found.damaged)} entries differ, "
            f"the first of them {found.damaged[0] if found.damaged else head.size}.",
            remedy="Take an earlier backup, and look for what changed the database.",
        )
    if last is not None and last.size > head.size and not behind:
        raise CallError(
            f"The backup's {named} ends at entry {head.size}, and {last.size} were signed: "
            "that would be another history.",
            remedy="Take a newer backup; or put this one back to be read with --behind, and let two people decide "
            "on a new epoch (bailiwick journal epoch).",
        )
    if last is not None and last.size <= head.size and found.agreed < last.size:
        raise CallError(
            f"The first {last.size} entries of the {named} in the backup are not those that were signed: "
            "there are two histories.",
            remedy="Keep both, and find out which one is the agency's.",
        )
    return head.size, head.root().hex()


def _databases(folder: Folder) -> tuple[str, ...]:
    return (RECORD, VAULT) if folder.has_vault else (RECORD,)


def _logs(folder: Folder) -> tuple[Log, ...]:
    return (INTERNAL, SEALED) if folder.has_vault else (INTERNAL,)


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


def _copy_databases(folder: Folder, aside: Path) -> Iterator[Path]:
    """A copy of each: the vault's is as encrypted as it is where it stands."""
    for database in _databases(folder):
        file, dump = (aside / name for name in COPIES[database])
        if connections[database].vendor == "sqlite":
            yield _copy_sqlite(Path(_name(database)), file)
        else:
            _run(
                database, "pg_dump", "--format=custom", "--no-owner", f"--file={dump}", "-d", _name(database)
            )
            yield dump


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


def _name(database: str) -> str:
    return str(connections[database].settings_dict["NAME"])


def _run(database: str, program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise CallError(f"{program} is not installed.", remedy="Install PostgreSQL's client programs.")
    given = connections[database].settings_dict
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


def _other_database(named: str, database: str) -> CallError:
    return CallError(
        f"The backup is not one of {named}.",
        remedy=f"Set or leave out {VARIABLES[database]}, as it was when the backup was taken.",
    )
