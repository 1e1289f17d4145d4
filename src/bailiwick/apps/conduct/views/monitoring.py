"""Random looks: plans, draws, and what may be done with each by whoever looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.conduct.forms.making import Form
from bailiwick.apps.conduct.forms.monitoring import (
    CameForm,
    DecideForm,
    HandOnForm,
    LookForm,
    OrderForm,
    PlanForm,
    WordsForm,
)
from bailiwick.apps.conduct.models.monitoring import Draw, OutcomeKind, Program
from bailiwick.apps.conduct.selectors.monitoring import programs_seen, units_led
from bailiwick.apps.conduct.selectors.monitoring_pages import (
    DrawPage,
    ProgramPage,
    draw_page,
    plan_purposes,
    plan_rows,
    program_page,
)
from bailiwick.apps.conduct.services.looking import Came, Where, close_draw, conclude, look, record_order
from bailiwick.apps.conduct.services.monitoring import Plan, decide, draw, end_program, hand_on_looks, propose
from bailiwick.apps.conduct.views.helping import UNPROCESSABLE, Looker, looker_of, tell
from bailiwick.apps.journal.facts import Actor
from bailiwick.kernel.errors import BailiwickError

Tried = tuple[str, Form] | None


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The plans that somebody reads; and a new one for who leads people."""
    return _listed(request, looker_of(request))


def _listed(
    request: HttpRequest, looker: Looker, told: Form | None = None, status: int = 200
) -> HttpResponse:
    rows = plan_rows(looker.actor, looker.day)
    leads = bool(looker.actor.identity and units_led(looker.actor.identity, looker.day))
    context = {"rows": rows, "leads": leads, "form": told}
    return render(request, "conduct/programs.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Propose a plan."""
    looker = looker_of(request)
    units = units_led(looker.actor.identity, looker.day) if looker.actor.identity else []
    if not units:
        raise Http404
    offered = plan_purposes(units, looker.day)
    sent = request.POST if request.method == "POST" else None
    choices = {"unit": [(str(one.pk), one.name) for one in units]}
    form = PlanForm(sent, choices=choices, purposes=offered)
    status = UNPROCESSABLE if form.errors else 200
    if sent is not None and form.is_valid():
        told = form.cleaned_data
        try:
            made = propose(looker.actor, Plan(**(told | {"unit": UUID(told["unit"])})))
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:program", identity=made.pk)
    return render(request, "conduct/program_new.html", {"form": form, "offered": offered}, status=status)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Have people drawn under the plan that is named; without one, or where it is not let, it is refused."""
    looker = looker_of(request)
    try:
        plan = UUID(request.POST.get("program", "")) if request.POST.get("program") else None
        made: Draw = draw(looker.actor, plan)
    except ValueError:
        raise Http404 from None
    except BailiwickError as error:
        told = Form(request.POST)
        status = tell(told, error)
        return _listed(request, looker, told, status)
    return redirect("conduct:draw", identity=made.pk)


@require_safe
def program(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One plan."""
    looker = looker_of(request)
    return _program(request, _seen_program(looker, identity))


def _seen_program(looker: Looker, identity: UUID) -> ProgramPage:
    row = programs_seen(looker.actor, looker.day).filter(pk=identity).first()
    if not isinstance(row, Program):
        raise Http404
    return program_page(looker.actor, row, looker.day)


_OF_PROGRAM: dict[str, tuple[type[Form], Callable[[Actor, UUID, dict[str, Any]], object]]] = {
    "decide": (
        DecideForm,
        lambda actor, plan, told: decide(actor, plan, yes=told["yes"] == "yes", words=told["words"]),
    ),
    "end": (WordsForm, lambda actor, plan, told: end_program(actor, plan, told["words"])),
    "hand-on": (
        HandOnForm,
        lambda actor, plan, told: hand_on_looks(actor, plan, to=UUID(told["to"]), words=told["words"]),
    ),
}


@require_POST
def program_do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Decide about a plan, hand it on, or end it."""
    looker = looker_of(request)
    page = _seen_program(looker, identity)
    if name not in _OF_PROGRAM:
        raise Http404
    form_of, does = _OF_PROGRAM[name]
    form = _form(form_of, page, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            does(looker.actor, identity, form.cleaned_data)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:program", identity=identity)
    return _program(request, page, (name, form), status)


def _program(request: HttpRequest, page: ProgramPage, tried: Tried = None, status: int = 200) -> HttpResponse:
    shown = {name: _form(_OF_PROGRAM[name][0], page) for name in page.moves if name in _OF_PROGRAM}
    if tried:
        shown[tried[0]] = tried[1]
    return render(request, "conduct/program.html", {"page": page, "forms": shown}, status=status)


@require_safe
def draw_shown(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One draw."""
    looker = looker_of(request)
    return _draw(request, _seen_draw(looker, identity))


def _seen_draw(looker: Looker, identity: UUID) -> DrawPage:
    page = draw_page(looker.actor, identity, looker.day)
    if page is None:
        raise Http404
    return page


def _looks(actor: Actor, identity: UUID, told: dict[str, Any]) -> object:
    where = Where(person=UUID(told["person"]), address=told["address"], is_public=told["place"] == "public")
    return look(actor, identity, where)


def _concludes(actor: Actor, identity: UUID, told: dict[str, Any]) -> object:
    report = UUID(told["report"]) if told.get("report") else None
    kind = OutcomeKind(told["kind"])
    return conclude(
        actor, identity, Came(person=UUID(told["of"]), kind=kind, words=told["words"], report=report)
    )


_OF_DRAW: dict[str, tuple[type[Form], Callable[[Actor, UUID, dict[str, Any]], object]]] = {
    "look": (LookForm, _looks),
    "came": (CameForm, _concludes),
    "order": (
        OrderForm,
        lambda actor, one, told: record_order(actor, one, person=UUID(told["person"]), words=told["words"]),
    ),
    "close": (WordsForm, lambda actor, one, told: close_draw(actor, one, told["words"])),
}


@require_POST
def draw_do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Put a look, an order or an outcome on record, or close the draw."""
    looker = looker_of(request)
    page = _seen_draw(looker, identity)
    if name not in _OF_DRAW:
        raise Http404
    form_of, does = _OF_DRAW[name]
    form = _form(form_of, page, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            does(looker.actor, identity, form.cleaned_data)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:draw", identity=identity)
    return _draw(request, page, (name, form), status)


def _form(form_of: type[Form], page: DrawPage | ProgramPage, sent: Any = None) -> Form:
    offered = {name: own for name, own in page.choices.items() if name in form_of.base_fields}
    return form_of(sent, choices=offered, auto_id=f"id_{form_of.__name__}_%s")


def _draw(request: HttpRequest, page: DrawPage, tried: Tried = None, status: int = 200) -> HttpResponse:
    shown = {name: _form(_OF_DRAW[name][0], page) for name in page.moves}
    if tried:
        shown[tried[0]] = tried[1]
    return render(request, "conduct/draw.html", {"page": page, "forms": shown}, status=status)
