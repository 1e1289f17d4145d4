"""`bailiwick serve`: Ask in the browser, for this computer alone."""

from __future__ import annotations

import http.client
import importlib.util
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from bailiwick.kernel.errors import CallError
from bailiwick.policy.loading import load_library

ADDRESS = "127.0.0.1"
"""Loopback, and nothing else: there is no sign-in, and the agencies are invented."""
PORT = 8420
THREADS = 4
READY_WITHIN = 120
"""Seconds until a first page must have been served."""
PATIENCE = 2
"""Seconds without a word."""


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="The port on this computer.",
)
@click.option(
    "--prepare", is_flag=True, hidden=True, help="Make what the first start would wait for, and end."
)
def serve(*, port: int, prepare: bool) -> None:
    """Serve Ask in the browser, on this computer only."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
    # A faulty pack is told in one sentence, before the server's own process starts.
    library = load_library()
    if prepare:
        library.scanner  # noqa: B018 -- is compiled, and kept for the next start
        return
    _refuse_a_taken_port(port)
    with _dots():
        library.scanner  # noqa: B018 -- as above
    threading.Thread(target=_say_when_ready, args=(port,), daemon=True).start()
    # A platform without a build of granian: the standard library's server does for one person.
    if importlib.util.find_spec("granian") is None:
        _serve_plainly(port)
    else:
        _serve_with_granian(port)


def _serve_with_granian(port: int) -> None:
    from granian import Granian  # noqa: PLC0415 -- may be absent
    from granian.constants import Interfaces  # noqa: PLC0415 -- as above

    Granian(
        "bailiwick.project.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_enabled=False,
        log_access=False,
    ).serve()


@contextmanager
def _dots() -> Iterator[None]:
    """Show that something is happening, if it takes long enough for somebody to wonder."""
    ended = threading.Event()

    def show() -> None:
        if ended.wait(PATIENCE):
            return
        click.echo("Preparing (once, about a minute) ", nl=False)
        while not ended.wait(PATIENCE):
            click.echo(".", nl=False)
        click.echo(" done")

    shown = threading.Thread(target=show, daemon=True)
    shown.start()
    try:
        yield
    finally:
        ended.set()
        shown.join()


def _refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise CallError(
                f"Port {port} cannot be used: {error.strerror}.",
                place=f"{ADDRESS}:{port}",
                remedy="Stop what uses it, or give another one with --port.",
            ) from None


def _say_when_ready(port: int) -> None:
    """Print the address once a page has been served, so that whoever follows it finds one."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if _answers(port):
            click.echo(f"Bailiwick is running, on this computer only:  http://{ADDRESS}:{port}")
            click.echo(
                "Everything you will see is invented. Stop: Ctrl-C.   Command line: bailiwick check --help"
            )
            return
        time.sleep(0.1)
    click.echo(f"bailiwick: No page was served within {READY_WITHIN} seconds. Stop with Ctrl-C.", err=True)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=READY_WITHIN)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Log nothing: what is asked for is nobody's business."""


def _serve_plainly(port: int) -> None:
    from bailiwick.project.wsgi import application  # noqa: PLC0415 -- loads everything; only this server needs it here

    with make_server(ADDRESS, port, application, WSGIServer, _Quiet) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
