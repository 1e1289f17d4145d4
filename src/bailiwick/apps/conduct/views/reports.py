"""Reports: filed, and seen by whoever filed them or has to do with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.facts.reports import is_settled
from bailiwick.apps.conduct.facts.weighing import Asked, Shown
from bailiwick.apps.conduct.forms.making import Form
from bailiwick.apps.conduct.forms.reports import (
    AcknowledgeForm,
    CloseForm,
    FileForm,
    HandOnForm,
    NothingForm,
    TriageForm,
    WordsForm,
)
from bailiwick.apps.conduct.models import Part, ReportState, ReportStepKind
from bailiwick.apps.conduct.selectors.cases import case_for
from bailiwick.apps.conduct.selectors.reports import SeenReport, report_for, reports_for, what_is_kept
from bailiwick.apps.conduct.selectors.weighing import roles_bound, weighing_of
from bailiwick.apps.conduct.services import Tells
from bailiwick.apps.conduct.views.helping import NOBODY, UNPROCESSABLE, Looker, looker_of, people, tell
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.conduct import Told
from bailiwick.ui.once import asked_once

_FOUND_ELSEWHERE = frozenset({ReportState.CASE_OPENED, ReportState.ANSWERED})
"""Where a case says what is shown, or nothing more is asked."""


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What somebody filed, and what waits for them or is theirs to see."""
    looker = looker_of(request)
    with asked_once():
        rows = reports_for(looker.actor, looker.day)
        mine = [one for one in rows if Part.FILER in one.parts]
        theirs = [one for one in rows if one.sees_all]
        return render(request, "conduct/reports.html", {"mine": mine, "theirs": theirs})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Tell what was seen."""
    looker = looker_of(request)
    form = FileForm(
        request.POST if request.method == "POST" else None,
        choices={"subject": [("", "I do not know, or it is nobody here"), *people(looker)]},
        initial={"learned": timezone.localtime()},
    )
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        tells = Tells(
            words=told["words"],
            learned=told["learned"],
            subject=UUID(told["subject"]) if told["subject"] else None,
            link=told["link"],
            told=[Told(one) for one in told["told"]],
            happened=told["happened"],
            delay=told["delay"],
        )
        try:
            made = services.file_report(looker.actor, tells)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:report", identity=made.id)
    return render(request, "conduct/report_new.html", {"form": form, "asked": _asked(looker)}, status=status)


def _asked(looker: Looker) -> list[Asked]:
    """What has to be shown under the policies where whoever tells works."""
    here = cards_of(looker.actor.identity, looker.day) if looker.actor.identity else ()
    return weighing_of(None, here[0].unit, looker.day).asked_for() if here else []


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One report: to whoever filed it their own words and where it stands, to whoever handles it all of it."""
    looker = looker_of(request)
    with asked_once():
        return _drawn(request, looker, _found(looker, identity))


