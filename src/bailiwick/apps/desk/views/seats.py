"""Choose a seat: the first page of a demo."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.accounts.selectors import from_this_computer, is_a_demo
from bailiwick.apps.desk.selectors.seats import seat_cards


@login_not_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The cards; in an agency's own record, and for other machines, there is no such page."""
    if not is_a_demo() or not from_this_computer(request):
        raise Http404
    return render(request, "desk/seats.html", {"cards": seat_cards(timezone.now())})
