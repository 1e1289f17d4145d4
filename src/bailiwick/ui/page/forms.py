"""Reading what a person sent: pasted words or markup, a saved file in memory, or, where it is allowed, an address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext

from bailiwick.kernel.identifiers import is_plain_id

LARGEST_FILE = 5_000_000
"""Bytes of a saved page."""
LONGEST_DOMAIN = 253


class InMemory(FileUploadHandler):
    """Holds one file in memory for as long as the request lasts; nothing is ever written."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = bytearray()
        self.too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece. Raises StopUpload when the file is too large."""
        del start
        self._held += raw_data
        if len(self._held) > LARGEST_FILE:
            self._held.clear()
            self.too_large = True
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """The file, in memory."""
        del file_size
        return SimpleUploadedFile("page", bytes(self._held))


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: the policy, the words or markup pasted, the bytes of a file, an address, an official domain."""

    policy: str
    words: str = ""
    saved: bytes = b""
    address: str = ""
    domain: str = ""
    error: str = ""

    @property
    def data(self) -> bytes:
        """The page as bytes: the file, or else what was pasted."""
        return self.saved or self.words.encode("utf-8", "replace")


def read_sent(request: HttpRequest, policies: Collection[str], *, fetching: bool) -> Sent:
    """What a form sent; `error` says in a sentence what cannot be read."""
    form = request.POST
    policy = str(form.get("policy", ""))
    words = str(form.get("words", "")).replace("\r\n", "\n")
    address = str(form.get("address", "")).strip() if fetching else ""
    domain = str(form.get("domain", "")).strip().lower()[:LONGEST_DOMAIN]
    file = request.FILES.get("saved")
    saved = file.read() if isinstance(file, UploadedFile) else b""
    error = ""
    if policy not in policies:
        policy, error = next(iter(policies)), gettext("Choose one of the policies shown.")
    elif any(isinstance(one, InMemory) and one.too_large for one in request.upload_handlers):
        error = gettext(
            "This file is larger than 5 MB, so we left it unread. Save it without pictures, or paste its words."
        )
    elif not (words.strip() or saved.strip() or address):
        error = gettext(
            "There is no page to look at yet. Paste one, choose a saved file, or take a sample below."
        )
    elif domain and not is_plain_id(domain.replace(".", "-")):
        error = gettext("The official website is written like this: city.example.")
    return Sent(policy, words, saved, address, domain, error)
