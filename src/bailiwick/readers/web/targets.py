"""Which addresses may be fetched: plain http and https names that lead to public addresses, and nothing else.

Sources: the IANA special-purpose address registries (RFC 6890), RFC 6052 (NAT64), the URL standard's host parser, whose
odd notations of numbers (`0x7f.1`, `2130706433`) browsers read as addresses; here they are refused.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

import idna

from bailiwick.kernel.errors import BailiwickError

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2000
_NOT_PLAIN = re.compile(
    r"[\x00-\x20\x7f\\<>\"^`{|}]|[\u0080-\u00a0\u2000-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff\ufff0-\uffff]"
)
_PARTS = re.compile(r"^(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?P<place>[^/?#]*)(?P<rest>[^#]*)")
_NAME = re.compile(
    r"^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$"
)
_QUAD = re.compile(r"^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$")
_NUMERIC = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$", re.IGNORECASE)
_INNER_NAMES = re.compile(
    r"(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|test|invalid|onion|arpa)$"
)
_TUNNELS = tuple(
    ipaddress.ip_network(one)
    for one in (
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",
        "100::/64", "2001:db8::/32", "fec0::/10", "5f00::/16", "3fff::/20", "2001:10::/28", "2001:20::/28",
    )
)  # fmt: skip
_RELAYS = tuple(
    ipaddress.ip_network(one)
    for one in ("192.88.99.0/24", "192.0.0.0/24", "0.0.0.0/8", "100.64.0.0/10", "198.18.0.0/15")
)

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotFetchedError(BailiwickError):
    """An address that is not fetched, or whose answer is not taken; the message says why."""


class SilentError(NotFetchedError):
    """The host did not answer, or not in time."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked for: scheme, host in ASCII, port, and the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        """The address as it is asked for."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{shown}{port}{self.path}"


def target_of(
    address: str, *, ports: frozenset[int] = frozenset(PORTS.values()), loopback: bool = False
) -> Target:
    """Read an address. Raises NotFetchedError. `ports` and `loopback` are for tests against a server of one's own."""
    if len(address) > LONGEST_ADDRESS or _NOT_PLAIN.search(address):
        raise NotFetchedError(
            "The address holds characters that no address has, or is too long.", place=_shown(address)
        )
    parts = _PARTS.match(address)
    if parts is None or parts["scheme"].lower() not in PORTS:
        raise NotFetchedError(
            "Only addresses that begin with http:// or https:// are fetched.", place=_shown(address)
        )
    scheme, place = parts["scheme"].lower(), parts["place"]
    if "@" in place or "%" in place:
        raise NotFetchedError(
            "An address with a name, a password or escapes before the path is not fetched.",
            place=_shown(address),
        )
    host, port = _host_and_port(place, scheme, address)
    if port not in ports:
        raise NotFetchedError(f"Port {port} is not one that web pages are read from.", place=_shown(address))
    return Target(scheme, _checked(host, address, loopback=loopback), port, parts["rest"] or "/")


def is_public(address: IPAddress) -> bool:
    """Whether an address is of the open Internet: not private, loopback, link-local, multicast, reserved, a tunnel."""
    if isinstance(address, ipaddress.IPv6Address):
        tunnel = any(address in network for network in _TUNNELS) or address.scope_id is not None
        if (
            tunnel
            or address.ipv4_mapped is not None
            or address.sixtofour is not None
            or address.teredo is not None
        ):
            return False
    elif any(address in network for network in _RELAYS):
        return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_private
        and not address.is_loopback
        and not address.is_link_local
        and not address.is_unspecified
    )


def _host_and_port(place: str, scheme: str, address: str) -> tuple[str, int]:
    if place.startswith("["):
        host, closed, rest = place[1:].partition("]")
        if not closed or (rest and not rest.startswith(":")):
            raise NotFetchedError("The address is not written as one.", place=_shown(address))
        port = rest[1:]
        host = f"[{host}"
    else:
        host, _, port = place.partition(":")
    if port and (not port.isascii() or not port.isdecimal() or len(port) > len("65535")):
        raise NotFetchedError("The port is not a number.", place=_shown(address))
    return host, int(port) if port else PORTS[scheme]


def _checked(host: str, address: str, *, loopback: bool) -> str:
    if host.startswith("["):
        literal = _literal(host[1:], address)
        _must_be_public(literal, address, loopback=loopback)
        return str(literal)
    name = _in_ascii(host, address)
    if _QUAD.match(name):
        _must_be_public(_literal(name, address), address, loopback=loopback)
        return name
    if _NUMERIC.search(name.rstrip(".")) or not _NAME.match(name):
        raise NotFetchedError("The host is not written as a name or a plain address.", place=_shown(address))
    if _INNER_NAMES.search(name):
        raise NotFetchedError("The host is a name of an inner network.", place=_shown(address))
    return name


def _in_ascii(host: str, address: str) -> str:
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower() if host else ""
    except (idna.IDNAError, UnicodeError):
        raise NotFetchedError("The host is not a name.", place=_shown(address)) from None


def _literal(text: str, address: str) -> IPAddress:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        raise NotFetchedError(
            "The host is not written as a name or a plain address.", place=_shown(address)
        ) from None


def _must_be_public(literal: IPAddress, address: str, *, loopback: bool) -> None:
    if not (is_public(literal) or (loopback and literal.is_loopback)):
        raise NotFetchedError("The address does not lead to the open Internet.", place=_shown(address))


def _shown(address: str) -> str:
    plain = address.encode("ascii", "backslashreplace").decode()
    return plain if len(plain) <= 120 else f"{plain[:119]}..."  # noqa: PLR2004 -- as much as a line holds
