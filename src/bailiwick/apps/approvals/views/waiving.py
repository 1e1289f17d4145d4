"""Reasons for which clauses are set aside: asked for, answered, listed with who, why and until when, and ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.forms import AnswerForm, WaiverForm
from bailiwick.apps.approvals.selectors.waiving import (
    asked_by,
    asks_for,
    holds,
    kind_words,
    may_waive,
    units_worked_for,
    waivable,
    waivers_seen,
)
from bailiwick.apps.approvals.services import answer_waiver, ask_to_waive
from bailiwick.apps.approvals.services.registers import end_waiver
from bailiwick.apps.approvals.views.helping import FORBIDDEN, UNPROCESSABLE, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.errors import BailiwickError


@require_http_methods(["GET", "HEAD", "POST"])
def waivers(request: HttpRequest) -> HttpResponse:
    """The page, with the form to ask; another page may begin it by what it sends."""
    actor, person, day, _ = who_and_when(request)
    unit = _unit(request, person, day)
    if unit is None:
        told = gettext("You do not work for the unit that this is about. Ask a colleague who does.")
        return _drawn(request, _form(request, None, {}), UNPROCESSABLE, told=told)
    begun = request.method == "POST" and "begin" in request.POST
    initial = {name: request.POST.get(name, "")[:500] for name in ("clause", "thing")} if begun else {}
    sent = request.POST if request.method == "POST" and not begun else None
    form = _form(request, sent, initial)
    status = 200
    if sent is not None:
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                ask_to_waive(actor, **form.cleaned_data | {"unit": unit})
                return redirect("approvals:waivers")
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    return _drawn(request, form, status)


@require_POST
def answer(request: HttpRequest, ask: UUID) -> HttpResponse:
    """Say yes or no to what somebody asked."""
    actor, person, day, _ = who_and_when(request)
    if all(one.id != ask for one in asks_for(person, day)):
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    told = form.cleaned_data
    try:
        answer_waiver(actor, ask, granted=told["granted"] == "yes", words=told["words"])
    except (ApprovalsError, RefusedError) as error:
        return _refused(request, error)
    return redirect("approvals:waivers")


@require_POST
def end(request: HttpRequest, waiver: UUID) -> HttpResponse:
    """End a reason: the clause counts again."""
    actor, person, day, _ = who_and_when(request)
    found = next((one for one in waivers_seen(person, day) if one.id == waiver), None)
    if found is None or not may_waive(person, found.unit_id, day):
        raise Http404
    try:
        end_waiver(actor, waiver)
    except (ApprovalsError, RefusedError) as error:
        return _refused(request, error)
    return redirect("approvals:waivers")


def _unit(request: HttpRequest, person: UUID, day: date) -> UUID | None:
    """The unit that it is asked for: the one that was sent, else where they work first; None: none of theirs."""
    told = request.POST.get("unit", "")
    if not told:
        return cards_of(person, day)[0].unit
    return next((one for one in units_worked_for(person, day) if str(one) == told), None)


def _refused(request: HttpRequest, error: BailiwickError) -> HttpResponse:
    status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
    return _drawn(request, _form(request, None, {}), status, told=f"{error.message} {error.remedy}")


def _form(request: HttpRequest, sent: QueryDict | None, initial: dict[str, str]) -> WaiverForm:
    _, person, day, _ = who_and_when(request)
    unit = _unit(request, person, day) or cards_of(person, day)[0].unit
    found = waivable(unit, day)
    form = WaiverForm(sent, initial=initial | {"unit": str(unit)})
    form.fields["clause"].choices = [  # type: ignore[attr-defined]
        (one.clause, f"{one.label} {one.heading}: {kind_words(one.kind)}") for one in found
    ]
    return form


def _drawn(request: HttpRequest, form: WaiverForm, status: int, told: str = "") -> HttpResponse:
    _, person, day, _ = who_and_when(request)
    labels = {one.clause: one for card in cards_of(person, day) for one in waivable(card.unit, day)}
    seen = [
        (one, labels.get(one.clause), kind_words(one.kind), may_waive(person, one.unit_id, day))
        for one in waivers_seen(person, day)
    ]
    context = {
        "form": form,
        "asks": bool(labels),
        "told": told,
        "mine": [(one, labels.get(one.clause), kind_words(one.kind)) for one in asked_by(person)],
        "waiting": [(one, labels.get(one.clause), kind_words(one.kind)) for one in asks_for(person, day)],
        "holding": [row for row in seen if holds(row[0], day)],
        "over": [row for row in seen if not holds(row[0], day)],
    }
    return render(request, "approvals/waivers.html", context, status=status)
