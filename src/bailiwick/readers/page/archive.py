"""A page that a browser saved as one file (MHTML, RFC 2557): the markup inside it.

Pictures inside it are not read; a notice that may stand in one is told as one that nobody can tell.
"""

from __future__ import annotations

import email
import re
from codecs import BOM_UTF8
from email.message import Message
from itertools import islice

_LARGEST_HEAD = 4000
_ARCHIVE = re.compile(
    rb"\A\s*(?:[\w-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,40}?content-type:\s*multipart/related",
    re.IGNORECASE,
)
MOST_PARTS = 400


def markup_in(data: bytes) -> bytes | None:
    """The first HTML page inside an archive, as UTF-8; None for what is no archive, or holds none."""
    if not _ARCHIVE.match(data[:_LARGEST_HEAD]):
        return None
    for part in islice(email.message_from_bytes(data).walk(), MOST_PARTS):
        if part.get_content_type() == "text/html":
            return BOM_UTF8 + _decoded(part).encode("utf-8", "replace")
    return None


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    octets = payload if isinstance(payload, bytes) else b""
    try:
        return octets.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return octets.decode("utf-8", "replace")
