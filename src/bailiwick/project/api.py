"""The interface for programs, at /api/v1/: the rooms' routers joined, with one form for whatever goes wrong."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Collection
from typing import Any

import orjson
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from bailiwick.apps.accounts.facts import Pace
from bailiwick.apps.accounts.selectors import asking_account, network_of
from bailiwick.apps.accounts.services.api_access import REFUSAL
from bailiwick.apps.accounts.services.pacing import remember, turned_away, wait_before
from bailiwick.apps.approvals import api as approvals
from bailiwick.apps.desk import api as desk
from bailiwick.apps.journal.errors import (
    ClockWentBackError,
    DamagedError,
    FreeTextError,
    NotStampedError,
    OutsideAnActError,
    RacedError,
    RefusedError,
    StoppedError,
    StoreFailedError,
)
from bailiwick.apps.policies import api as policies
from bailiwick.apps.readiness import api as readiness
from bailiwick.apps.roster import api as roster
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ledger.errors import LedgerError
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError
from bailiwick.ports.timestamper import NoAnswerError
from bailiwick.project.openapi import described, pages_of
from bailiwick.ui.api.problems import KINDS, FieldProblem, Kind, ProblemError, answer, answer_to

_log = logging.getLogger("bailiwick.api")
View = Callable[..., HttpResponse]


class Strict(Parser):
    """JSON as RFC 8259 has it: neither NaN nor half a character, which nothing behind it could keep."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as plain data. Raises ValueError, which is told as not read."""
        found: dict[str, Any] = orjson.loads(request.body)
        return found


class Plain(BaseRenderer):
    """Answers as JSON: moments as RFC 3339 has them, words of a list by their value."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: object, *, response_status: int) -> bytes:
        """The bytes of an answer."""
        del request, response_status
        return orjson.dumps(data)


class Programs(NinjaAPI):
    """The interface, with operations named by their room and what they do."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Such as `desk-me`."""
        room = operation.view_func.__module__.split(".")[2]  # bailiwick.apps.ROOM
        return f"{room}-{operation.view_func.__name__.replace('_', '-')}"


api = Programs(
    title="Bailiwick",
    version="1",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=Strict(),
    renderer=Plain(),
    description=(
        "The same rooms as the pages, for other programs: the same people may do the same, and it leaves the same "
        "entries. Days are YYYY-MM-DD where the agency is, moments RFC 3339 in UTC, ids random UUIDs."
    ),
)
for router in (desk.me, roster.router, policies.router, approvals.router, readiness.router, desk.journal):
    api.add_router("", router)


def _put_right(request: HttpRequest, error: ValidationError) -> HttpResponse:
    del request
    fields = [
        FieldProblem(field=".".join(str(part) for part in one["loc"]), says=str(one["msg"]))
        for one in error.errors
    ]
    return answer(Kind.DOES_NOT_FIT, fields=fields)


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    del request
    if isinstance(error, AuthenticationError):
        response = answer(Kind.NOT_SIGNED_IN)
        response.headers["WWW-Authenticate"] = 'Bearer realm="bailiwick"'
        return response
    return answer(Kind.NOT_READ)


def _refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
    del request
    response = answer(Kind.REFUSED, error.message, remedy=error.remedy, reason=error.reason)
    setattr(response, REFUSAL, True)
    return response


def _cannot(request: HttpRequest, error: BailiwickError) -> HttpResponse:
    del request
    place = getattr(error, "field", "") or error.place
    fields = [FieldProblem(field=f"body.{place}", says=error.message)] if place else []
    return answer(Kind.DOES_NOT_FIT, error.message, remedy=error.remedy, fields=fields)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    del request
    _log.error("an operation broke: %s", type(error).__name__, exc_info=error)
    return answer(Kind.BROKEN)


def _not_now(request: HttpRequest, error: Exception) -> HttpResponse:
    del request
    _log.error("an operation has to wait: %s", type(error).__name__, exc_info=error)
    response = answer(Kind.NOT_NOW)
    if isinstance(error, PASSES):
        response.headers["Retry-After"] = str(SOON)
    return response


