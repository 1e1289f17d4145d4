"""Which folder a command is about, and Django made ready for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.unfinished import killed_restore

Command = TypeVar("Command", bound=Callable[..., Any])
VARIABLE = "BAILIWICK_FOLDER"


def folder_option(command: Command) -> Command:
    """The option that names the record's folder."""
    return click.option(
        "--folder",
        type=click.Path(file_okay=False, path_type=Path),
        envvar=VARIABLE,
        help="The folder that holds the record; `data` in the present folder when none is named.",
    )(command)


def name_folder(path: Path | None) -> Folder:
    """Make the folder the one that settings will read; nothing is opened yet."""
    if path is not None:
        os.environ[VARIABLE] = str(path.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
    return Folder.from_environment()


def open_record(path: Path | None) -> tuple[Folder, Agency]:
    """Make Django ready to work on the record in the folder. Raises CallError where there is none."""
    folder = name_folder(path)
    agency = folder.agency()
    if agency is None:
        raise no_record(folder)
    make_django_ready()
    return folder, agency


def make_django_ready() -> None:
    """Load the rooms. Imported only here: the help of every command is shown where Django was never installed."""
    import django  # noqa: PLC0415 -- as said above

    django.setup()


def no_record(folder: Folder) -> CallError:
    """Told where a folder is named that holds no record."""
    return killed_restore(folder) or CallError(
        "There is no record in this folder.",
        place=str(folder.path),
        remedy="Name the right one with --folder, or begin one with: bailiwick init.",
    )
