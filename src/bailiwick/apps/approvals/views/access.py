"""Use of social media on agency systems: entering it, confirming it, its report, and lines of one report or draw."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.approvals.access_forms import DetailForm, LinesForm, UseForm
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import Purpose, State, Subject
from bailiwick.apps.approvals.selectors import access as selectors
from bailiwick.apps.approvals.selectors import mine
from bailiwick.apps.approvals.selectors.appeals import appeals
from bailiwick.apps.approvals.services.access import (
    Used,
    enter_detail,
    enter_use,
    look_at_use,
    supply_lines,
)
from bailiwick.apps.approvals.views.helping import UNPROCESSABLE, handed_in, takes_file, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.selectors import cards, cards_of
from bailiwick.ui.tables import as_csv


def _unit(person: UUID, day: date) -> UUID:
    return cards_of(person, day)[0].unit


def _people(day: date, but: UUID) -> list[tuple[str, str]]:
    return list({str(one.person): one.name for one in cards(day) if one.person != but}.items())


@require_safe
def use(request: HttpRequest) -> HttpResponse:
    """My uses; for those who may see it, everybody's, counted by purpose; and what waits to be confirmed."""
    _, person, day, _ = who_and_when(request)
    unit = _unit(person, day)
    sees = selectors.may_see_use(person, unit, day)
    found = selectors.uses(person, unit if sees else None, day)
    context = {
        "uses": found,
        "counts": selectors.counted(found).items() if sees else (),
        "appeals": appeals(person, unit if sees else None, day),
        "to_confirm": selectors.to_confirm(person, day),
        "sees": sees,
        "supplies": selectors.may_supply(person, unit, day),
    }
    return render(request, "approvals/use.html", context)


@takes_file
@require_http_methods(["GET", "HEAD", "POST"])
def entering(request: HttpRequest) -> HttpResponse:
    """Enter one use."""
    actor, person, day, now = who_and_when(request)
    form = UseForm(request.POST or None, initial={"starts": timezone.localtime(now)})
    form.offer(_people(day, person), _own_leave(person))
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                kept = handed_in(request, actor, "page-seen")
                enter_use(
                    actor,
                    _used(form.cleaned_data, kept.capture if kept else None, kept.digest if kept else ""),
                )
                return redirect("approvals:access")
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "approvals/enter_use.html", {"form": form}, status=status)


def _own_leave(person: UUID) -> list[tuple[str, str]]:
    return [
        (str(one.row.id), f"{one.row}, {one.row.identity}")
        for one in mine(person)
        if one.row.subject == Subject.ACCESS and one.state is State.IN_FORCE
    ]


def _used(told: dict[str, Any], capture: UUID | None, digest: str) -> Used:
    return Used(
        purpose=Purpose(told["purpose"]),
        starts=told["starts"],
        minutes=told["minutes"] or 0,
        case=told["case"],
        detail=told["detail"],
        target=told["target"],
        reason=told["reason"],
        site=told["site"],
        supervisor=UUID(told["supervisor"]) if told["supervisor"] else None,
        authority=UUID(told["authority"]) if told["authority"] else None,
        capture=capture,
        digest=digest,
    )


@require_POST
def look(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Confirm a need of the duties, or say that there was none."""
    actor, *_ = who_and_when(request)
    try:
        look_at_use(actor, entry, confirmed=request.POST.get("confirmed") == "yes")
    except (ApprovalsError, RefusedError):
        raise Http404 from None
    return redirect("approvals:access")


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest) -> HttpResponse:
    """Enter an off-duty detail."""
    actor, person, day, _ = who_and_when(request)
    form = DetailForm(request.POST or None)
    own = [(str(person), gettext("Myself"))]
    form.fields["person"].choices = own + _people(day, person)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                enter_detail(actor, person=UUID(told["person"]), starts=told["starts"], ends=told["ends"])
                return redirect("approvals:access")
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "approvals/detail.html", {"form": form}, status=status)


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The report of uses as a file; nobody's target is in it."""
    _, person, day, _ = who_and_when(request)
    unit = _unit(person, day)
    if not selectors.may_see_use(person, unit, day):
        raise Http404
    found = selectors.uses(person, unit, day, most=10_000)
    rows = [
        (
            timezone.localtime(one.entry.starts).isoformat(timespec="minutes"),
            one.who,
            one.entry.purpose,
            one.entry.detail,
            one.entry.case,
            selectors.MASKED if one.entry.target else "",
            one.supervisor,
        )
        for one in found
    ]
    head = ("when", "who", "purpose", "detail", "case", "about whom", "supervisor")
    return as_csv("uses.csv", head, rows)


@require_safe
def filter_list(request: HttpRequest) -> HttpResponse:
    """Who has leave to use social sites on agency systems, for whoever keeps the filter."""
    _, person, day, _ = who_and_when(request)
    unit = _unit(person, day)
    if not selectors.may_see_use(person, unit, day):
        raise Http404
    rows = [
        (one.name, one.email, one.unit, one.purpose, one.until.isoformat() if one.until else "")
        for one in selectors.filter_rows(unit, day)
    ]
    return as_csv("filter.csv", ("name", "mail", "unit", "for", "last day"), rows)


@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: HttpRequest) -> HttpResponse:
    """Supply lines of a log for one report or one approved draw."""
    actor, person, day, _ = who_and_when(request)
    unit = _unit(person, day)
    if not selectors.may_supply(person, unit, day):
        raise Http404
    form = LinesForm(request.POST or None)
    form.fields["concerns"].choices = _people(day, person)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            names = {one.name: one.person for one in cards(day)}
            try:
                made = supply_lines(
                    actor,
                    unit=unit,
                    supplied_for=told["supplied_for"],
                    concerns=[UUID(one) for one in told["concerns"]],
                    lines=form.read(names),
                )
                return redirect("approvals:supply", made.id)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "approvals/lines.html", {"form": form}, status=status)


@require_safe
def looked_at(request: HttpRequest, supply: UUID) -> HttpResponse:
    """What supplied lines ask a supervisor to look at: for whoever supplied them."""
    _, person, day, _ = who_and_when(request)
    found = selectors.supply_of(supply)
    if found is None or found.by_id != person:
        raise Http404
    return render(
        request, "approvals/supply.html", {"supply": found, "read": selectors.read_lines(found, day)}
    )
