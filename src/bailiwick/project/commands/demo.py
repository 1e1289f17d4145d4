"""`bailiwick demo`: an invented agency to look round in, on this computer alone, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path

import click

from bailiwick.kernel.errors import CallError
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.scanner_cache import cache_folder
from bailiwick.project.commands.folders import make_django_ready, name_folder
from bailiwick.project.commands.init import OWNER_ALONE
from bailiwick.project.commands.serve import JOBS, LOOPBACK, PORT
from bailiwick.project.durable import make_private_folder, write_new
from bailiwick.project.folder import Folder
from bailiwick.project.serving import Door, dots, refuse_a_taken_port, serve_at
from bailiwick.project.unfinished import BEING_MADE, empty

SEATS = "/demo/"
OF_A_DEMO = b"a demo\n"
"""In the file that stands while a demo is being made, so that a half-made agency is never taken for one."""
OF_THE_AGENCY = ("BAILIWICK_DATABASE", "BAILIWICK_HOSTS", "BAILIWICK_HTTPS", "BAILIWICK_PROXIES")
AND_OF_ITS_NEIGHBOURS = ("BAILIWICK_TIMESTAMPS", "BAILIWICK_OIDC_SERVER", "BAILIWICK_PAGE_FETCHING")


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the demo is kept; `demo` in Bailiwick's cache folder when none is named.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="The port on this computer.",
)
@click.option("--address", default=LOOPBACK, hidden=True, help="Another address of this computer alone: ::1.")
@click.option("--fresh", is_flag=True, help="Throw the demo away and make it anew, with today's dates.")
@click.option(
    "--prepare", is_flag=True, hidden=True, help="Make what the first start would wait for, and end."
)
def demo(*, folder: Path | None, port: int, address: str, fresh: bool, prepare: bool) -> None:
    """Look round in an invented agency, on this computer only, without a password."""
    door = Door(_loopback(address), port)
    for name in (*OF_THE_AGENCY, *AND_OF_ITS_NEIGHBOURS):
        # What the environment says is meant for an agency's own record, and a demo must never come near that.
        os.environ.pop(name, None)
    # No variable names this folder: BAILIWICK_FOLDER is the agency's own.
    place = name_folder(folder or cache_folder() / "demo")
    os.umask(OWNER_ALONE)
    library = load_library()
    standing = stands(place)
    if not prepare:
        refuse_a_taken_port(door)
    with dots():
        library.scanner  # noqa: B018 -- is compiled, and kept for the next start
        if fresh or not standing:
            _make_anew(place)
        else:
            _refuse_old_tables()
    if not prepare:
        os.environ[JOBS] = "here"
        serve_at(door, _said(place, door))


def _loopback(address: str) -> str:
    """The address, which must be of this computer alone. Raises CallError."""
    try:
        loopback = ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise CallError(
            "The demo is served to this computer alone: anybody could sit down in it.",
            place="--address",
            remedy="Leave --address out. An agency's own record is begun with bailiwick init.",
        )
    return address


def stands(folder: Folder) -> bool:
    """Whether a whole demo is there. Raises CallError for a folder with anything else in it."""
    if folder.path.exists() and not folder.path.is_dir():
        raise CallError("This is a file, not a folder.", place=str(folder.path), remedy="Name another one.")
    if folder.demo() is not None:
        return True
    names = {one.name for one in folder.path.iterdir()} if folder.path.exists() else set()
    begun = folder.path / BEING_MADE
    if names and not (begun.is_file() and begun.read_bytes() == OF_A_DEMO):
        raise CallError(
            "This folder is no demo, and is left as it is.",
            place=str(folder.path),
            remedy="Name one that is empty or does not exist; a demo is never made beside anything else.",
        )
    return False


def _make_anew(folder: Folder) -> None:
    """Make the demo in the folder, which holds nothing, an older demo, or one that was never finished."""
    make_private_folder(folder.path)
    empty(folder.path)
    write_new(folder.path / BEING_MADE, OF_A_DEMO)
    for _ in ("begin it", "fill it"):
        _in_a_process_of_its_own(folder)
    (folder.path / BEING_MADE).unlink()


def _in_a_process_of_its_own(folder: Folder) -> None:
    """Take the next step of making it. Settings are read once, and this process has to read those of the result."""
    ended = subprocess.run(
        [sys.executable, "-m", "bailiwick.project.demonstration"], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        told = ended.stderr.strip().splitlines()
        raise CallError(
            f"The demo could not be made: {told[-1] if told else 'nobody said why'}",
            place=str(folder.path),
            remedy="Nothing is lost: once the cause is gone, say bailiwick demo again.",
        )


def _refuse_old_tables() -> None:
    make_django_ready()
    from django.db import connections  # noqa: PLC0415 -- as above

    from bailiwick.project.tables import look_at_tables  # noqa: PLC0415 -- as above

    tables = look_at_tables()
    connections.close_all()
    if tables.pending or tables.unknown:
        raise CallError(
            "This demo was made by another version.", remedy="Make it anew: bailiwick demo --fresh."
        )


def _said(folder: Folder, door: Door) -> list[str]:
    made = folder.demo()
    day = f"{made.made.day} {made.made:%B %Y}" if made else ""
    return [
        f"Bailiwick is running, on this computer only:  {door.link}{SEATS}",
        "Everything you will see is invented. Stop: Ctrl-C.   Command line: bailiwick check --help",
        f"Its dates are of {day}; what you do in it stays. Begin again: bailiwick demo --fresh",
    ]
