"""A page is asked for, passed on by IT, found, or brought in with others from a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.sites.forms import FileForm, FoundForm, NewSiteForm, ReferForm
from bailiwick.apps.sites.models import Presence
from bailiwick.apps.sites.permissions import Right, may
from bailiwick.apps.sites.selectors.importing import Looked, look
from bailiwick.apps.sites.selectors.overseeing import units_overseen
from bailiwick.apps.sites.selectors.platforms import tops
from bailiwick.apps.sites.services import Sight, Wanted, bring_in, draft, find_page, refer
from bailiwick.apps.sites.views.helping import (
    UNPROCESSABLE,
    Looker,
    looker_of,
    people_of,
    platforms_of,
    tell,
    told_of,
    units_of,
)
from bailiwick.kernel.errors import BailiwickError

GET_OR_POST = ["GET", "HEAD", "POST"]


def _form(kind: type[Any], request: HttpRequest, looker: Looker, *, own: bool) -> Any:
    return kind(
        request.POST if request.method == "POST" else None,
        people=people_of(looker),
        units=units_of(looker, own=own),
        platforms=platforms_of(),
    )


def _wanted(form: NewSiteForm) -> Wanted:
    told = form.cleaned_data
    return Wanted(
        unit=UUID(told["unit"]),
        platform=UUID(told["platform"]),
        handle=told["handle"],
        presence=Presence(told["presence"]),
        sets=form.sets,
    )


@require_http_methods(GET_OR_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Draft a request for a page; its own page then says what is missing before it can be sent."""
    looker = looker_of(request)
    form: NewSiteForm = _form(NewSiteForm, request, looker, own=True)
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            made = draft(looker.actor, _wanted(form))
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:page", identity=made.row.id)
    return render(request, "sites/new.html", {"form": form}, status=status)


@require_http_methods(GET_OR_POST)
def referring(request: HttpRequest) -> HttpResponse:
    """IT passes on what somebody asked the help desk for."""
    looker = looker_of(request)
    if not may(looker.actor, Right.REFER, looker.day):
        raise Http404
    form: ReferForm = _form(ReferForm, request, looker, own=False)
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.told
        try:
            made = refer(looker.actor, _wanted(form), asker=told["asker"], words=told.get("words", ""))
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:page", identity=made.row.id)
    return render(request, "sites/refer.html", {"form": form}, status=status)


@require_http_methods(GET_OR_POST)
def found(request: HttpRequest) -> HttpResponse:
    """Enter a page that turned up and is not in the register."""
    looker = looker_of(request)
    form: FoundForm = _form(FoundForm, request, looker, own=False)
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        sight = Sight(
            unit=UUID(told["unit"]),
            platform=UUID(told["platform"]),
            handle=told["handle"],
            name=told["name"],
            address=told["address"],
            says=told["says"],
        )
        try:
            made = find_page(looker.actor, sight)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:page", identity=made.row.id)
    return render(request, "sites/found.html", {"form": form}, status=status)


@require_http_methods(GET_OR_POST)
def from_a_file(request: HttpRequest) -> HttpResponse:
    """Look at a table of pages that are there already, see every fault at once, then bring all of it in."""
    looker = looker_of(request)
    if not may(looker.actor, Right.OVERSEE, looker.day):
        raise Http404
    form = FileForm(request.POST if request.method == "POST" else None)
    highest = tops(units_overseen(looker.actor, looker.day), looker.day)
    form.fields["unit"].choices = [  # type: ignore[attr-defined]
        one for one in units_of(looker) if UUID(one[0]) in highest
    ]
    looked: Looked | None = None
    told, status = "", UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        looked = look(form.cleaned_data["table"], looker.units)
        status = UNPROCESSABLE if looked.faults else 200
        if form.cleaned_data["digest"] and not looked.faults:
            try:
                bring_in(
                    looker.actor,
                    form.cleaned_data["table"],
                    digest=form.cleaned_data["digest"],
                    unit=UUID(form.cleaned_data["unit"]),
                )
            except BailiwickError as error:
                told, status = told_of(error)
            else:
                return redirect("sites:register")
    shown = {"form": form, "looked": looked, "told": told}
    return render(request, "sites/file.html", shown, status=status)
