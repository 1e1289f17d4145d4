"""What the pages do alike: who looks and when, a refusal put above a form, files read in memory."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from typing import ParamSpec
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.forms import InMemory, chosen_file
from bailiwick.apps.approvals.selectors.powers import works_here
from bailiwick.apps.approvals.services.handing_in import MOST_BYTES, HandedIn, take_in
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.kernel.errors import BailiwickError

P = ParamSpec("P")
UNPROCESSABLE, FORBIDDEN = 422, 403


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


def handed_in(request: HttpRequest, actor: Actor, kind: str) -> HandedIn | None:
    """Keep the file that came with the form; None where there is none. Raises ApprovalsError."""
    found = chosen_file(request)
    # One byte more than may be tells that it is too large, without reading all of it.
    return take_in(actor, bytes(found.read(MOST_BYTES + 1)), kind) if found is not None else None
