"""The server's process: a port that is free, a program that listens, and a word when the first page has been served."""

from __future__ import annotations

import http.client
import importlib.util
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from bailiwick.kernel.errors import CallError

THREADS = 4
READY_WITHIN = 120
"""Seconds until a first page must have been served."""
PATIENCE = 2
"""Seconds without a word."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- looked up, not bound
"""Where an address that means every one of the machine's can be reached from the machine itself."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens."""

    address: str
    port: int

    @property
    def family(self) -> socket.AddressFamily:
        """Of the address: IPv4 or IPv6."""
        return socket.AF_INET6 if ":" in self.address else socket.AF_INET

    @property
    def link(self) -> str:
        """The address that somebody at this machine follows."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}"


def serve_at(door: Door, said: Sequence[str]) -> None:
    """Serve until stopped; `said` is printed once the first page has been served."""
    threading.Thread(target=_say_when_ready, args=(door, said), daemon=True).start()
    # A platform without a build of granian: the standard library's server does for one person.
    if importlib.util.find_spec("granian") is None:
        _serve_plainly(door)
    else:
        _serve_with_granian(door)


def refuse_a_taken_port(door: Door) -> None:
    """Raise CallError when the port cannot be listened at."""
    with socket.socket(door.family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.address, door.port))
        except OSError as error:
            raise CallError(
                f"Port {door.port} cannot be used: {error.strerror}.",
                place=f"{door.address}:{door.port}",
                remedy="Stop what uses it, or give another one with --port.",
            ) from None


@contextmanager
def dots() -> Iterator[None]:
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


def _serve_with_granian(door: Door) -> None:
    from granian import Granian  # noqa: PLC0415 -- may be absent
    from granian.constants import Interfaces  # noqa: PLC0415 -- as above

    Granian(
        "bailiwick.project.wsgi:application",
        address=door.address,
        port=door.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_enabled=False,
        log_access=False,
    ).serve()


def _say_when_ready(door: Door, said: Sequence[str]) -> None:
    """Print where to go once a page has been served, so that whoever follows it finds one."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if _answers(door):
            for line in said:
                click.echo(line)
            return
        time.sleep(0.1)
    click.echo(f"bailiwick: No page was served within {READY_WITHIN} seconds. Stop with Ctrl-C.", err=True)


def _answers(door: Door) -> bool:
    address = EVERYWHERE.get(door.address, door.address)
    connection = http.client.HTTPConnection(address, door.port, timeout=READY_WITHIN)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status < http.client.BAD_REQUEST
    except OSError:
        return False
    finally:
        connection.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Log nothing: what is asked for is nobody's business."""


def _serve_plainly(door: Door) -> None:
    from bailiwick.project.wsgi import application  # noqa: PLC0415 -- loads everything; only this server needs it here

    maker: Callable[..., WSGIServer] = make_server
    with maker(door.address, door.port, application, WSGIServer, _Quiet) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
