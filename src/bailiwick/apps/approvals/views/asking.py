"""Asking: what can be asked for, and the form of one request, also begun from a gate's remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts import SHAPES, subject_of
from bailiwick.apps.approvals.forms import AskForm
from bailiwick.apps.approvals.selectors import load
from bailiwick.apps.approvals.selectors.powers import (
    Cited,
    askable,
    citation_of,
    policies_here,
    unit_knowing,
)
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.approvals.selectors.waiving import units_worked_for
from bailiwick.apps.approvals.services import Asked, ask
from bailiwick.apps.approvals.services.handing_in import HandedIn
from bailiwick.apps.approvals.views.helping import (
    UNPROCESSABLE,
    handed_in,
    takes_file,
    tell,
    who_and_when,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import cards, cards_of
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.power import Power

BEGUN = ("identity", "words", "use", "purpose", "layout", "shows", "topic", "audience", "reason", "colleague")
"""What another page may hand over when it begins a request: in the body of a form, never in an address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be asked for."""

    power: Power
    cited: Cited | None


def _unit(request: HttpRequest, person: UUID, day: date, power: str) -> UUID:
    """The unit that it is asked for: of the gate that began it, or of what it replaces; else where theirs knows it.

    Of a unit that they do not work for nothing is here.
    """
    before, told = _before(request, person), request.POST.get("unit", "")
    theirs = {str(one): one for one in units_worked_for(person, day)}
    if told:
        if told not in theirs:
            raise Http404
        return theirs[told]
    if before is not None and str(before.row.unit_id) in theirs:
        return before.row.unit_id
    return unit_knowing(power, person, day)


@takes_file
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest) -> HttpResponse:
    """What can be asked for here; or, for one power, its form, sent or begun by another page."""
    actor, person, day, _ = who_and_when(request)
    name = request.POST.get("power") or request.GET.get("power", "")
    unit = _unit(request, person, day, name)
    known = askable(unit, day)
    power = next((one for one in known if one.id == name), None)
    policies = policies_here(unit, day)
    if power is None:
        if name:
            raise Http404
        return render(request, "approvals/choose.html", {"choices": _choices(person, day)})
    form = _form(request, power, person, day)
    status = 200
    if request.method == "POST" and "begin" not in request.POST:
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                made = ask(actor, _asked(request, actor, power, unit, form))
                return redirect("approvals:request", made.row.id)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    context = {
        "form": form,
        "power": power,
        "shape": SHAPES[subject_of(power)],
        "cited": citation_of(power, policies),
        "replaces": _replaced(request),
        "unit": unit,
    }
    return render(request, "approvals/ask.html", context, status=status)


def _choices(person: UUID, day: date) -> list[tuple[Any, list[Choice]]]:
    """What can be asked for in any unit where they work, by sort."""
    found: dict[str, Choice] = {}
    for unit in dict.fromkeys(one.unit for one in cards_of(person, day)):
        policies = policies_here(unit, day)
        for one in askable(unit, day):
            found.setdefault(one.id, Choice(one, citation_of(one, policies)))
    choices: dict[Any, list[Choice]] = {}
    for choice in found.values():
        choices.setdefault(SHAPES[subject_of(choice.power)], []).append(choice)
    return sorted(choices.items(), key=_place)


def _place(item: tuple[Any, list[Choice]]) -> int:
    return list(SHAPES.values()).index(item[0])


def _replaced(request: HttpRequest) -> str:
    given = request.POST.get("replaces") or request.GET.get("replaces", "")
    try:
        return str(UUID(given)) if given else ""
    except ValueError:
        return ""


def _form(request: HttpRequest, power: Power, person: UUID, day: date) -> AskForm:
    people = [
        (str(one.person), f"{one.name}, {one.title}" if one.title else one.name)
        for one in cards(day)
        if one.person != person
    ]
    begun = request.method == "POST" and "begin" in request.POST
    data = request.POST if request.method == "POST" and not begun else None
    initial: dict[str, Any] = {name: request.POST.get(name, "")[:20_000] for name in BEGUN} if begun else {}
    if request.method != "POST":
        initial = _from_before(_before(request, person))
    shape = SHAPES[subject_of(power)]
    return AskForm(data, shape=shape, power=power, people=list(dict(people).items()), initial=initial)


def _before(request: HttpRequest, person: UUID) -> Loaded | None:
    """The request of theirs that this one replaces."""
    replaces = _replaced(request)
    before = load(UUID(replaces)) if replaces else None
    return before if before is not None and person in before.own else None


def _from_before(before: Loaded | None) -> dict[str, Any]:
    """What was asked before, for somebody who asks for the same again."""
    if before is None:
        return {}
    return {**before.told, "identity": before.row.identity, "words": before.row.words}


def _asked(request: HttpRequest, actor: Actor, power: Power, unit: UUID, form: AskForm) -> Asked:
    told, replaces = form.cleaned_data, _replaced(request)
    kept: HandedIn | None = handed_in(request, actor, "handed-in") if "file" in form.fields else None
    layout = told.get("layout", "")
    page = kept.page if kept and kept.page else (PageCapture(text=layout) if layout.strip() else None)
    return Asked(
        power=power.id,
        unit=unit,
        told=form.told,
        colleague=UUID(told["colleague"]) if told.get("colleague") else None,
        category=told.get("category", ""),
        starts=told["starts"],
        until=told["until"],
        capture=kept.capture if kept else None,
        file_digest=kept.digest if kept else "",
        page=page,
        spoken_on=told.get("spoken_on"),
        spoken_by=UUID(told["spoken_by"]) if told.get("spoken_by") else None,
        replaces=UUID(replaces) if replaces else None,
    )
