"""Home: what waits for somebody, then what is wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.desk.permissions import may_be_told, may_run_system
from bailiwick.ui.contributing import Looker, waiting_for, wrong_for

MOST = 10
"""Things of each list that are shown before somebody asks for all of them."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Two lists and a box to ask in; nothing else."""
    actor, now = actor_of(request), timezone.now()
    looker = Looker(actor.identity, now) if actor.identity else None
    waiting, wrong = (waiting_for(looker), wrong_for(looker)) if looker else ([], [])
    everything = request.GET.get("all", "")
    context = {
        "waiting": waiting,
        "oldest": min((one.since for one in waiting), default=None),
        "waiting_shown": waiting if everything == "waiting" else waiting[:MOST],
        "wrong": wrong,
        "wrong_shown": wrong if everything == "wrong" else wrong[:MOST],
        "tells": may_be_told(actor, timezone.localdate()),
        "runs_it": may_run_system(actor, timezone.localdate()),
        "now": now,
    }
    return render(request, "desk/home.html", context)
