"""Fetching one page: every redirect looked at anew, capped in bytes, time and hops, without cookies or credentials."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urljoin

import httpcore
import httpx

from bailiwick.readers.web.asking import AnsweredError, Asking, BusyError, mark_of, retry_after
from bailiwick.readers.web.dialling import Dialler, Resolve, resolve_by_system
from bailiwick.readers.web.targets import PORTS, NotFetchedError, SilentError, Target, target_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _UNCHANGED = 200, 304
_BUSY = frozenset({429, 503})
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
    cut: bool = False  # what is longer is cut off rather than refused


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, the address it came from in the end, and every address asked on the way."""

    data: bytes
    address: str
    hops: tuple[str, ...]
    content_type: str
    unchanged: bool = False  # the host says that it is as it was (304); there are no bytes then
    etag: str = ""
    modified: str = ""


def fetch(
    address: str,
    limits: Limits | None = None,
    resolve: Resolve = resolve_by_system,
    asking: Asking | None = None,
) -> Fetched:
    """Fetch one page. Raises NotFetchedError, saying why and what to do. Time spent in `before` does not count."""
    allowed, asked = limits or Limits(), asking or Asking()
    left = allowed.seconds
    hops: list[str] = []
    target = target_of(address, ports=allowed.ports, loopback=allowed.loopback)
    while True:
        asked.before(target)
        hops.append(target.address)
        begun = time.monotonic()
        answer = _asked(target, allowed, begun + left, resolve, asked)
        left -= time.monotonic() - begun
        if isinstance(answer, Fetched):
            return replace(answer, address=target.address, hops=tuple(hops))
        if len(hops) > allowed.redirects:
            raise NotFetchedError(f"The page sent us on more than {allowed.redirects} times.", place=address)
        following = target_of(_joined(target.address, answer), ports=allowed.ports, loopback=allowed.loopback)
        if target.scheme == "https" and following.scheme == "http":
            raise NotFetchedError("The page sent us from a secured address to an open one.", place=address)
        target = following


def _joined(address: str, answer: str) -> str:
    """Where an answer sends us on to; what is written as no address at all is no way on."""
    try:
        return urljoin(address, answer)
    except ValueError:
        raise NotFetchedError("The page sent us on to what is no address.", place=address) from None


def _asked(
    target: Target, limits: Limits, deadline: float, resolve: Resolve, asking: Asking
) -> Fetched | str:
    """One hop, after which whoever keeps the pace is told that it is over."""
    fault: NotFetchedError | None = None
    try:
        return _ask(target, limits, deadline, resolve, asking)
    except NotFetchedError as error:
        fault = error
        raise
    finally:
        asking.after(target, fault)


def _ask(target: Target, limits: Limits, deadline: float, resolve: Resolve, asking: Asking) -> Fetched | str:
    """The page, or the address it sends us on to."""
    dialler = Dialler(deadline, resolve, loopback=limits.loopback)
    timeout = httpx.Timeout(limits.wait)
    try:
        with (
            httpx.Client(
                transport=_Transport(dialler), timeout=timeout, trust_env=False, follow_redirects=False
            ) as client,
            client.stream("GET", target.address, headers=asking.headers) as response,
        ):
            return _taken(response, limits, deadline, target, asking)
    except (
        httpx.HTTPError,
        httpcore.NetworkError,
        httpcore.TimeoutException,
        httpcore.ProtocolError,
        httpx.InvalidURL,
        OSError,
    ) as error:
        raise SilentError(
            f"The page could not be fetched ({type(error).__name__}).",
            place=target.address,
            remedy="Save it and give the file.",
        ) from None


def _taken(
    response: httpx.Response, limits: Limits, deadline: float, target: Target, asking: Asking
) -> Fetched | str:
    """What is taken of an answer: the address it sends us on to, or its body when it is a page."""
    headers = response.headers
    if response.status_code in _REDIRECTS and headers.get("location"):
        return str(headers["location"])
    if response.status_code == _UNCHANGED and (asking.etag or asking.modified):
        return Fetched(
            b"", target.address, (), "", unchanged=True, etag=asking.etag, modified=asking.modified
        )
    if response.status_code in _BUSY:
        raise BusyError(response.status_code, target.address, retry_after(headers))
    if response.status_code != _OK:
        raise AnsweredError(response.status_code, target.address)
    kind = str(headers.get("content-type", "")).partition(";")[0].strip().lower()
    if asking.types and kind not in asking.types:
        raise NotFetchedError(f"This is no page but '{kind[:60]}'.", place=target.address)
    encoding = str(headers.get("content-encoding", "")).strip().lower()
    data = _body(response.iter_raw(), encoding, limits, deadline, target)
    return Fetched(
        data,
        target.address,
        (),
        kind,
        etag=mark_of(headers.get("etag", "")),
        modified=mark_of(headers.get("last-modified", "")),
    )


def _body(chunks: Iterable[bytes], encoding: str, limits: Limits, deadline: float, target: Target) -> bytes:
    """The decoded bytes, counted as they are decoded, so that a small answer cannot become a large one."""
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise NotFetchedError(
            f"The page is packed in a way we do not open ('{encoding[:40]}').", place=target.address
        )
    body = bytearray()
    for piece in chunks if encoding in {"", "identity"} else _unpacked(chunks, target):
        body += piece
        if len(body) > limits.bytes and limits.cut:
            return bytes(body[: limits.bytes])
        if len(body) > limits.bytes:
            raise NotFetchedError(f"The page is longer than {limits.bytes:,} bytes.", place=target.address)
        if time.monotonic() > deadline:
            raise SilentError("The page took too long.", place=target.address)
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


@cache
def _authorities() -> ssl.SSLContext:
    """Whose certificates are believed: read once, since reading them takes longer than asking for a page."""
    return httpx.create_ssl_context(trust_env=False)


class _Transport(httpx.BaseTransport):
    """httpx over connections that our own dialler makes; no proxy, no pool kept, no HTTP/2."""

    def __init__(self, dialler: Dialler) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_authorities(), max_connections=1, network_backend=dialler
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
