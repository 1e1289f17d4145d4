"""A sign-in set anew: asked for on the account's page, confirmed by a second person on a page of its own."""

from __future__ import annotations

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.selectors.renewing import renewal_for
from bailiwick.apps.roster.services.renewing import ask_renewal, confirm_renewal
from bailiwick.apps.roster.views.account import shown_with
from bailiwick.apps.roster.views.helping import tell, who_and_when


@must_be_proved
@require_POST
def ask(request: HttpRequest, person: UUID) -> HttpResponse:
    """Ask for a new link for somebody who signs in already."""
    actor, _day = who_and_when(request)
    form = Form({})
    page = shown_with(request, person, form)
    try:
        ask_renewal(actor, person=person)
    except (RosterError, RefusedError) as error:
        return page(tell(form, error))
    return redirect("roster:account", person)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, renewal: UUID) -> HttpResponse:
    """Confirm it as the second person; for everybody else there is no such page."""
    actor, _day = who_and_when(request)
    if renewal_for(actor, renewal, timezone.now()) is None:
        raise Http404
    return _confirm(request, renewal)


@must_be_proved
def _confirm(request: HttpRequest, renewal: UUID) -> HttpResponse:
    actor, _day = who_and_when(request)
    if request.method == "POST":
        confirm_renewal(actor, renewal=renewal)
        return redirect("roster:people")
    found = renewal_for(actor, renewal, timezone.now())
    return render(request, "roster/renewal.html", {"renewal": found})
