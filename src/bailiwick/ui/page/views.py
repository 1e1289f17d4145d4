"""The view of Page. A page comes in the body of a POST, goes out in the answer, and is nowhere else."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from bailiwick.readers.web import NotFetchedError
from bailiwick.ui.errors import not_that_way
from bailiwick.ui.page.answering import answer, policies_on
from bailiwick.ui.page.forms import InMemory, Sent, read_sent
from bailiwick.ui.page.presenters import Shown, answered, empty
from bailiwick.ui.page.samples import FIRST, SAMPLES
from bailiwick.ui.shelf import Shelf, shelf_for

UNPROCESSABLE = 422


@csrf_exempt
def page(request: HttpRequest) -> HttpResponse:
    """GET shows a sample already answered; POST looks at what was sent. The token is asked for within."""
    if request.method == "POST":
        request.upload_handlers = [InMemory(request)]
    return _page(request)


@csrf_protect
@sensitive_post_parameters()
@sensitive_variables()
def _page(request: HttpRequest) -> HttpResponse:
    fetching, shelf = bool(settings.PAGE_FETCHING), shelf_for(request)
    if request.method == "POST":
        sent = read_sent(request, policies_on(shelf), fetching=fetching)
        shown = _looked_at(sent, shelf, fetching=fetching)
        return _drawn(request, shown, UNPROCESSABLE if shown.sent.error else 200)
    if request.method in {"GET", "HEAD"}:
        return _drawn(request, _looked_at(_sample(request, shelf), shelf, fetching=fetching))
    return not_that_way(request)


def _sample(request: HttpRequest, shelf: Shelf) -> Sent:
    """Only our own samples are named in an address; anybody's page never is."""
    sample = SAMPLES.get(request.GET.get("sample", ""), FIRST)
    asked = request.GET.get("policy", "")
    return Sent(asked if asked in policies_on(shelf) else sample.policy, sample.text, domain=sample.domain)


@sensitive_variables()
def _looked_at(sent: Sent, shelf: Shelf, *, fetching: bool) -> Shown:
    offered = policies_on(shelf)
    if sent.error:
        return empty(sent, offered, fetching=fetching)
    try:
        found = answer(sent, timezone.localdate(), shelf)
    except NotFetchedError as error:
        return empty(replace(sent, error=str(error)), offered, fetching=fetching)
    return answered(sent, offered, found, fetching=fetching)


def _drawn(request: HttpRequest, shown: Shown, status: int = 200) -> HttpResponse:
    return render(request, "page/page.html", {"page": shown}, status=status)
