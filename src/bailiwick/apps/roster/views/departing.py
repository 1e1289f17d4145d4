"""Leaving and moving on one page: what somebody holds and what becomes of it; the end of it all; and the proof."""

from __future__ import annotations

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import ReasonForm
from bailiwick.apps.roster.selectors.departing import departed, departing, sees_records
from bailiwick.apps.roster.selectors.looking_up import own_look_up
from bailiwick.apps.roster.selectors.people import names_of
from bailiwick.apps.roster.services import look_up, part
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.ui.contributing import Looker, panels_about


@require_safe
def holds(request: HttpRequest, person: UUID) -> HttpResponse:
    """What somebody holds, and what becomes of it when they leave."""
    return _drawn(request, person, Form())


@require_POST
@must_be_proved
def end_all(request: HttpRequest, person: UUID) -> HttpResponse:
    """End all that ends with leaving."""
    actor, _ = who_and_when(request)
    found = departing(actor, person, timezone.now())
    if found is None or not found.may_part:
        raise Http404
    try:
        made = part(actor, person=person)
    except (RosterError, RefusedError) as error:
        form = Form({})
        form.full_clean()
        return _drawn(request, person, form, tell(form, error))
    return redirect("roster:departed", made.id)


@require_safe
def proof(request: HttpRequest, departure: UUID) -> HttpResponse:
    """What became of each thing that somebody held."""
    actor, day = who_and_when(request)
    found = departed(actor, departure, timezone.now())
    if found is None:
        raise Http404
    return render(request, "roster/departed.html", {"page": found, "day": day})


@require_http_methods(["GET", "HEAD", "POST"])
@must_be_proved
def looking_up(request: HttpRequest, person: UUID) -> HttpResponse:
    """Look up all that is held about somebody, for a reason that they will read."""
    actor, day = who_and_when(request)
    if actor.identity == person or not sees_records(actor, person, day):
        raise Http404
    form, status = ReasonForm(request.POST or None), 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                made = look_up(actor, person=person, reason=form.cleaned_data["reason"])
                return redirect("roster:looked-up", made.id)
            except (RosterError, RefusedError) as error:
                status = tell(form, error)
    context = {"form": form, "name": names_of([person])[person], "person": person}
    return render(request, "roster/look_up.html", context, status=status)


@require_safe
def looked_up(request: HttpRequest, look_up: UUID) -> HttpResponse:
    """All that whoever looked somebody up may see of them, on one page, on the day of the look-up alone."""
    actor, day = who_and_when(request)
    found = own_look_up(actor, look_up)
    if found is None or timezone.localdate(found.at) != day or not sees_records(actor, found.person_id, day):
        raise Http404
    panels = panels_about(found.person_id, Looker(found.by_id, timezone.now()))
    return render(request, "roster/looked_up.html", {"look_up": found, "panels": panels})


def _drawn(request: HttpRequest, person: UUID, form: Form, status: int = 200) -> HttpResponse:
    actor, day = who_and_when(request)
    found = departing(actor, person, timezone.now())
    if found is None:
        raise Http404
    context = {"page": found, "form": form, "day": day}
    return render(request, "roster/departing.html", context, status=status)
