"""Held about me: all that the open rooms hold about whoever looks, to read, to print and to take away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.desk.selectors.about_me import held_about
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.canonical import canonical_json
from bailiwick.ui.contributing import Looker, panels_about


@require_safe
def about_me(request: HttpRequest) -> HttpResponse:
    """The page."""
    me, now = _me(request), timezone.now()
    return render(request, "desk/about_me.html", {"panels": panels_about(me, Looker(me, now)), "now": now})


@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """The same as a file that other software can read."""
    body = canonical_json(held_about(_me(request), timezone.now()))
    named = {"Content-Disposition": 'attachment; filename="held-about-me.json"'}
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=named)


def _me(request: HttpRequest) -> UUID:
    """Whoever looks, who works here today."""
    actor = actor_of(request)
    if actor.identity is None or not cards_of(actor.identity, timezone.localdate()):
        raise Http404
    return actor.identity
