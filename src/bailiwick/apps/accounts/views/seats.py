"""Taking a seat of the demo."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.views.decorators.http import require_POST

from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.accounts.services import take_seat


@login_not_required
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take the seat, and go to the page it opens; an agency's own record answers as if there were no such address."""
    try:
        opens = take_seat(actor_of(request), request=request, key=request.POST.get("seat", "")[:40])
    except NotLetInError as error:
        raise Http404 from error
    rotate_token(request)
    return HttpResponseRedirect(reverse(opens))
