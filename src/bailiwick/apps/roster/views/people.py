"""People: the list, a person's page, leaving, and *Do not show me*."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import LeavingForm
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors import cards
from bailiwick.apps.roster.selectors.pages import PersonPage, person_page
from bailiwick.apps.roster.selectors.people import MOST_SHOWN
from bailiwick.apps.roster.services import join_do_not_show, leave, leave_do_not_show
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who works here, by name."""
    actor, day = who_and_when(request)
    words = request.GET.get("q", "")[:80]
    found = cards(day, words, most=MOST_SHOWN + 1)
    context = {
        "cards": found[:MOST_SHOWN],
        "more": len(found) > MOST_SHOWN,
        "words": words,
        "may_bring_in": standing_of(actor, day).may(Right.EDIT_PEOPLE),
    }
    return render(request, "roster/people.html", context)


@require_safe
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Somebody's page, as far as whoever looks may see it."""
    return _drawn(request, _page(request, person), LeavingForm())


@require_POST
def leaving(request: HttpRequest, person: UUID) -> HttpResponse:
    """Enter somebody's last day."""
    actor, _ = who_and_when(request)
    page, form = _page(request, person), LeavingForm(request.POST)
    if not form.is_valid():
        return _drawn(request, page, form, UNPROCESSABLE)
    try:
        leave(actor, person=person, day=form.from_day)
    except (RosterError, RefusedError) as error:
        return _drawn(request, page, form, tell(form, error))
    return redirect("roster:person", person)


@require_http_methods(["POST"])
def not_shown(request: HttpRequest) -> HttpResponse:
    """Join or leave the list *Do not show me*: for oneself, and nobody asks why."""
    actor, _ = who_and_when(request)
    if actor.identity is None:
        raise Http404
    if request.POST.get("wanted") == "yes":
        join_do_not_show(actor)
    else:
        leave_do_not_show(actor)
    return redirect("roster:person", actor.identity)


def _page(request: HttpRequest, person: UUID) -> PersonPage:
    actor, day = who_and_when(request)
    page = person_page(actor, person, day)
    if page is None:
        raise Http404  # hidden and absent look the same
    return page


def _drawn(request: HttpRequest, page: PersonPage, form: LeavingForm, status: int = 200) -> HttpResponse:
    return render(request, "roster/person.html", {"page": page, "form": form}, status=status)
