"""Files that people choose: held in memory for as long as the request lasts, as they may be anybody's data."""

from __future__ import annotations

import base64
import binascii
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from bailiwick.apps.roster.services.bringing.reading import MOST_BYTES

CARRIED = 400_000
"""Characters of a packed file that a page carries from the look to the act; a larger one is chosen again."""


class InMemory(FileUploadHandler):
    """Holds one file in memory for as long as the request lasts; nothing is written, as it may be anybody's data."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece. Raises StopUpload when the file is too large."""
        del start
        self._held += raw_data
        if len(self._held) > MOST_BYTES:
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """The file, in memory."""
        del file_size
        return SimpleUploadedFile("people.csv", bytes(self._held))


def packed(data: bytes) -> str:
    """A file as a page carries it in a hidden field; nothing where it is too large for that."""
    text = base64.b64encode(zlib.compress(data, 9)).decode("ascii")
    return text if len(text) <= CARRIED else ""


def file_of(request: HttpRequest) -> bytes:
    """The file that was chosen, or the one that the page carried; nothing where there is none."""
    chosen = request.FILES.get("file")
    if isinstance(chosen, UploadedFile):
        return bytes(chosen.read())
    try:
        raw = base64.b64decode(request.POST.get("packed", ""), validate=True)
        return zlib.decompressobj().decompress(raw, MOST_BYTES + 1) if raw else b""
    except (binascii.Error, zlib.error):
        return b""
