"""`bailiwick backup`, `restore`, `restore-keys` and `upgrade`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from bailiwick import __version__
from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, make_django_ready, name_folder, open_record
from bailiwick.project.commands.init import OWNER_ALONE, refuse_used_folder
from bailiwick.project.durable import keep_folder, make_private_folder, write_over
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.packages import Package, refuse_damaged, unpack
from bailiwick.project.unfinished import BEING_MADE, STORES, being_restored, clear_killed_restore, empty

STORE = "checkpoints.sqlite3"
UNPACKED = "agency.unpacked"
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@folder_option
@click.option("--with-keys", "keys", type=FILE, help="Write the keys too, into this file of their own.")
def backup(*, file: Path, folder: Path | None, keys: Path | None) -> None:
    """Copy the record, as it is at one moment, into FILE."""
    place, agency = open_record(folder)
    _back_up(place, agency, file, keys)
    click.echo(
        f"{file}: {file.stat().st_size:,} bytes. Keep it on another machine, and try now and then to restore it."
    )
    if keys is not None:
        click.echo(f"{keys}: the keys. Keep it elsewhere again: both together are the record.")


@click.command()
@click.argument("file", type=FILE)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keys", type=FILE, help="The file that `backup --with-keys` wrote.")
@click.option(
    "--checkpoint",
    type=FILE,
    help="The newest checkpoints.sqlite3 there is, from the lost machine or elsewhere.",
)
@click.option(
    "--behind", is_flag=True, help="Put back a backup that ends before what was signed, to be read only."
)
def restore(*, file: Path, folder: Path, keys: Path | None, checkpoint: Path | None, behind: bool) -> None:
    """Put the record in FILE back into FOLDER, which is empty, after every entry and blob has been read again.

    One that was killed leaves a folder that no other command takes for a record; run again, it begins anew.
    """
    place = name_folder(folder)
    os.umask(OWNER_ALONE)
    for one in filter(None, (file, keys)):
        refuse_damaged(one)
    clear_killed_restore(place)
    refuse_used_folder(place, beside=STORES)
    make_private_folder(place.path)
    with being_restored(place):
        said = _put_back(place, file, keys, checkpoint, behind=behind)
    click.echo(said)
    if keys is None:
        click.echo("The keys are not back yet: bailiwick restore-keys FILE.")


@click.command("restore-keys")
@click.argument("file", type=FILE)
@folder_option
def restore_keys(*, file: Path, folder: Path | None) -> None:
    """Put the keys in FILE back into a record that has none."""
    place = name_folder(folder)
    _keys_back(place, file, place.agency())
    click.echo("The keys are back.")


@click.command()
@folder_option
@click.option("--backup", "file", type=FILE, help="Where to keep the backup that is made first.")
def upgrade(*, folder: Path | None, file: Path | None) -> None:
    """Bring the database up to this version, after a backup."""
    place, agency = open_record(folder)
    # Models can be loaded only now that Django knows where the record is.
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.project.beginning import enter_upgrade  # noqa: PLC0415 -- as above
    from bailiwick.project.routing import VAULT  # noqa: PLC0415 -- as above
    from bailiwick.project.tables import (  # noqa: PLC0415 -- as above
        RECORD,
        build_tables,
        look_at_tables,
        refuse_newer_tables,
    )

    databases = (RECORD, VAULT) if place.has_vault else (RECORD,)
    tables = [look_at_tables(one) for one in databases]
    for one in tables:
        refuse_newer_tables(one)
    made = sum(len(one.pending) for one in tables)
    if not made:
        click.echo(f"The database is that of version {__version__}: there is nothing to do.")
        return
    first = file or place.path.with_name(f"{place.path.name}-before-{__version__}.backup")
    _back_up(place, agency, first, None, enter=False)
    for database in databases:
        build_tables(database)
    enter_upgrade(OPERATOR, record=agency.record, version=__version__, changes=made)
    changed = Agency(agency.name, agency.time_zone, __version__, agency.record)
    write_over(place.agency_file, changed.to_bytes())
    click.echo(
        f"{made} {'change' if made == 1 else 'changes'} made. The record as it was before is in {first}."
    )


def _back_up(place: Folder, agency: Agency, file: Path, keys: Path | None, *, enter: bool = True) -> None:
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.project.copies import enter_backup, write_backup, write_keys  # noqa: PLC0415 -- as above

    for one in filter(None, (file, keys)):
        if one.exists() or not one.absolute().parent.is_dir():
            raise CallError(
                "The file is there already, or its folder is not.", place=str(one), remedy="Name another."
            )
    if enter:
        enter_backup(OPERATOR, record=agency.record, with_keys=keys is not None)
    write_backup(place, agency, file)
    if keys is not None:
        write_keys(place, agency, keys)


def _put_back(place: Folder, file: Path, keys: Path | None, checkpoint: Path | None, *, behind: bool) -> str:
    aside = place.path / "unpacked"
    package = unpack(file, aside)
    _move(place, aside, checkpoint)
    make_django_ready()
    # Models can be loaded only now that Django knows where the record is.
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.project.copies import (  # noqa: PLC0415 -- as above
        destroy_what_came_back,
        enter_restore,
        put_databases_back,
        verify_everything,
    )

    put_databases_back(place)
    size, root = verify_everything(place, package, behind=behind)
    agency = Agency.from_bytes((place.path / UNPACKED).read_bytes(), UNPACKED)
    if keys is not None:
        _keys_back(place, keys, agency)
    if not behind:
        enter_restore(OPERATOR, record=agency.record, size=size, root=root)
    again = destroy_what_came_back(place, behind=behind)
    (place.path / UNPACKED).rename(place.agency_file)
    (place.path / BEING_MADE).unlink()
    keep_folder(place.path)
    said = [f"{size} entries and {_blobs(package)} blobs of {agency.name} were read again and are whole."]
    if again.destroyed:
        said.append(
            f"{again.destroyed} records that had been destroyed since the backup were destroyed again."
        )
    said += [f"Record {one} was destroyed since, and a hold has it here: it is kept." for one in again.held]
    return "\n".join(said)


def _move(place: Folder, aside: Path, checkpoint: Path | None) -> None:
    if not (aside / "agency").is_file():
        raise CallError("The backup does not say whose record it is.", remedy="Take another backup.")
    (aside / "agency").rename(place.path / UNPACKED)
    if checkpoint is not None and not place.checkpoints.exists():
        shutil.copyfile(checkpoint, place.checkpoints)
    if place.checkpoints.exists():
        # The backup's own copy is older: it never takes the place of one that was kept apart.
        (aside / STORE).unlink(missing_ok=True)
    for one in list(aside.iterdir()):
        one.rename(place.path / one.name)
    aside.rmdir()
    make_private_folder(place.blobs)


def _keys_back(place: Folder, file: Path, agency: Agency | None) -> None:
    if agency is None:
        raise CallError(
            "There is no record in this folder.", place=str(place.path), remedy="Restore it first."
        )
    if place.keys.exists() and any(place.keys.iterdir()):
        raise CallError(
            "The record has keys.", place=str(place.keys), remedy="Move them away if they are not its own."
        )
    package = unpack(file, place.keys)
    if package.told.get("record") != str(agency.record):
        empty(place.keys)
        raise CallError(
            "These are the keys of another record.", place=str(file), remedy="Give the right file."
        )


def _blobs(package: Package) -> int:
    return sum(name.startswith("blobs/") for name in package.files)
