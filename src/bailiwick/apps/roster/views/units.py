"""Units: the tree, a unit's page, and adding one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import UnitForm
from bailiwick.apps.roster.models import UnitKind
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors import outline
from bailiwick.apps.roster.selectors.pages import unit_page
from bailiwick.apps.roster.services import add_unit
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The agency tree."""
    actor, day = who_and_when(request)
    may_edit = standing_of(actor, day).may(Right.EDIT_UNITS)
    return render(request, "roster/units.html", {"rows": outline(day), "may_edit": may_edit})


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A unit's page; who may edit the tree adds a part to it there."""
    actor, day = who_and_when(request)
    page = unit_page(actor, unit, day)
    if page is None:
        raise Http404
    form = UnitForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                new = add_unit(
                    actor,
                    code=told["code"],
                    name=told["name"],
                    kind=UnitKind(told["kind"]),
                    parent=unit,
                    ward=told["ward"],
                )
                return redirect("roster:unit", new.id)
            except (RosterError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "roster/unit.html", {"page": page, "form": form}, status=status)
