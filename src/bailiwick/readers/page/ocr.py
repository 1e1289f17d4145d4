"""Words of a page's pictures, by the reader of pictures; what it cannot open or read is said to be unread."""

from __future__ import annotations

from bailiwick.kernel.errors import CallError
from bailiwick.readers.image.opening import opened
from bailiwick.readers.image.words import words_in


def read_words(data: bytes) -> str | None:
    """The words of a picture in English or Spanish, on one line; None when it could not be read."""
    try:
        read = words_in(opened(data))
    except CallError:
        return None
    return None if read.text is None else " ".join(read.text.split())
