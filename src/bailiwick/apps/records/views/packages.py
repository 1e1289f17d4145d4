"""Packages, as files: a copy of one, and the receipt of its export."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.records.selectors.pages import receipt_of
from bailiwick.apps.records.services import take
from bailiwick.apps.records.views.helping import FORBIDDEN, UNPROCESSABLE, demand_for, looker_of
from bailiwick.kernel.errors import BailiwickError


@require_POST
def take_copy(request: HttpRequest, identity: UUID, number: int) -> HttpResponse:
    """A copy of a package; who takes it is in the custody log before the first byte leaves."""
    looker = looker_of(request)
    demand = demand_for(looker, identity)
    try:
        data = take(looker.actor, identity, number)
    except BailiwickError as error:
        status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
        return render(request, "records/not_taken.html", {"demand": demand, "error": error}, status=status)
    return _file(data, "application/zip", f"package-{number}.zip")


@require_safe
def receipt(request: HttpRequest, identity: UUID, number: int) -> HttpResponse:
    """What shows offline that the export was entered, and which SHA-256 it names."""
    data = receipt_of(demand_for(looker_of(request), identity), number)
    if data is None:
        raise Http404
    return _file(data, "text/plain; charset=utf-8", f"package-{number}.tlog-proof")


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=named)
