"""The journal's pages: entries by filter, one entry, and its proof."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.accounts.selectors import actor_of, is_a_demo
from bailiwick.apps.desk.forms import JournalForm
from bailiwick.apps.desk.permissions import may_read_all
from bailiwick.apps.desk.selectors import entry_for, prove, shown, shown_page
from bailiwick.apps.journal.models import AbstractEntry
from bailiwick.apps.journal.selectors import Asked, entries, published_key
from bailiwick.apps.journal.selectors import verifier as the_verifier


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Everybody's entries for those who may read them, and one's own for everybody else."""
    form = JournalForm(request.GET)
    everything = may_read_all(actor_of(request), timezone.localdate())
    asked, before = (form.asked(), form.cleaned_data["before"]) if form.is_valid() else (Asked(), None)
    me = actor_of(request).identity
    asked = replace(asked, reader=me) if everything else replace(asked, reader=me, actor=me)
    page = shown_page(entries(asked, before=before))
    kept = {name: value for name, value in request.GET.items() if value and name != "before"}
    older = urlencode(kept | {"before": page.before}) if page.before is not None else ""
    context = {"form": form, "page": page, "older": older, "everything": everything, "demo": is_a_demo()}
    return render(request, "desk/journal.html", context, status=200 if form.is_valid() else 400)


@require_safe
def entry(request: HttpRequest, record: UUID) -> HttpResponse:
    """One entry, what was recorded, and what can be proved of it now."""
    found = _found(request, record)
    told, details = shown(found)
    context = {"entry": told, "details": details, "proof": prove(found), "demo": is_a_demo()}
    return render(request, "desk/entry.html", context)


@require_safe
def proof(request: HttpRequest, record: UUID) -> HttpResponse:
    """The proof as a file that a stranger can verify offline (C2SP tlog-proof)."""
    found = _found(request, record)
    proved = prove(found)
    if not proved.text:
        raise Http404
    return _file(proved.text, f"entry-{found.index}.tlog-proof")


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The key that the log is signed with, as it is published."""
    del request
    found = published_key()
    if found is None:
        raise Http404
    return _file(f"{found.printed()}\n", "log.key")


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that verifies proofs and exports with Python alone."""
    del request
    return _file(the_verifier(), "verify_bailiwick.py")


def _file(content: str | bytes, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/plain; charset=utf-8", headers=named)


def _found(request: HttpRequest, record: UUID) -> AbstractEntry:
    found = entry_for(actor_of(request), record, timezone.localdate())
    if found is None:
        raise Http404
    return found
