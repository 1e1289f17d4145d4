"""Units: the tree, a unit's page, and what is done to one: added, moved, renamed, closed, its quorum."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.roster.forms import CloseForm, MoveForm, NameForm, QuorumForm, UnitForm
from bailiwick.apps.roster.forms.fields import first_no_more
from bailiwick.apps.roster.models import Unit, UnitKind
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors import outline, quorum_of
from bailiwick.apps.roster.selectors.consequences import in_the_way_of_closing, of_closing, of_moving
from bailiwick.apps.roster.selectors.editing import editable_unit
from bailiwick.apps.roster.selectors.pages import unit_page
from bailiwick.apps.roster.services import add_unit, end_unit, move_unit, rename_unit, set_quorum
from bailiwick.apps.roster.views.acting import Deed, serve
from bailiwick.apps.roster.views.adding import PAGE
from bailiwick.apps.roster.views.helping import who_and_when


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The agency tree."""
    actor, day = who_and_when(request)
    may_edit = standing_of(actor, day).may(Right.EDIT_UNITS)
    return render(request, "roster/units.html", {"rows": outline(day), "may_edit": may_edit})


@require_safe
def unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A unit's page."""
    actor, day = who_and_when(request)
    page = unit_page(actor, unit, day)
    if page is None:
        raise Http404
    return render(request, "roster/unit.html", {"page": page})


def _editable(request: HttpRequest, unit: UUID) -> tuple[Unit, str]:
    actor, day = who_and_when(request)
    found = editable_unit(actor, unit, day)
    if found is None:
        raise Http404
    return found, reverse("roster:unit", args=[unit])


@require_http_methods(PAGE)
def add(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Add a part to a unit."""
    found, back = _editable(request, unit)
    actor, day = who_and_when(request)

    def do(form: UnitForm) -> str:
        told = form.cleaned_data | {"kind": UnitKind(form.cleaned_data["kind"])}
        return reverse("roster:unit", args=[add_unit(actor, parent=unit, **told).id])

    deed = Deed(
        title=_("Add a part"),
        lead=found.name,
        notes=[_("Who holds a role for this unit, or above it, holds it for the new part, too.")],
        button=_("Add it"),
        back=back,
        do=do,
    )
    return serve(request, UnitForm(request.POST or None, initial={"starts": day}), deed)


@require_http_methods(PAGE)
def move(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Have a unit be part of another one from a day on."""
    found, back = _editable(request, unit)
    actor, day = who_and_when(request)

    def do(form: MoveForm) -> str:
        told = form.cleaned_data
        move_unit(actor, unit=unit, parent=told["parent"], day=told["starts"])
        return back

    deed = Deed(
        title=_("Move this unit"),
        lead=found.name,
        follows=lambda form: of_moving(unit, form.cleaned_data["parent"], form.cleaned_data["starts"]),
        button=_("Move it"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, MoveForm(request.POST or None, initial={"starts": day}), deed)


@require_http_methods(PAGE)
def name(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Call a unit something else from today on."""
    found, back = _editable(request, unit)
    actor, _day = who_and_when(request)

    def do(form: NameForm) -> str:
        rename_unit(actor, unit=unit, name=form.cleaned_data["name"])
        return back

    deed = Deed(
        title=_("Give this unit another name"),
        lead=found.name,
        notes=[
            _("From today on it is called so everywhere; what it was called before stays known."),
            _("Its code stays, so that HR's file goes on finding it."),
        ],
        button=_("Rename it"),
        back=back,
        do=do,
    )
    return serve(request, NameForm(request.POST or None, initial={"name": found.name}), deed)


@require_http_methods(PAGE)
def close(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Close a unit when nothing is part of it any more."""
    found, back = _editable(request, unit)
    actor, day = who_and_when(request)

    def do(form: CloseForm) -> str:
        end_unit(actor, unit=unit, day=first_no_more(form.cleaned_data["last_day"]))
        return reverse("roster:units")

    deed = Deed(
        title=_("Close this unit"),
        lead=found.name,
        follows=lambda form: of_closing(unit, form.cleaned_data["last_day"] + timedelta(days=1)),
        blocked=in_the_way_of_closing(unit, day),
        button=_("Close it"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, CloseForm(request.POST or None, initial={"last_day": day}), deed)


@require_http_methods(PAGE)
def quorum(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Say how many seats a board has, and how many are a meeting."""
    found, back = _editable(request, unit)
    if found.kind != UnitKind.BOARD:
        raise Http404
    actor, day = who_and_when(request)

    def do(form: QuorumForm) -> str:
        told = form.cleaned_data
        set_quorum(actor, board=unit, seats=told["seats"], needed=told["needed"], day=told["starts"])
        return back

    now = quorum_of(unit, day)
    initial = {"seats": now.seats, "needed": now.needed} if now else {}
    deed = Deed(
        title=_("Seats and quorum"),
        lead=found.name,
        notes=[
            _("So many of its members in one thread may be a meeting that the public has to be told of."),
            _("What was said before counts up to the day before."),
        ],
        button=_("Set it"),
        back=back,
        do=do,
    )
    return serve(request, QuorumForm(request.POST or None, initial=initial | {"starts": day}), deed)
