"""Bytes of a page to what it shows: HTML when they look like it, otherwise a page told in words."""

from __future__ import annotations

import re

from bailiwick.readers.page.html import read_html
from bailiwick.readers.page.notation import read_notation
from bailiwick.readers.page.pictures import LoadFile, ReadImage
from bailiwick.readers.page.shown import PageShown

_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|div|main|article|section|header|meta|p|span|title)\b", re.IGNORECASE
)


def looks_like_html(data: bytes) -> bool:
    """Whether there is markup near the beginning."""
    return bool(_MARKUP.search(data[:20_000].replace(b"\0", b"")))


def read_page(data: bytes, read_image: ReadImage | None = None, load: LoadFile | None = None) -> PageShown:
    """What a page shows; never raises, whatever the bytes. Pictures are read when something reads them."""
    if looks_like_html(data):
        return read_html(data, read_image, load)
    return read_notation(data.decode("utf-8-sig", "replace"))