@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Do one thing with it."""
    looker = looker_of(request)
    seen = _found(looker, identity)
    if name not in _DOES or not seen.sees_all:
        raise Http404
    form = _form(name, looker, seen, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            _DOES[name](looker, identity, form.cleaned_data)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:report", identity=identity)
    return _drawn(request, looker, seen, tried=(name, form), status=status)


def _found(looker: Looker, identity: UUID) -> SeenReport:
    found = report_for(looker.actor, identity, looker.day)
    if found is None:
        raise Http404
    return found


def _drawn(
    request: HttpRequest,
    looker: Looker,
    seen: SeenReport,
    tried: tuple[str, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"seen": seen, "row": seen.row, "state": seen.state}
    if Told.POSTED in seen.told and seen.state not in _FOUND_ELSEWHERE:
        context["asked"] = seen.weighing.asked_for()
    if seen.sees_all:
        weighing = seen.weighing
        clauses = weighing.clauses()
        case = getattr(seen.row, "case", None)
        kept = what_is_kept(one.capture for one in seen.steps)
        context |= {
            "allowed": weighing.allowed(seen.told),
            "all_allowed": weighing.is_all_allowed(seen.told),
            "route": weighing.route(),
            "named": [clauses[name] for name in seen.clauses if name in clauses],
            "handler": seen.handler,
            "steps": [(one, kept.get(one.capture)) for one in seen.steps],
            "case": case if case and case_for(looker.actor, case.id, looker.day) else None,
            "forms": {name: _form(name, looker, seen) for name in _open_to(seen)},
        }
        if tried is not None:
            context["forms"][tried[0]] = tried[1]
            context["tried"] = tried[0]
    return render(request, "conduct/report.html", context, status=status)


def _open_to(seen: SeenReport) -> list[str]:
    """What whoever looks can do with it now."""
    if Part.HANDLER not in seen.parts:
        return [] if is_settled(seen.state) else ["hand-on"]
    if is_settled(seen.state):
        return ["answer"] if seen.answer is None else []
    by_state = {
        ReportState.FILED: ["acknowledge"],
        ReportState.ACKNOWLEDGED: ["triage"],
        ReportState.TRIAGED: ["close", "triage"],
    }
    names = by_state[seen.state]
    if seen.state is ReportState.TRIAGED and seen.weighing.is_all_allowed(seen.told):
        names = ["allowed", *names]
    if seen.state is ReportState.TRIAGED and seen.row.subject_id and seen.clauses:
        names = [*names, "open-case"]
    return [*names, "hand-on"]


_FORMS: dict[str, type[Form]] = {
    "acknowledge": AcknowledgeForm,
    "triage": TriageForm,
    "allowed": NothingForm,
    "close": CloseForm,
    "open-case": WordsForm,
    "hand-on": HandOnForm,
    "answer": WordsForm,
}


def _form(name: str, looker: Looker, seen: SeenReport, data: Any = None) -> Form:
    choices: dict[str, Any] = {}
    if name == "triage":
        roles = roles_bound(seen.row.subject_id, seen.weighing, seen.day)
        choices["clauses"] = [_choice(one) for one in seen.weighing.offered(roles)]
    if name == "hand-on":
        apart = {str(seen.row.subject_id), str(seen.row.filer_id)}
        choices["to"] = [NOBODY, *(one for one in people(looker) if one[0] not in apart)]
    initial = {"told": [one.value for one in seen.told], "clauses": list(seen.clauses)}
    form = _FORMS[name](data, choices=choices, initial=initial, auto_id=f"id_{name}_%s")
    if name == "answer":
        form.fields["words"].label = "What you tell them"
        form.fields["words"].help_text = "They read exactly this. Say nothing of advice or of a case."
    return form


def _choice(one: Shown) -> tuple[str, str]:
    return one.clause.id, f"{one.clause.label}: {one.clause.heading} ({one.policy})"


_DOES: dict[str, Callable[[Looker, UUID, dict[str, Any]], object]] = {
    "acknowledge": lambda looker, report, told: services.acknowledge(
        looker.actor, report, shows=told["shows"]
    ),
    "triage": lambda looker, report, told: services.triage(
        looker.actor,
        report,
        told=[Told(one) for one in told["told"]],
        clauses=told.get("clauses", ()),
        words=told["words"],
    ),
    "allowed": lambda looker, report, _: services.close_report(
        looker.actor, report, ReportStepKind.NO_VIOLATION, as_allowed=True
    ),
    "close": lambda looker, report, told: services.close_report(
        looker.actor, report, ReportStepKind(told["how"]), words=told["words"]
    ),
    "open-case": lambda looker, report, told: services.open_case(looker.actor, report, words=told["words"]),
    "hand-on": lambda looker, report, told: services.hand_on(
        looker.actor, report, to=UUID(told["to"]), words=told["words"]
    ),
    "answer": lambda looker, report, told: services.answer(looker.actor, report, words=told["words"]),
}
