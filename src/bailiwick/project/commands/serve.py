"""`bailiwick serve`: an agency's record where the folder holds one; otherwise Ask, for this computer alone."""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path

import click

from bailiwick.kernel.errors import CallError
from bailiwick.policy.loading import load_library
from bailiwick.project.commands.folders import folder_option, name_folder, no_record, open_record
from bailiwick.project.folder import Agency
from bailiwick.project.serving import Door, dots, refuse_a_taken_port, serve_at

LOOPBACK = "127.0.0.1"
"""This computer alone. Without a record nothing else is offered: there is no sign-in, and the agencies are invented."""
PORT = 8420
HOSTS = "BAILIWICK_HOSTS"
JOBS = "BAILIWICK_JOBS"


@click.command()
@folder_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="The port on this computer.",
)
@click.option("--address", help="Listen at this address of the machine, not on the machine alone.")
@click.option("--host", "hosts", multiple=True, help="A name by which browsers ask for it (may be repeated).")
@click.option(
    "--jobs/--no-jobs",
    default=True,
    help="Run jobs in this process too (otherwise run `bailiwick worker` beside it).",
)
@click.option(
    "--prepare", is_flag=True, hidden=True, help="Make what the first start would wait for, and end."
)
def serve(  # noqa: PLR0913 -- as many as the command has options
    *, folder: Path | None, port: int, address: str | None, hosts: tuple[str, ...], jobs: bool, prepare: bool
) -> None:
    """Serve the record in the folder; without one, Ask and the library, on this computer only."""
    place = name_folder(folder)
    # A faulty pack is told in one sentence, before the server's own process starts.
    library = load_library()
    if prepare:
        library.scanner  # noqa: B018 -- is compiled, and kept for the next start
        return
    agency = place.agency()
    if agency is None and folder is not None:
        raise no_record(place)
    door = Door(_address(address, hosts, agency), port)
    if agency is not None:
        _make_ready(place.path, hosts, jobs=jobs)
        _refuse_to_show_a_demo(door)
    refuse_a_taken_port(door)
    with dots():
        library.scanner  # noqa: B018 -- as above
    serve_at(door, _said(door, agency))


def _address(address: str | None, hosts: tuple[str, ...], agency: Agency | None) -> str:
    """The address to listen at. Raises CallError for one that would show what must not be shown."""
    if address is None:
        return LOOPBACK
    try:
        loopback = ip_address(address).is_loopback
    except ValueError:
        raise CallError(
            f"'{address}' is no address of a machine.",
            place="--address",
            remedy="Give one in numbers, as 192.0.2.10.",
        ) from None
    if agency is None:
        raise CallError(
            "Only an agency's record can be served to other machines.",
            place="--address",
            remedy="Begin one with bailiwick init, or leave --address out.",
        )
    if not loopback and not hosts:
        raise CallError(
            "Nobody has said by which name browsers will ask for this server.",
            place="--address",
            remedy="Add --host with the name, as --host records.city.example.",
        )
    if not loopback and os.environ.get("BAILIWICK_HTTPS") != "on":
        raise CallError(
            "Between machines this server is reached by https alone, through a web server of yours.",
            place="--address",
            remedy="Put one in front of it, and set BAILIWICK_HTTPS=on and BAILIWICK_PROXIES=1.",
        )
    return address


def _make_ready(path: Path, hosts: tuple[str, ...], *, jobs: bool) -> None:
    """See that the record can be served before the server's own process, which reads the variables, starts."""
    os.environ[HOSTS] = " ".join((*os.environ.get(HOSTS, "").split(), *hosts))
    os.environ[JOBS] = "here" if jobs else "elsewhere"
    open_record(path)
    # Models can be loaded only now that Django knows where the record is.
    from django.db import connections  # noqa: PLC0415 -- as above

    from bailiwick.project.opening import make_ready_to_open  # noqa: PLC0415 -- as above

    make_ready_to_open()
    # The server's own process must not inherit a connection.
    connections.close_all()


def _refuse_to_show_a_demo(door: Door) -> None:
    """Raise CallError where a record that began as a demo would be seen from other machines."""
    from django.db import connections  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.selectors import began_with  # noqa: PLC0415 -- as above

    shown = not ip_address(door.address).is_loopback or os.environ.get(HOSTS, "").strip()
    demo = began_with().get("demo")
    connections.close_all()
    if shown and demo:
        raise CallError(
            "This record began as a demo, and is shown to this computer alone.",
            place="--address",
            remedy="Serve it without --address and --host, or begin an agency's own with bailiwick init.",
        )


def _said(door: Door, agency: Agency | None) -> list[str]:
    if agency is None:
        return [
            f"Bailiwick is running, on this computer only:  {door.link}",
            "Everything you will see is invented. Stop: Ctrl-C.   Command line: bailiwick check --help",
        ]
    reach = ", on this computer only" if ip_address(door.address).is_loopback else ""
    return [
        f"Bailiwick keeps the record of {agency.name}{reach}:  {door.link}",
        "Stop: Ctrl-C.   Is everything in order? bailiwick doctor",
    ]
