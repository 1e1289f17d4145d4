"""Dialling: a name is resolved once, every address it has is looked at, and the connection goes to one of them.

A second answer of the name server (DNS rebinding) is never asked for. All reading and writing ends at one deadline.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from bailiwick.readers.web.targets import NotFetchedError, SilentError, is_public

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port to the addresses it has, as text."""
SHORTEST_WAIT = 0.01


def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """Every address the system knows for a name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise SilentError("No address is known for this name.", place=host) from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Dialler(httpcore.NetworkBackend):
    """Connects only to public addresses, to the very address that was looked at, until the deadline."""

    def __init__(self, deadline: float, resolve: Resolve, *, loopback: bool) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._loopback = loopback
        self._plain = httpcore.SyncBackend()
        self.dialled: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, look at every address, and connect to the first."""
        addresses = [ipaddress.ip_address(one.partition("%")[0]) for one in self._resolve(host, port)]
        if not addresses:
            raise NotFetchedError("No address is known for this name.", place=host)
        if not all(is_public(one) or (self._loopback and one.is_loopback) for one in addresses):
            raise NotFetchedError("The name does not lead to the open Internet.", place=host)
        chosen = str(addresses[0])
        self.dialled.append(chosen)
        stream = self._plain.connect_tcp(
            chosen, port, _left(self._deadline, timeout), local_address, socket_options
        )
        return _Timed(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a socket of this computer is no page."""
        del timeout, socket_options
        raise NotFetchedError("A socket of this computer is not fetched.", place=path)


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 -- as httpcore has it
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise SilentError("The page took too long.")
    return max(SHORTEST_WAIT, min(left, timeout if timeout is not None else left))
