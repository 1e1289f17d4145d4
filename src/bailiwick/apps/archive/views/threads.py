"""Threads: those of a page, a new one, and one with everything that was said in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.archive.facts import Caution
from bailiwick.apps.archive.forms import AboutForm, ItemForm, NewForm, PageForm, SeenToForm
from bailiwick.apps.archive.models import Thread, Topic
from bailiwick.apps.archive.selectors.pages import ThreadPage, cautioned, thread_page
from bailiwick.apps.archive.selectors.threads import MOST, sites_kept, thread_of, threads_seen
from bailiwick.apps.archive.services import (
    Page,
    Recorded,
    Saw,
    add_item,
    capture_again,
    record_thread,
    say_about,
    see_to,
)
from bailiwick.apps.archive.views.helping import UNPROCESSABLE, Looker, looker_of, tell
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.kernel.errors import BailiwickError
from bailiwick.readers.page.plain import plain_document
from bailiwick.ui.page.forms import InMemory

FORMS: dict[str, type[forms.Form]] = {"item": ItemForm, "about": AboutForm, "seen-to": SeenToForm}
_NOTHING_RUNS = {
    **{f"{kind}-src": ["'none'"] for kind in ("default", "script", "style", "img", "font", "connect")},
    "sandbox": True,
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The threads that somebody reads, of every page."""
    looker = looker_of(request)
    rows = list(threads_seen(looker.actor, looker.day)[:MOST])
    sites = sites_kept(looker.actor, looker.day)[:MOST]
    return render(
        request, "archive/threads.html", {"rows": rows, "sites": sites, "cautioned": cautioned(rows)}
    )


@require_safe
def of_site(request: HttpRequest, site: UUID) -> HttpResponse:
    """The threads of one page."""
    looker = looker_of(request)
    kept = sites_kept(looker.actor, looker.day).filter(pk=site).first()
    rows = list(threads_seen(looker.actor, looker.day).filter(site=site)[:MOST])
    here = kept or (rows[0].site if rows else None)
    if here is None:
        raise Http404
    context = {"site": here, "rows": rows, "keeps": kept is not None, "cautioned": cautioned(rows)}
    return render(request, "archive/site.html", context)


@csrf_exempt
def new(request: HttpRequest) -> HttpResponse:
    """Put a thread in. A file is held in memory; the token is asked for within."""
    if request.method == "POST":
        request.upload_handlers = [InMemory(request)]
    return _new(request)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _new(request: HttpRequest) -> HttpResponse:
    looker = looker_of(request)
    sites = [(str(one.pk), f"{one.identity}") for one in sites_kept(looker.actor, looker.day)]
    if not sites:
        raise Http404
    threads = [(str(one.pk), str(one)) for one in threads_seen(looker.actor, looker.day)[:MOST]]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewForm(*sent, sites=sites, threads=threads, initial={"site": request.GET.get("site", "")})
    status = UNPROCESSABLE if form.errors else 200
    if sent and form.is_valid():
        told = form.cleaned_data
        carries_on = told["carries_on"]
        recorded = Recorded(
            site=UUID(told["site"]),
            title=told["title"],
            address=told["address"],
            page=Page(form.data_of_page),
            carries_on=UUID(carries_on) if carries_on else None,
        )
        try:
            made = record_thread(looker.actor, recorded)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("archive:thread", identity=made.pk)
    return render(request, "archive/new.html", {"form": form}, status=status)


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One thread: open warnings, what was said and by whom, and what somebody may do here."""
    looker = looker_of(request)
    return _drawn(request, looker, _seen(looker, identity))


def _seen(looker: Looker, identity: UUID) -> Thread:
    thread = thread_of(looker.actor, identity, looker.day)
    if thread is None:
        raise Http404
    return thread


@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Put in what was said, say what it is about, or what was done about a warning."""
    looker = looker_of(request)
    thread = _seen(looker, identity)
    if name not in FORMS:
        raise Http404
    form = FORMS[name](request.POST)
    return _done(
        request, looker, thread, (name, form), lambda: _DOES[name](looker, identity, form.cleaned_data)
    )


_DOES: dict[str, Callable[[Looker, UUID, dict[str, Any]], object]] = {
    "item": lambda looker, thread, told: add_item(looker.actor, thread, Saw(**told)),
    "about": lambda looker, thread, told: say_about(
        looker.actor, thread, Topic(told["topic"]), told["words"]
    ),
    "seen-to": lambda looker, thread, told: see_to(looker.actor, thread, **told),
}


@csrf_exempt
def keep(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Keep the thread again as it is now."""
    if request.method == "POST":
        request.upload_handlers = [InMemory(request)]
    return _keep(request, identity)


@csrf_protect
@require_POST
def _keep(request: HttpRequest, identity: UUID) -> HttpResponse:
    looker = looker_of(request)
    form = PageForm(request.POST, request.FILES)
    thread = _seen(looker, identity)

    def keeps() -> object:
        return capture_again(looker.actor, identity, Page(form.data_of_page))

    return _done(request, looker, thread, ("keep", form), keeps)


def _done(
    request: HttpRequest,
    looker: Looker,
    thread: Thread,
    tried: tuple[str, forms.Form],
    does: Callable[[], object],
) -> HttpResponse:
    status = UNPROCESSABLE
    if tried[1].is_valid():
        try:
            does()
        except BailiwickError as error:
            status = tell(tried[1], error)
        else:
            return redirect("archive:thread", identity=thread.pk)
    return _drawn(request, looker, thread, tried=tried, status=status)


def _drawn(
    request: HttpRequest,
    looker: Looker,
    thread: Thread,
    *,
    tried: tuple[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = thread_page(looker.actor, thread, looker.day)
    offered = {name: _form(name, tried) for name in _offered(page)}
    seen_to = [(one, _seen_to(one.caution, tried) if page.marks else None) for one in page.alarms]
    address = thread.address
    context = {
        "page": page,
        "forms": offered,
        "alarms": seen_to,
        "tried": tried[0] if tried else "",
        "link": address if address.startswith(("https://", "http://")) else "",
    }
    return render(request, "archive/thread.html", context, status=status)


def _offered(page: ThreadPage) -> list[str]:
    return [*(("item", "keep") if page.keeps else ()), *(("about",) if page.marks else ())]


def _form(name: str, tried: tuple[str, forms.Form] | None) -> forms.Form:
    if tried is not None and tried[0] == name:
        return tried[1]
    return PageForm() if name == "keep" else FORMS[name]()


def _seen_to(caution: Caution, tried: tuple[str, forms.Form] | None) -> forms.Form:
    if tried is not None and tried[0] == "seen-to" and tried[1].data.get("body") == str(caution.body):
        return tried[1]
    return SeenToForm(initial={"body": caution.body}, auto_id=f"id_{caution.body}_%s")


@csp_replace(_NOTHING_RUNS)  # type: ignore[arg-type]
@require_safe
def kept(request: HttpRequest, identity: UUID, capture: UUID) -> HttpResponse:
    """What was kept of a thread, as plain markup in which nothing runs."""
    looker = looker_of(request)
    thread = _seen(looker, identity)
    found = Capture.objects.filter(pk=capture, pk__in=thread.steps.values("capture")).first()
    if found is None:
        raise Http404
    return HttpResponse(plain_document(bytes_of(found), str(thread)))
