"""Bytes of a page to what it shows: HTML when they look like it, or one saved as a single file; otherwise a page told in words."""

from __future__ import annotations

import re

from bailiwick.readers.page.archive import markup_in
from bailiwick.readers.page.html import read_html
from bailiwick.readers.page.notation import read_notation
from bailiwick.readers.page.pictures import LoadFile, ReadImage
from bailiwick.readers.page.shown import PageShown

_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|div|main|article|section|header|meta|p|span|title)\b", re.IGNORECASE
)


_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"bplist")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT, _FEW_CONTROLS, _MOST_CONTROLS = 4096, 4, 0.02
NO_PAGE = "the file, which is neither a saved page (HTML) nor words"


def looks_like_html(data: bytes) -> bool:
    """Whether there is markup near the beginning."""
    return bool(_MARKUP.search(data[:20_000].replace(b"\0", b"")))


def is_binary(data: bytes) -> bool:
    """Whether bytes are no words in any encoding we read: a picture, a PDF, a packed file."""
    head = data[:_LOOKED_AT]
    if data.startswith(_SIGNATURES):
        return True
    return len(_CONTROLS.findall(head)) > max(_FEW_CONTROLS, len(head) * _MOST_CONTROLS)


def read_page(data: bytes, read_image: ReadImage | None = None, load: LoadFile | None = None) -> PageShown:
    """What a page shows; never raises, whatever the bytes. Pictures are read when something reads them."""
    data = markup_in(data) or data
    if not data.startswith(_SIGNATURES) and looks_like_html(data):
        return read_html(data, read_image, load)
    if is_binary(data):
        return PageShown(empty=True, unread=(NO_PAGE,))
    return read_notation(data.decode("utf-8-sig", "replace"))
