"""Tasks to take rights away: done with a proof, then looked at by a second person."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import ProofForm
from bailiwick.apps.roster.permissions import Right
from bailiwick.apps.roster.selectors.removing import removals
from bailiwick.apps.roster.services import check_removal, take_away
from bailiwick.apps.roster.views.acting import must_have
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """What is to be taken away, and from whom."""
    must_have(request, Right.TAKE_AWAY)
    return _drawn(request)


@require_POST
def done(request: HttpRequest, removal: UUID) -> HttpResponse:
    """Enter that it was done, and how it can be seen."""
    _mine(request, removal)
    actor, _day = who_and_when(request)
    form = ProofForm(request.POST)
    if not form.is_valid():
        return _drawn(request, removal, form, UNPROCESSABLE)
    try:
        take_away(actor, removal=removal, proof=form.cleaned_data["proof"])
    except (RosterError, RefusedError) as error:
        return _drawn(request, removal, form, tell(form, error))
    return redirect("roster:removals")


@require_POST
def checked(request: HttpRequest, removal: UUID) -> HttpResponse:
    """Enter that a second person has looked."""
    _mine(request, removal)
    actor, _day = who_and_when(request)
    try:
        check_removal(actor, removal=removal)
    except (RosterError, RefusedError) as error:
        form = ProofForm({"proof": "-"})
        return _drawn(request, removal, form, tell(form, error))
    return redirect("roster:removals")


def _mine(request: HttpRequest, removal: UUID) -> None:
    actor, day = who_and_when(request)
    if all(one.id != removal for one in removals(actor, day)):
        raise Http404


def _drawn(
    request: HttpRequest, about: UUID | None = None, form: ProofForm | None = None, status: int = 200
) -> HttpResponse:
    actor, day = who_and_when(request)
    rows = removals(actor, day)
    context = {
        "open": [one for one in rows if one.checked_at is None],
        "over": [one for one in rows if one.checked_at is not None],
        "day": day,
        "about": about,
        "form": form or ProofForm(),
    }
    return render(request, "roster/removals.html", context, status=status)
