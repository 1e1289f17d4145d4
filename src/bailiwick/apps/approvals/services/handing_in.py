"""A file that somebody hands in with a request: looked at, and kept as it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.readers.page.html import read_html

MOST_BYTES = 6 * 1024 * 1024
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in: the capture that keeps it, its digest, and the page in it, if it is one."""

    capture: UUID
    digest: str
    page: PageCapture | None


def take_in(actor: Actor, data: bytes, kind: str) -> HandedIn:
    """Keep a file; `kind` is what it is seen as. Raises ApprovalsError where it is too large, or no such file."""
    if len(data) > MOST_BYTES:
        raise ApprovalsError("The file is larger than 6 MB.", field="file", remedy="Save it smaller.")
    media = media_type_of(data)
    if not media:
        raise ApprovalsError(
            "This is neither a picture, nor a PDF, nor a saved page.",
            field="file",
            remedy="Add one of those.",
        )
    page = page_in(data) if media == "text/html" else None
    seen = Sighting(
        kind=kind,
        source="handed-in",
        object=hashlib.sha256(data).hexdigest(),
        seen_at=timezone.now(),
        media_type=media,
        method="upload",
        text=page.text if page else None,
        person=actor.identity,
    )
    return HandedIn(capture(actor, seen, data).capture, digest_of_bytes(data), page)


def media_type_of(data: bytes) -> str:
    """What a file is, by its first bytes: a picture, a page, or only bytes."""
    found = next((kind for mark, kind in PICTURES.items() if data.startswith(mark)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        found = "image/webp"
    if found:
        return found
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    return "text/html" if b"<html" in data[:2000].lower() or b"<!doctype html" in data[:200].lower() else ""


def page_in(data: bytes) -> PageCapture:
    """A saved page as the heart compares pages: its words and where its links lead."""
    shown = read_html(data)
    words = "\n".join(one.text for one in shown.passages if one.text.strip())
    return PageCapture(text=words, links=shown.links)
