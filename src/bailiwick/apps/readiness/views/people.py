"""How far everybody is, for those who may see it; a link or a paper for whoever has no account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.forms import ForAnotherForm, PaperForm
from bailiwick.apps.readiness.permissions import Right, may
from bailiwick.apps.readiness.selectors import report
from bailiwick.apps.readiness.services import enter_paper, give_link
from bailiwick.apps.readiness.views.helping import UNPROCESSABLE, me_and_day, told_of


@require_safe
def report_page(request: HttpRequest) -> HttpResponse:
    """How far the people are whom I may see."""
    return _drawn(request)


@require_POST
def link(request: HttpRequest) -> HttpResponse:
    """Give somebody without an account a link to sign by; it is shown once."""
    actor, _, _ = me_and_day(request)
    form = ForAnotherForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        token = give_link(actor, **form.asked)
    except (ReadinessError, RefusedError) as error:
        return _drawn(request, *told_of(error))
    address = request.build_absolute_uri(reverse("readiness:by-link", args=[token]))
    return _drawn(request, made=address)


@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Enter a signature on paper."""
    actor, _, _ = me_and_day(request)
    form = PaperForm(request.POST)
    if not form.is_valid():
        return _drawn(request, "Say where the paper lies.", UNPROCESSABLE)
    try:
        enter_paper(actor, paper=form.cleaned_data["paper"], **form.asked)
    except (ReadinessError, RefusedError) as error:
        return _drawn(request, *told_of(error))
    return redirect("readiness:report")


def _drawn(request: HttpRequest, said: str = "", status: int = 200, made: str = "") -> HttpResponse:
    actor, _, day = me_and_day(request)
    found = report(actor, day)
    if not found and not may(actor, Right.SEE_REPORT, day):
        raise Http404
    context = {"standings": found, "said": said, "made": made, "gives": may(actor, Right.GIVE_LINKS, day)}
    return render(request, "readiness/report.html", context, status=status)