OUR_OWN = (DamagedError, FreeTextError, OutsideAnActError)
"""Faults of ours, which nothing that was sent can put right."""
SOON = 5
"""Seconds after which what passes by itself is worth another try."""
PASSES = (OperationalError, StoreFailedError, RacedError, NotStampedError, NoAnswerError)
"""Something is busy, or does not answer: a database, the file of checkpoints, another signer, an authority."""
NOT_NOW = (*PASSES, ClockWentBackError, LedgerError, MissingBlobError, DamagedBlobError)
"""And what people have to look at first: clock, keys, bytes that are kept. Whoever asked has done nothing wrong."""
_ANSWERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Exception: _broken,
    BailiwickError: _cannot,
    **dict.fromkeys(OUR_OWN, _broken),
    **dict.fromkeys(NOT_NOW, _not_now),
    RefusedError: _refused,
    StoppedError: lambda _, error: answer(Kind.STOPPED, error.message, remedy=error.remedy),
    ProblemError: lambda _, error: answer_to(error),
    Http404: lambda _request, _error: answer(Kind.ABSENT),
    ValidationError: _put_right,
    HttpError: _http,
}
for kind, handler in _ANSWERS.items():
    api.add_exception_handler(kind, handler)


class Anything(StringConverter):
    """Whatever is left of an address, a line's end within it as well, which `path` does not take."""

    regex = "(?s:.+)"


register_converter(Anything, "anything")


@login_not_required
@csrf_exempt
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever is not there, told in the form that programs read."""
    del request, rest
    return answer(Kind.ABSENT)


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The description of every operation (OpenAPI 3.1)."""
    del request
    return HttpResponse(_schema(), content_type="application/json")


@login_not_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The same as a page, without a script."""
    context = {"groups": pages_of(described(api)), "kinds": KINDS.items()}
    return render(request, "project/api.html", context)


@functools.cache
def _schema() -> bytes:
    return canonical_json(described(api))


_ALSO = {
    **dict.fromkeys(("entry", "proof"), Pace.PROOF),
    **dict.fromkeys(("people", "journal", "requests", "permissions"), Pace.SEARCH),
}
"""Operations that are held to the pace of their pages as well, for what only reads."""


def _for_programs(view: View, paces: Collection[Pace]) -> View:
    """An address of the interface: at a pace, its head as well, and told in one form what it does not take."""

    @login_not_required
    @csrf_exempt  # a token needs none; where a session opens it, it is asked for there
    @functools.wraps(view)
    def answering(request: HttpRequest, **named: object) -> HttpResponse:
        try:
            return asked(request, **named)
        except (DatabaseError, BailiwickError) as error:
            # Before and around an operation: within one it is told in this form already.
            return api.on_exception(request, error)

    def asked(request: HttpRequest, **named: object) -> HttpResponse:
        token = request.headers.get("Authorization", "")
        wait = turned_away(token)
        if not wait:
            account, address = asking_account(request), network_of(request)
            if account is not None and request.path == WITH_FILES:
                # A file in base64. How long it may be, the middleware has looked at before (LARGER_BODIES).
                request._body = request.read()  # noqa: SLF001 -- Django reads no longer body than a form's
            held = paces if request.method in {"GET", "HEAD"} else {Pace.API}
            wait = wait_before(*held, account=account, address=address)
            if wait and len(paces) == 1:
                remember(token, wait)
        if wait:
            response = answer(Kind.TOO_MANY, remedy=f"Try again in {wait} seconds.")
            response.headers["Retry-After"] = str(wait)
            return response
        if request.method == "HEAD":
            request.method = "GET"
        response = view(request, **named)
        if isinstance(response, HttpResponseNotAllowed):
            told = answer(Kind.NOT_SO)
            told.headers["Allow"] = response.headers["Allow"]
            return told
        return response

    answering.__module__ = __name__
    return answering


def _addresses() -> list[URLPattern]:
    """Every operation's address, by its name, and what stands beside them; the last takes whatever is left."""
    known = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    operations = [
        path(
            str(one.pattern).replace("uuidstr:", "uuid:"),
            _for_programs(one.callback, {Pace.API, _ALSO.get(one.name or "", Pace.API)}),
            name=one.name,
        )
        for one in known
    ]
    return [
        path("", pages, name="pages"),
        path("openapi.json", schema, name="openapi"),
        *operations,
        path("<anything:rest>", nowhere, name="nowhere"),
    ]


WITH_FILES = "/api/v1/requests"
urlpatterns = _addresses()
app_name = "api"
