"""Lists: my requests and what waits for me, and the register of permissions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bailiwick.apps.approvals import selectors
from bailiwick.apps.approvals.forms import RegisterForm
from bailiwick.apps.approvals.models import OPEN, State, Subject
from bailiwick.apps.approvals.selectors.lists import Asked
from bailiwick.apps.approvals.views.helping import who_and_when


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My requests, and those in which it is my move."""
    _, person, day, _ = who_and_when(request)
    context = {"waiting": selectors.waiting_for(person, day), "mine": selectors.mine(person)}
    return render(request, "approvals/mine.html", context)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of permissions, as far as whoever looks may see it."""
    _, person, day, _ = who_and_when(request)
    form = RegisterForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    wanted = told.get("state", "")
    states = OPEN if wanted == "open" else frozenset({State(wanted)} if wanted else ())
    asked = Asked(states=states, subject=told.get("subject", ""), words=told.get("q", ""))
    context = {
        "form": form,
        "found": selectors.register(person, asked, day),
        "states": list(State),
        "subjects": list(Subject),
        "filtered": bool(wanted or asked.subject or asked.words),
    }
    return render(request, "approvals/register.html", context, status=200 if form.is_valid() else 400)
