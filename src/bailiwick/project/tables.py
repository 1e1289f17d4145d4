"""The database's tables against what this version of the software knows: missing, as they should be, or newer."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from bailiwick.apps.journal.services import building_tables
from bailiwick.kernel.errors import CallError

Migration = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """Which migrations are still to run, and which have run that this version has never heard of."""

    pending: tuple[Migration, ...]
    unknown: tuple[Migration, ...]
    applied: tuple[Migration, ...]


def look_at_tables() -> Tables:
    """Compare the database with this version. Raises CallError when it cannot be reached."""
    try:
        loader = MigrationLoader(connection)
    except DatabaseError as error:
        raise unreachable(error) from error
    applied = set(loader.applied_migrations)
    known = set(loader.disk_migrations)
    apps = {app for app, _ in known}
    # Tables of an application that has since been taken out are nobody's concern; its newer ones are.
    unknown = {one for one in applied - known if one[0] in apps}
    return Tables(tuple(sorted(known - applied)), tuple(sorted(unknown)), tuple(sorted(applied)))


def refuse_unfitting_tables() -> None:
    """Raise CallError when the database is older or newer than this version of the software."""
    tables = look_at_tables()
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


def refuse_tables_of_another() -> None:
    """Raise CallError when the database already has tables in it. Nothing may be begun over another record."""
    try:
        standing = connection.introspection.table_names()
    except DatabaseError as error:
        raise unreachable(error) from error
    if standing:
        raise CallError(
            f"The database is not empty: it has {len(standing)} tables.",
            place="BAILIWICK_DATABASE",
            remedy="Give the address of a new, empty database.",
        )


def build_tables() -> None:
    """Run every migration that has not run yet."""
    with building_tables():
        call_command("migrate", verbosity=0, interactive=False)


def unreachable(error: DatabaseError) -> CallError:
    """The error told, without what the driver says of names and addresses."""
    return CallError(
        f"The database cannot be reached ({type(error).__name__}).",
        place=str(connection.settings_dict["HOST"] or connection.settings_dict["NAME"]),
        remedy="See that it runs, that BAILIWICK_DATABASE names it, and that it lets this user in.",
    )
