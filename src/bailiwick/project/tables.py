"""The database's tables against what this version of the software knows: missing, as they should be, or newer."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader

from bailiwick.apps.journal.services import building_tables
from bailiwick.kernel.errors import CallError
from bailiwick.project.routing import ROOM, VAULT

RECORD = "default"
VARIABLES = {RECORD: "BAILIWICK_DATABASE", VAULT: "BAILIWICK_VAULT"}
Migration = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """Which migrations are still to run, and which have run that this version has never heard of."""

    pending: tuple[Migration, ...]
    unknown: tuple[Migration, ...]
    applied: tuple[Migration, ...]


def look_at_tables(database: str = RECORD) -> Tables:
    """Compare the database with this version. Raises CallError when it cannot be reached.

    The vault's database has the vault's migrations alone; the record's notes them too, and makes nothing of them.
    """
    try:
        loader = MigrationLoader(connections[database])
    except DatabaseError as error:
        raise unreachable(error, database) from error
    applied = set(loader.applied_migrations)
    known = set(loader.disk_migrations)
    if database == VAULT:
        known = {one for one in known if one[0] == ROOM}
    apps = {app for app, _ in known}
    # Tables of an application that has since been taken out are nobody's concern; its newer ones are.
    unknown = {one for one in applied - known if one[0] in apps}
    return Tables(tuple(sorted(known - applied)), tuple(sorted(unknown)), tuple(sorted(applied)))


def refuse_unfitting_tables(database: str = RECORD) -> None:
    """Raise CallError when the database is older or newer than this version of the software."""
    tables = look_at_tables(database)
    refuse_newer_tables(tables)
    if tables.pending:
        raise CallError(
            f"The database is older than this version: {len(tables.pending)} changes to its tables are to be made.",
            remedy="Stop what serves it and say: bailiwick upgrade.",
        )


def refuse_newer_tables(tables: Tables) -> None:
    """Raise CallError when a newer version has been at the database."""
    if tables.unknown:
        app, name = tables.unknown[-1]
        raise CallError(
            f"The database was written by a newer version of Bailiwick ({app} {name}).",
            remedy="Install that version again, or restore the backup that was made before the upgrade.",
        )


def refuse_tables_of_another(database: str = RECORD) -> None:
    """Raise CallError when the database already has tables in it. Nothing may be begun over another record."""
    try:
        standing = connections[database].introspection.table_names()
    except DatabaseError as error:
        raise unreachable(error, database) from error
    if standing:
        raise CallError(
            f"The database is not empty: it has {len(standing)} tables.",
            place=VARIABLES[database],
            remedy="Give the address of a new, empty database.",
        )


def build_tables(database: str = RECORD) -> None:
    """Run every migration that has not run yet."""
    with building_tables():
        if database == VAULT:
            call_command("migrate", ROOM, database=VAULT, verbosity=0, interactive=False)
        else:
            call_command("migrate", verbosity=0, interactive=False)


def unreachable(error: DatabaseError, database: str = RECORD) -> CallError:
    """The error told, without what the driver says of names and addresses."""
    settings = connections[database].settings_dict
    return CallError(
        f"The database cannot be reached ({type(error).__name__}).",
        place=str(settings["HOST"] or settings["NAME"]),
        remedy=f"See that it runs, that {VARIABLES[database]} names it, and that it lets this user in.",
    )
