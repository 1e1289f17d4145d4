"""What the pages do alike: who looks and when, a refusal put above a form, files read in memory."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ParamSpec
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.forms import MOST_BYTES, InMemory, chosen_file
from bailiwick.apps.approvals.selectors.powers import works_here
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.readers.page.html import read_html

P = ParamSpec("P")
UNPROCESSABLE, FORBIDDEN = 422, 403
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in: the capture that keeps it, its digest, and the page in it, if it is one."""

    capture: UUID
    digest: str
    page: PageCapture | None


def takes_file(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """A view that may be sent a file: it is held in memory, and the token is asked for within."""
    within = csrf_protect(view)

    @csrf_exempt
    @functools.wraps(view)
    def taking(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        if isinstance(request, HttpRequest) and request.method == "POST":
            request.upload_handlers = [InMemory(request)]
        return within(*args, **kwargs)

    return taking


def who_and_when(request: HttpRequest) -> tuple[Actor, UUID, date, datetime]:
    """Who looks, their id, today where the agency is, and now. Who does not work here today finds nothing here."""
    actor, day = actor_of(request), timezone.localdate()
    if actor.identity is None or not works_here(actor.identity, day):
        raise Http404
    return actor, actor.identity, day, timezone.now()


def tell(form: Form, error: BailiwickError) -> int:
    """Put what is missing at its field, or what was refused above the form; returns the status of the answer."""
    field = error.field if isinstance(error, ApprovalsError) and error.field in form.fields else None
    form.add_error(field, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE


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


def handed_in(request: HttpRequest, actor: Actor, kind: str) -> HandedIn | None:
    """Keep the file that came with the form; None where there is none. Raises ApprovalsError."""
    found = chosen_file(request)
    if found is None:
        return None
    if (found.size or 0) > MOST_BYTES:
        raise ApprovalsError("The file is larger than 6 MB.", field="file", remedy="Save it smaller.")
    data = bytes(found.read())
    media = media_type_of(data)
    if not media:
        raise ApprovalsError(
            "This is neither a picture, nor a PDF, nor a saved page.",
            field="file",
            remedy="Add one of those.",
        )
    digest = digest_of_bytes(data)
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
    return HandedIn(capture(actor, seen, data).capture, digest, page)


def page_in(data: bytes) -> PageCapture:
    """A saved page as the heart compares pages: its words and where its links lead."""
    shown = read_html(data)
    words = "\n".join(one.text for one in shown.passages if one.text.strip())
    return PageCapture(text=words, links=shown.links)
