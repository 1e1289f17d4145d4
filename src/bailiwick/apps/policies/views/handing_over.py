"""Handing over what somebody looked after, on the day they leave or move."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import HandOverForm
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.holding import looked_after
from bailiwick.apps.policies.services import hand_over
from bailiwick.apps.policies.views.helping import UNPROCESSABLE, people, person_of, tell, who_and_when
from bailiwick.apps.roster.selectors import names_of


@require_http_methods(["GET", "HEAD", "POST"])
def handing_over(request: HttpRequest, person: UUID) -> HttpResponse:
    """All that somebody looks after here, and to whom it goes."""
    actor, day = who_and_when(request)
    found = looked_after(day, person)
    if not found or not all(may(actor, Right.KEEP_POLICIES, day, one.unit) for one in found):
        raise Http404
    form = HandOverForm(request.POST or None)
    form.fields["to"].choices = [one for one in people(day) if one[0] != str(person)]  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                hand_over(actor, owner=person, to=person_of(form.cleaned_data["to"]))
                return redirect("roster:departing", person)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    context = {"form": form, "found": found, "name": names_of([person])[person], "person": person}
    return render(request, "in_force/hand_over.html", context, status=status)
