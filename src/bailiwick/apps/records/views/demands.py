"""Demands: the list, a new one, and one with all that was found and done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.records import services
from bailiwick.apps.records.forms import (
    HandOverForm,
    HoldForm,
    LeaveOutForm,
    NewForm,
    PlainForm,
    ThingForm,
    WordsForm,
)
from bailiwick.apps.records.models import State
from bailiwick.apps.records.selectors.demands import (
    Loaded,
    demands_seen,
    lets_go,
    load_all,
    people_asked,
    sites_asked,
    units_seen_to,
)
from bailiwick.apps.records.selectors.holds import holds_to_name
from bailiwick.apps.records.selectors.pages import demand_page
from bailiwick.apps.records.views.helping import UNPROCESSABLE, Looker, demand_for, looker_of, tell
from bailiwick.kernel.errors import BailiwickError

MOST = 200
FORMS: Mapping[str, type[forms.Form]] = {
    "search": PlainForm,
    "leave-out": LeaveOutForm,
    "put-back": ThingForm,
    "export": PlainForm,
    "hand-over": HandOverForm,
    "ask-release": WordsForm,
    "release": PlainForm,
    "close": WordsForm,
}
_DOES: Mapping[str, Callable[[Looker, UUID, Any], object]] = {
    "search": lambda looker, demand, _: services.search_for(looker.actor, demand),
    "leave-out": lambda looker, demand, form: services.leave_out(looker.actor, demand, **form.cleaned_data),
    "put-back": lambda looker, demand, form: services.put_back(looker.actor, demand, **form.cleaned_data),
    "export": lambda looker, demand, _: services.export(looker.actor, demand),
    "hand-over": lambda looker, demand, form: services.hand_over(
        looker.actor, demand, form.cleaned_data["package"], form.handed
    ),
    "ask-release": lambda looker, demand, form: services.ask_release(
        looker.actor, demand, form.cleaned_data["words"]
    ),
    "release": lambda looker, demand, _: services.release(looker.actor, demand),
    "close": lambda looker, demand, form: services.close(looker.actor, demand, form.cleaned_data["words"]),
    "hold": lambda looker, demand, form: services.hold_again(looker.actor, demand, form.holding),
}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The demands that somebody sees to, what is due first on top."""
    looker = looker_of(request)
    rows = load_all(demands_seen(looker.actor, looker.day)[:MOST])
    records = bool(units_seen_to(looker.actor, looker.day))
    lines = [(one, one.is_late(looker.day)) for one in rows]
    return render(request, "records/demands.html", {"rows": lines, "records": records})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Record a demand, which holds what it asks for."""
    looker = looker_of(request)
    units = units_seen_to(looker.actor, looker.day)
    if not units:
        raise Http404
    ids = [one.pk for one in units]
    form = NewForm(
        *((request.POST,) if request.method == "POST" else ()),
        units=[(str(one.pk), one.name) for one in units],
        sites=[(str(one.pk), one.identity) for one in sites_asked(ids)],
        people=[(str(one.pk), one.name) for one in people_asked(ids)],
        holds=_holds(looker),
    )
    status = UNPROCESSABLE if form.errors else 200
    if form.is_valid():
        try:
            made = services.record_demand(looker.actor, form.received)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("records:demand", identity=made.pk)
    return render(request, "records/new.html", {"form": form}, status=status)


def _holds(looker: Looker) -> list[tuple[str, str]]:
    return [(str(one.pk), one.matter) for one in holds_to_name(looker.actor, looker.day)]


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One demand: what it asks for, its hold, what was found, its packages, and the custody log."""
    looker = looker_of(request)
    return _drawn(request, looker, demand_for(looker, identity))


@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Do one thing about a demand."""
    looker = looker_of(request)
    demand = demand_for(looker, identity)
    if name not in _DOES:
        raise Http404
    form = _form(looker, name, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            _DOES[name](looker, identity, form)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("records:demand", identity=identity)
    return _drawn(request, looker, demand, tried=(name, form), status=status)


def _form(looker: Looker, name: str, *sent: Any) -> forms.Form:
    return HoldForm(*sent, holds=_holds(looker)) if name == "hold" else FORMS[name](*sent)


def _drawn(
    request: HttpRequest,
    looker: Looker,
    demand: Loaded,
    *,
    tried: tuple[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = demand_page(demand, _first(request.GET.get("from", "")))
    context = {
        "page": page,
        "demand": demand,
        "row": demand.row,
        "open": demand.state is not State.CLOSED,
        "late": demand.is_late(looker.day),
        "lets_go": lets_go(looker.actor, demand.row, looker.day),
        "grants": demand.release is not None and demand.release.by_id != looker.actor.identity,
        "hold_form": _form(looker, "hold"),
        "close_form": _form(looker, "close"),
        "tried": tried[0] if tried else "",
        "tried_form": tried[1] if tried else None,
        "tried_thing": tried[1].data.get("thing", "") if tried else "",
        "tried_package": tried[1].data.get("package", "") if tried else "",
        "today": looker.day,
    }
    return render(request, "records/demand.html", context, status=status)


def _first(told: str) -> int:
    """From which of the things that were found on; the first where it is no number."""
    return int(told) if re.fullmatch(r"[0-9]{1,4}", told) else 0
