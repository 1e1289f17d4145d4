"""The register of gaps."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import GapForm
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.gaps import gaps_of
from bailiwick.apps.policies.services import look_after_gap
from bailiwick.apps.policies.views.helping import UNPROCESSABLE, people, person_of, tell, who_and_when
from bailiwick.apps.roster.selectors import outline

SOON = timedelta(days=30)


@require_http_methods(["GET", "HEAD", "POST"])
def gaps(request: HttpRequest) -> HttpResponse:
    """What is missing for a unit, and who looks after it; the steward says who."""
    actor, day = who_and_when(request)
    units = outline(day)
    unit = next(
        (row for row in units if str(row.unit) == request.GET.get("unit")), units[0] if units else None
    )
    may_keep = unit is not None and may(actor, Right.KEEP_POLICIES, day, unit.unit)
    form = GapForm(request.POST or None, initial={"remind_on": day + SOON})
    form.fields["owner"].choices = people(day)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST" and unit is not None:
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                look_after_gap(
                    actor,
                    unit=unit.unit,
                    gap=told["gap"],
                    owner=person_of(told["owner"]),
                    remind_on=told["remind_on"],
                )
                return redirect(f"{request.path}?unit={unit.unit}")
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    context = {
        "units": units,
        "unit": unit,
        "gaps": gaps_of(unit.unit, day) if unit else [],
        "form": form,
        "may_keep": may_keep,
    }
    return render(request, "in_force/gaps.html", context, status=status)
