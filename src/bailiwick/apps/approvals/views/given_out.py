"""What the agency has officially given out: the list, and entering a release."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.forms import ReleaseForm
from bailiwick.apps.approvals.permissions import RELEASES
from bailiwick.apps.approvals.selectors.powers import holders_of_role
from bailiwick.apps.approvals.selectors.registers import releases as given
from bailiwick.apps.approvals.services.registers import enter_release
from bailiwick.apps.approvals.views.helping import FORBIDDEN, UNPROCESSABLE, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.selectors import cards_of


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest) -> HttpResponse:
    """The releases, for everybody who works here; and, for those who enter them, the form."""
    actor, person, day, _ = who_and_when(request)
    units = [card.unit for card in cards_of(person, day)]
    enters = bool(units) and any(
        one.person == person for role in RELEASES for one in holders_of_role(role, units[0], day)
    )
    form = ReleaseForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE if units else FORBIDDEN
        if units and form.is_valid():
            try:
                enter_release(actor, unit=units[0], **form.cleaned_data)
                return redirect("approvals:releases")
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    words = request.GET.get("q", "")[:80]
    context = {
        "releases": given(units[0], day, words) if units else [],
        "enters": enters,
        "form": form,
        "words": words,
    }
    return render(request, "approvals/releases.html", context, status=status)
