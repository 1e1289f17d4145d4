"""How mail is sent: by the environment, or by the file `mail` that `bailiwick mail set` and `init` write.

BAILIWICK_MAIL: the server, as smtps://name@host or smtp://name@host; BAILIWICK_MAIL_PASSWORD: its password.
BAILIWICK_MAIL_FROM: the one sender of all mail. BAILIWICK_MAIL_CA: a file of the agency's own authorities (PEM).
BAILIWICK_MAIL_BOUNCES: the Maildir or mbox into which what cannot be delivered comes back; it is read each hour.
BAILIWICK_ADDRESS: where a browser finds Bailiwick, for the link in each mail.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from email.utils import parseaddr
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from bailiwick.connectors.smtp import SmtpMail, read_mailbox, read_server
from bailiwick.connectors.smtp.server import is_this_machine
from bailiwick.kernel.errors import CallError
from bailiwick.ports.mail import Mailing
from bailiwick.project.durable import write_over
from bailiwick.project.folder import Folder

_SENDER = re.compile(r"[^@\s<>\"]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+")
_KEYS = frozenset({"server", "sender", "address", "authorities", "bounces"})


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Server, sender and address of the links; where bounces are read, and whose certificates are trusted."""

    server: str
    sender: str
    address: str
    authorities: str = ""
    bounces: str = ""

    def __post_init__(self) -> None:
        read_server(self.server)
        address = parseaddr(self.sender)[1]
        # MAIL FROM is written in ASCII: not every server knows more (RFC 6531).
        if not _SENDER.fullmatch(address) or not address.isascii() or not self.sender.isprintable():
            raise CallError(
                "Mail needs one sender, an address of the agency's.",
                place="BAILIWICK_MAIL_FROM",
                remedy="Give it like “Bailiwick <bailiwick@city.example>”, the address without accents.",
            )
        parts = urlsplit(self.address)
        here = is_this_machine(parts.hostname or "")
        if not parts.hostname or parts.scheme not in ({"http", "https"} if here else {"https"}):
            raise CallError(
                "Mail needs the address at which browsers find Bailiwick, with https.",
                place="BAILIWICK_ADDRESS",
                remedy="Give it like https://bailiwick.city.example.",
            )

    def to_bytes(self) -> bytes:
        """What stands in the file `mail`."""
        plain = {name: getattr(self, name) for name in sorted(_KEYS) if getattr(self, name)}
        return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"


def mail_settings(folder: Folder) -> MailSettings | None:
    """How mail is sent; None where nobody has said. The environment goes before the file. Raises CallError."""
    told = _file_of(folder)
    for name, variable in (
        ("server", "MAIL"),
        ("sender", "MAIL_FROM"),
        ("authorities", "MAIL_CA"),
        ("bounces", "MAIL_BOUNCES"),
        ("address", "ADDRESS"),
    ):
        told[name] = os.environ.get(f"BAILIWICK_{variable}", "").strip() or told.get(name, "")
    if not told["server"]:
        return None
    return MailSettings(**told)


def keep_mail_settings(folder: Folder, told: MailSettings, password: str = "") -> None:
    """Write the file, and the password beside the keys, where one is given."""
    if password:
        write_over(folder.mail_password, password.encode() + b"\n")
    write_over(folder.mail_file, told.to_bytes())


def mail_of(folder: Folder) -> Mailing | None:
    """Who carries an agency's mail; None where nobody has said, and in a demo. Raises CallError."""
    told = None if folder.demo() else mail_settings(folder)
    if told is None:
        return None
    server = read_server(told.server, password=_password(folder), authorities=told.authorities)
    carrier, address = SmtpMail(server, told.sender), told.address.rstrip("/")
    if not told.bounces:
        return Mailing(carrier, address)
    return Mailing(carrier, address, lambda: chain.from_iterable(read_mailbox(Path(told.bounces))))


def _password(folder: Folder) -> str:
    told = os.environ.get("BAILIWICK_MAIL_PASSWORD", "")
    if told or not folder.mail_password.is_file():
        return told
    return folder.mail_password.read_text(encoding="utf-8").rstrip("\n")


def _file_of(folder: Folder) -> dict[str, str]:
    if not folder.mail_file.is_file():
        return {}
    try:
        plain = json.loads(folder.mail_file.read_bytes())
        known = isinstance(plain, dict) and plain.keys() <= _KEYS
    except ValueError:
        plain, known = None, False
    if not known or not all(isinstance(value, str) for value in plain.values()):
        raise CallError(
            "The file that says how mail is sent cannot be understood.",
            place=str(folder.mail_file),
            remedy="Write it anew: bailiwick mail set.",
        )
    return dict(plain)
