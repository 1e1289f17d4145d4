"""Fetching one page: every redirect looked at anew, capped in bytes, time and hops, without cookies or credentials."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpcore
import httpx

from bailiwick.readers.web.dialling import Dialler, Resolve, resolve_by_system
from bailiwick.readers.web.targets import PORTS, NotFetchedError, Target, target_of

USER_AGENT = "Bailiwick page reader (reads one public page when a person asks)"
TAKEN_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_STEP = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may cost: bytes after decoding, seconds in all, seconds for one wait, redirects."""

    bytes: int = 5_000_000
    seconds: float = 20.0
    wait: float = 6.0
    redirects: int = 5
    ports: frozenset[int] = field(default_factory=lambda: frozenset(PORTS.values()))
    loopback: bool = False  # for tests against a server of one's own, and nothing else


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, the address it came from in the end, and every address asked on the way."""

    data: bytes
    address: str
    hops: tuple[str, ...]
    content_type: str


def fetch(address: str, limits: Limits | None = None, resolve: Resolve = resolve_by_system) -> Fetched:
    """Fetch one page. Raises NotFetchedError, saying why and what to do."""
    allowed = limits or Limits()
    deadline = time.monotonic() + allowed.seconds
    hops: list[str] = []
    target = target_of(address, ports=allowed.ports, loopback=allowed.loopback)
    while True:
        hops.append(target.address)
        answer = _ask(target, allowed, deadline, resolve)
        if isinstance(answer, Fetched):
            return Fetched(answer.data, target.address, tuple(hops), answer.content_type)
        if len(hops) > allowed.redirects:
            raise NotFetchedError(f"The page sent us on more than {allowed.redirects} times.", place=address)
        following = target_of(urljoin(target.address, answer), ports=allowed.ports, loopback=allowed.loopback)
        if target.scheme == "https" and following.scheme == "http":
            raise NotFetchedError("The page sent us from a secured address to an open one.", place=address)
        target = following


def _ask(target: Target, limits: Limits, deadline: float, resolve: Resolve) -> Fetched | str:
    """The page, or the address it sends us on to."""
    dialler = Dialler(deadline, resolve, loopback=limits.loopback)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml",
        "Accept-Encoding": "gzip, identity",
    }
    timeout = httpx.Timeout(limits.wait)
    try:
        with (
            httpx.Client(
                transport=_Transport(dialler), timeout=timeout, trust_env=False, follow_redirects=False
            ) as client,
            client.stream("GET", target.address, headers=headers) as response,
        ):
            return _taken(response, limits, deadline, target)
    except (
        httpx.HTTPError,
        httpcore.NetworkError,
        httpcore.TimeoutException,
        httpcore.ProtocolError,
        httpx.InvalidURL,
        OSError,
    ) as error:
        raise NotFetchedError(
            f"The page could not be fetched ({type(error).__name__}).",
            place=target.address,
            remedy="Save it and give the file.",
        ) from None


def _taken(response: httpx.Response, limits: Limits, deadline: float, target: Target) -> Fetched | str:
    """What is taken of an answer: the address it sends us on to, or its body when it is a page."""
    if response.status_code in _REDIRECTS and response.headers.get("location"):
        return str(response.headers["location"])
    if response.status_code != _OK:
        raise NotFetchedError(
            f"The page answered {response.status_code}.",
            place=target.address,
            remedy="Save it and give the file.",
        )
    kind = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if kind not in TAKEN_TYPES:
        raise NotFetchedError(f"This is no page but '{kind[:60]}'.", place=target.address)
    encoding = str(response.headers.get("content-encoding", "")).strip().lower()
    return Fetched(_body(response.iter_raw(), encoding, limits, deadline, target), target.address, (), kind)


def _body(chunks: Iterable[bytes], encoding: str, limits: Limits, deadline: float, target: Target) -> bytes:
    """The decoded bytes, counted as they are decoded, so that a small answer cannot become a large one."""
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise NotFetchedError(
            f"The page is packed in a way we do not open ('{encoding[:40]}').", place=target.address
        )
    body = bytearray()
    for piece in chunks if encoding in {"", "identity"} else _unpacked(chunks, target):
        body += piece
        if len(body) > limits.bytes:
            raise NotFetchedError(f"The page is longer than {limits.bytes:,} bytes.", place=target.address)
        if time.monotonic() > deadline:
            raise NotFetchedError("The page took too long.", place=target.address)
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], target: Target) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            piece = unpacking.decompress(chunk, _STEP)
            yield piece
            while unpacking.unconsumed_tail:
                yield unpacking.decompress(unpacking.unconsumed_tail, _STEP)
    except zlib.error:
        raise NotFetchedError("The page is packed in a way we cannot open.", place=target.address) from None


class _Transport(httpx.BaseTransport):
    """httpx over connections that our own dialler makes; no proxy, no pool kept, no HTTP/2."""

    def __init__(self, dialler: Dialler) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=1, network_backend=dialler
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(
            method=request.method,
            url=url,
            headers=request.headers.raw,
            content=b"",
            extensions=request.extensions,
        )
        came = self._pool.handle_request(sent)
        return httpx.Response(
            status_code=came.status, headers=came.headers, stream=_Stream(came), extensions=came.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, came: httpcore.Response) -> None:
        self._came = came

    def __iter__(self) -> Iterator[bytes]:
        yield from self._came.iter_stream()

    def close(self) -> None:
        """Let the connection go."""
        self._came.close()
