"""Mails that tell of a mail that did not arrive (delivery status notifications, RFC 3464), read from a mailbox.

Anybody can write such a mail. It is worth something only through the Message-ID of ours that it gives back, whose key
nobody else can work out: whoever reads it compares key and address with what was sent.
"""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from uuid import UUID

from bailiwick.kernel.errors import CallError
from bailiwick.ports.mail import Bounce

LARGEST = 1024 * 1024
"""Bytes of one mail that are read; the status stands at its beginning."""
MOST = 50
"""Addresses of one mail that are looked at."""
_KEY = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", re.IGNORECASE)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


def read_bounces(data: bytes) -> tuple[Bounce, ...]:
    """The addresses that a mail says could not be reached; nothing for any other mail, however damaged."""
    try:
        message = message_from_bytes(data[:LARGEST])
        if message.get_content_type() != "multipart/report":
            return ()
        parts = list(message.walk())
        key = _key_of(parts)
        found = [bounce for part in parts for bounce in _failed(part, key)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # What the standard library cannot take apart is no bounce that we could believe.
        return ()
    return tuple(found[:MOST])


def read_mailbox(path: Path) -> Iterator[tuple[Bounce, ...]]:
    """The bounces of each mail in a Maildir, in an mbox, or in a file of one mail. Raises CallError."""
    if path.is_dir():
        files = [one for name in ("new", "cur") for one in sorted((path / name).glob("*")) if one.is_file()]
        if not any((path / name).is_dir() for name in ("new", "cur")):
            files = sorted(one for one in path.glob("*.eml") if one.is_file())
        for one in files:
            yield read_bounces(_beginning(one))
    elif path.is_file():
        beginning = _beginning(path)
        if not beginning.startswith(b"From "):
            yield read_bounces(beginning)
            return
        box = mailbox.mbox(path, create=False)
        for key in box.iterkeys():
            yield read_bounces(box.get_bytes(key))
        box.close()
    else:
        raise CallError(
            "There is no mailbox here.",
            place=str(path),
            remedy="Name a Maildir, an mbox, or a file of one mail.",
        )


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST)


def _key_of(parts: list[Message]) -> UUID | None:
    """The key of our mail, from the Message-ID of what came back: the last one, behind the report's own."""
    inner = [str(part.get("Message-ID", "")) for part in parts[1:]]
    inner += [str(part.get_payload()) for part in parts if part.get_content_type() == "text/rfc822-headers"]
    for told in reversed(inner):
        if found := _KEY.search(told):
            return UUID(found[1])
    return None


def _failed(part: Message, key: UUID | None) -> Iterator[Bounce]:
    blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else []
    for block in blocks if isinstance(blocks, list) else []:
        if not isinstance(block, Message) or str(block.get("Action", "")).strip().lower() != "failed":
            continue
        told = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
        address = told.partition(";")[2].strip().strip("<>").lower()
        status = _STATUS.search(str(block.get("Status", "")))
        if address and status:
            yield Bounce(address, status[0], key)
