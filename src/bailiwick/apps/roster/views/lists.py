"""The two lists of people: *Do not show me*, each member's own, and sensitive positions, the keeper's alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import SensitiveForm
from bailiwick.apps.roster.permissions import Right
from bailiwick.apps.roster.selectors import is_not_shown, names_of, sensitive_people
from bailiwick.apps.roster.services import (
    join_do_not_show,
    leave_do_not_show,
    mark_sensitive,
    unmark_sensitive,
)
from bailiwick.apps.roster.views.acting import must_have
from bailiwick.apps.roster.views.adding import PAGE
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when


@require_http_methods(PAGE)
def not_shown(request: HttpRequest) -> HttpResponse:
    """My own page about the list: what it does, whether I am on it, and the way on or off. Nobody asks why."""
    actor, day = who_and_when(request)
    if request.method == "POST":
        if request.POST.get("wanted") == "yes":
            join_do_not_show(actor)
        else:
            leave_do_not_show(actor)
        return redirect("roster:not-shown")
    not_shown_today = actor.identity is not None and is_not_shown(actor.identity, day)
    context = {"not_shown": not_shown_today, "me": actor.identity}
    return render(request, "roster/not_shown.html", context)


@require_http_methods(PAGE)
def sensitive(request: HttpRequest) -> HttpResponse:
    """The sealed list, for its keeper; for everybody else there is no such page."""
    must_have(request, Right.KEEP_SENSITIVE)
    return _sensitive(request)


@must_be_proved
def _sensitive(request: HttpRequest) -> HttpResponse:
    actor, day = who_and_when(request)
    form, status = SensitiveForm(request.POST or None), 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                mark_sensitive(actor, person=form.cleaned_data["person"])
                return redirect("roster:sensitive")
            except (RosterError, RefusedError) as error:
                status = tell(form, error)
    names = names_of(sensitive_people(actor, day))
    listed = sorted(names.items(), key=lambda one: one[1])
    return render(request, "roster/sensitive.html", {"form": form, "listed": listed}, status=status)


@require_POST
def not_sensitive(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take somebody off the sealed list: it uncovers as much as putting them on does, so it asks as much."""
    must_have(request, Right.KEEP_SENSITIVE)
    return _not_sensitive(request, person)


@must_be_proved
def _not_sensitive(request: HttpRequest, person: UUID) -> HttpResponse:
    actor, _day = who_and_when(request)
    unmark_sensitive(actor, person=person)
    return redirect("roster:sensitive")
