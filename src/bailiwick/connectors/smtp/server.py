"""Which server takes the agency's mail, and how what is said to it is kept from others."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote, urlsplit

from bailiwick.kernel.errors import CallError

SUBMISSION, SUBMISSIONS = 587, 465
"""The ports of RFC 6409 and of RFC 8314."""
_HOW = "Write smtps://name@host (TLS from the start) or smtp://name@host (STARTTLS)."


class Encryption(Enum):
    """How the connection is kept from others."""

    FROM_THE_START = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Only towards this very machine, whose wires nobody else reads."""


@dataclass(frozen=True, slots=True)
class Server:
    """Host, port, encryption and, where it asks, who we are; `authorities` is a PEM file of the agency's own."""

    host: str
    port: int
    encryption: Encryption
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: str = ""


def read_server(address: str, *, password: str = "", authorities: str = "") -> Server:
    """The server at smtps://name@host:port or smtp://name@host:port; the password never stands in an address.

    In the clear only where the host is this machine. Raises CallError.
    """
    parts = urlsplit(address)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if parts.scheme not in {"smtp", "smtps"} or not host or parts.path.strip("/"):
        raise CallError("This is no address of a mail server.", place="BAILIWICK_MAIL", remedy=_HOW)
    if parts.password is not None:
        raise CallError(
            "A password stands in the address of the mail server, where commands and logs can show it.",
            place="BAILIWICK_MAIL",
            remedy="Take it out: say bailiwick mail set, which asks for it, or set BAILIWICK_MAIL_PASSWORD.",
        )
    encryption = Encryption.STARTTLS
    if parts.scheme == "smtps":
        encryption = Encryption.FROM_THE_START
    elif is_this_machine(host):
        encryption = Encryption.NONE
    usual = SUBMISSIONS if parts.scheme == "smtps" else SUBMISSION
    return Server(host, port or usual, encryption, unquote(parts.username or ""), password, authorities)


def is_this_machine(host: str) -> bool:
    """Whether a host is reached without leaving this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
