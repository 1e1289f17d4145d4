"""What a holder does of their own accord: a standing release, and a direct act."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts import SHAPES, subject_of
from bailiwick.apps.approvals.facts.shapes import knows_no_delegate
from bailiwick.apps.approvals.forms import DirectForm, StandingForm
from bailiwick.apps.approvals.selectors.powers import askable, citation_of, policies_here
from bailiwick.apps.approvals.services import release_ahead, use_directly
from bailiwick.apps.approvals.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.facts import How
from bailiwick.apps.roster.selectors import cards, who_may
from bailiwick.policy.power import Power

_OWN = frozenset({How.HOLDER, How.ACTING})


def _held(name: str, unit: UUID, person: UUID, day: date, *, own: bool) -> Power:
    """The power, which the person may use for the unit. Anybody else finds nothing here."""
    found = next((one for one in askable(unit, day) if one.id == name), None)
    if found is not None:
        for one in who_may(found, unit, day).may:
            if one.person == person and (one.how in _OWN or not own):
                return found
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@must_be_proved
def standing(request: HttpRequest, power: str, unit: UUID) -> HttpResponse:
    """Give a standing release by category."""
    actor, person, day, _ = who_and_when(request)
    found = _held(power, unit, person, day, own=False)
    if found.standing is None:
        raise Http404
    form = StandingForm(request.POST or None)
    form.fields["category"].choices = [  # type: ignore[attr-defined]
        (one, one.replace("-", " ")) for one in found.standing.categories
    ]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                made = release_ahead(actor, power=power, unit=unit, **form.cleaned_data)
                return redirect("approvals:request", made.row.id)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    context = {"form": form, "power": found, "cited": citation_of(found, policies_here(unit, day))}
    return render(request, "approvals/standing.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@must_be_proved
def direct(request: HttpRequest, power: str, unit: UUID) -> HttpResponse:
    """Use a power without delegate for something of one's own, and name who is shown it."""
    actor, person, day, _ = who_and_when(request)
    found = _held(power, unit, person, day, own=True)
    if not knows_no_delegate(found):
        raise Http404
    form = DirectForm(request.POST or None)
    readers = {str(one.person): f"{one.name}, {one.title}" for one in cards(day) if one.person != person}
    form.fields["reader"].choices = list(readers.items())  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                made = use_directly(
                    actor,
                    power=power,
                    unit=unit,
                    reader=UUID(told["reader"]),
                    words=told["words"],
                    reason=told["reason"],
                )
                return redirect("approvals:request", made.row.id)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    context = {
        "form": form,
        "power": found,
        "shape": SHAPES[subject_of(found)],
        "cited": citation_of(found, policies_here(unit, day)),
    }
    return render(request, "approvals/direct.html", context, status=status)
