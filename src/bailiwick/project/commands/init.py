"""`bailiwick init`: an agency's folder, with keys, an empty database, and the first entry of its journal."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import click

from bailiwick import __version__
from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, make_django_ready, name_folder
from bailiwick.project.durable import keep_folder, make_private_folder, write_new
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.mailing import MailSettings, keep_mail_settings
from bailiwick.project.unfinished import BEING_MADE, empty, killed_restore

OWNER_ALONE = 0o077
"""The mask under which new files are the owner's alone."""


@click.command()
@folder_option
@click.option("--name", prompt="Name of the agency", help="The agency's name, as it stands on its letters.")
@click.option(
    "--time-zone",
    prompt="Time zone (such as America/Chicago)",
    help="The time zone in which its days begin and end, such as America/Chicago.",
)
@click.option("--mail", "mail_server", default="", help="The mail server, as for bailiwick mail set.")
@click.option(
    "--mail-from", default="", help="The one sender of mail, as “Bailiwick <bailiwick@city.example>”."
)
@click.option("--address", default="", help="Where browsers find Bailiwick, for the link in mails.")
def init(  # noqa: PLR0913 -- each an option of the command
    *, folder: Path | None, name: str, time_zone: str, mail_server: str, mail_from: str, address: str
) -> None:
    """Begin an agency's record in an empty folder."""
    told = MailSettings(mail_server, mail_from, address) if mail_server else None
    agency = Agency(name.strip(), time_zone, __version__, uuid.uuid4())
    place = name_folder(folder)
    os.umask(OWNER_ALONE)
    refuse_used_folder(place)
    make_private_folder(place.path)
    write_new(place.path / BEING_MADE, b"")
    try:
        _make(place, agency)
    except BaseException:
        # The folder was empty before, so everything in it is ours to take away again.
        empty(place.path)
        raise
    click.echo(f"The record of {agency.name} has begun, in {place.path}.")
    click.echo("Its keys are in there too: keep a copy elsewhere (bailiwick backup FILE --with-keys KEYS).")
    if told is None:
        click.echo("Nobody is told by mail that something waits for them: bailiwick mail set says how.")
    else:
        keep_mail_settings(place, told)
        click.echo(
            "Mail is sent once the server knows us: bailiwick mail set asks for a password, if it wants one."
        )
    click.echo("Next: bailiwick serve     Is everything in order? bailiwick doctor")


def refuse_used_folder(folder: Folder, *, beside: frozenset[str] = frozenset()) -> None:
    """Raise CallError for a folder with anything in it but the names that may stand there already."""
    if not folder.path.exists():
        return
    if not folder.path.is_dir():
        raise CallError("This is a file, not a folder.", place=str(folder.path), remedy="Name another one.")
    killed = killed_restore(folder)
    if killed is not None:
        raise killed
    names = {one.name for one in folder.path.iterdir()} - beside
    if BEING_MADE in names and not folder.is_an_agency:
        raise CallError(
            "A record was begun in this folder and not finished; nothing was recorded in it.",
            place=str(folder.path),
            remedy="Remove the folder (and empty the database, if it is PostgreSQL), then begin again.",
        )
    if names:
        what = "already holds a record" if folder.is_an_agency else "is not empty"
        raise CallError(
            f"The folder {what}.", place=str(folder.path), remedy="Name one that is empty or does not exist."
        )


def _make(folder: Folder, agency: Agency) -> None:
    make_private_folder(folder.blobs)
    make_django_ready()
    # Models can be loaded only now that Django knows where the record is.
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.project.beginning import begin_record  # noqa: PLC0415 -- as above
    from bailiwick.project.keys import make_keys  # noqa: PLC0415 -- as above
    from bailiwick.project.tables import build_tables, refuse_tables_of_another  # noqa: PLC0415 -- as above

    refuse_tables_of_another()
    make_keys(folder, agency)
    build_tables()
    begin_record(OPERATOR, agency=agency)
    write_new(folder.agency_file, agency.to_bytes())
    (folder.path / BEING_MADE).unlink()
    keep_folder(folder.path)
