"""Who asks: set on every request, looked up only where a page wants to know; and nothing opens to strangers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bailiwick.apps.accounts.drawing import TOO_MANY
from bailiwick.apps.accounts.facts import Pace
from bailiwick.apps.accounts.selectors import actor_of, browser_of, network_of, signed_in
from bailiwick.apps.accounts.services.pacing import wait_before
from bailiwick.apps.accounts.sessions import session_of

_KNOWS_NOBODY = ("bailiwick.ui.", "django.")
Respond = Callable[[HttpRequest], HttpResponse]


class WhoAsks:
    """Sets `request.user` and `request.actor`, and keeps strangers out of every room.

    Ask and the library never look at either, so they read no session and set no cookie. A view is open to strangers
    only if its package is named in OPEN_TO_STRANGERS, or if it says so itself (Django's `login_not_required`).
    """

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set what is looked up later."""
        session_of(request).place = (network_of(request), browser_of(request))
        request.user = SimpleLazyObject(lambda: signed_in(request) or AnonymousUser())  # type: ignore[assignment]
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self._respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], arguments: Any, named: Any
    ) -> HttpResponse | None:
        """Send a stranger to the sign-in page, and back afterwards."""
        del arguments, named
        if not view.__module__.startswith(_KNOWS_NOBODY) and not settings.FOLDER.is_an_agency:
            raise Http404  # no record, no accounts, no rooms
        if _is_open(view) or signed_in(request) is not None:
            return None
        back = {"next": request.get_full_path()} if request.method in {"GET", "HEAD"} else {}
        target = reverse("accounts:sign-in") + (f"?{urlencode(back)}" if back else "")
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(headers={"HX-Redirect": target})
        return HttpResponseRedirect(target)


class Paced:
    """Holds what settings.PACED names to a pace: forms that strangers send, searches, exports and proofs."""

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing yet: which page it is, is known when the view is."""
        return self._respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], arguments: Any, named: Any
    ) -> HttpResponse | None:
        """Turn away whoever is too fast, before anything is looked at."""
        del view, arguments, named
        found = request.resolver_match
        pace, methods = settings.PACED.get(found.view_name if found else "", ("", ""))
        method = "GET" if request.method == "HEAD" else request.method  # its answer is made just the same
        if method not in methods.split():
            return None
        wait = wait_before(Pace(pace), account=signed_in(request), address=network_of(request))
        if not wait:
            return None
        answer = render(request, "accounts/too_many.html", {"wait": wait}, status=TOO_MANY)
        answer.headers["Retry-After"] = str(wait)
        return answer


def _is_open(view: Callable[..., HttpResponse]) -> bool:
    return view.__module__.startswith(settings.OPEN_TO_STRANGERS) or not getattr(view, "login_required", True)
