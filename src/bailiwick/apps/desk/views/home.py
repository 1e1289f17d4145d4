"""Home: what waits for somebody, then what is wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.ui.contributing import Looker, waiting_for, wrong_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Two lists and a box to ask in; nothing else."""
    actor, now = actor_of(request), timezone.now()
    looker = Looker(actor.identity, now) if actor.identity else None
    context = {
        "waiting": waiting_for(looker) if looker else [],
        "wrong": wrong_for(looker) if looker else [],
        "now": now,
    }
    return render(request, "desk/home.html", context)
