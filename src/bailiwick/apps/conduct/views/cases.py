"""Cases: to whoever has a part in one, and to whom it is about once they were told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.facts.cases import is_any_sustained, is_waited_for
from bailiwick.apps.conduct.forms.cases import (
    AskForm,
    BeginForm,
    DecideForm,
    DoneForm,
    FindForm,
    LeadForm,
    NoteForm,
    SayForm,
    ViewForm,
)
from bailiwick.apps.conduct.forms.making import Form
from bailiwick.apps.conduct.models import Action, Adviser, CaseState, CaseStepKind, Part, Result
from bailiwick.apps.conduct.selectors.cases import SeenCase, case_for, cases_for
from bailiwick.apps.conduct.selectors.reports import captures_of, what_is_kept
from bailiwick.apps.conduct.selectors.wording import ACTION_WORDS
from bailiwick.apps.conduct.services import Told
from bailiwick.apps.conduct.views.helping import NOBODY, UNPROCESSABLE, Looker, looker_of, people, tell
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ui.once import asked_once

FIND = "find"
_WORKS = frozenset({CaseState.INVESTIGATING, CaseState.LEGAL_VIEW, CaseState.FINDING})


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The cases that somebody has a part in."""
    looker = looker_of(request)
    with asked_once():
        return render(request, "conduct/cases.html", {"rows": cases_for(looker.actor, looker.day)})


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One case, as far as the part somebody has in it goes."""
    looker = looker_of(request)
    with asked_once():
        return _drawn(request, looker, _found(looker, identity))


@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Do one thing in it."""
    looker = looker_of(request)
    seen = _found(looker, identity)
    if name not in _DOES:
        raise Http404
    form = _form(name, looker, seen, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            _DOES[name](looker, identity, form)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("conduct:case", identity=identity)
    return _drawn(request, looker, seen, tried=(name, form), status=status)


def _found(looker: Looker, identity: UUID) -> SeenCase:
    found = case_for(looker.actor, identity, looker.day)
    if found is None:
        raise Http404
    return found


def _drawn(
    request: HttpRequest,
    looker: Looker,
    seen: SeenCase,
    tried: tuple[str, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    weighing = seen.weighing
    clauses = weighing.clauses()
    named = names_of({one for one in (seen.investigator, seen.decider) if one})
    forms: list[tuple[str, Form]] = []
    for name in _open_to(seen):
        forms += _finding_forms(looker, seen) if name == FIND else [(name, _form(name, looker, seen))]
    if tried is not None:
        same = {number for number, one in enumerate(forms) if _is_same(one, tried)}
        forms = [tried, *(one for number, one in enumerate(forms) if number not in same)]
    done = {one.of for one in seen.steps if one.kind == CaseStepKind.STEP}
    of_report = captures_of(seen.row.report) if seen.sees_work else []
    kept = what_is_kept([*of_report, *(one.capture for one in seen.steps if seen.sees_work)])
    context = {
        "seen": seen,
        "row": seen.row,
        "state": seen.state,
        "clauses": [(clauses.get(name), name, _last_finding(seen, name)) for name in seen.clauses],
        "route": weighing.route(),
        "done": done,
        "investigator": named.get(seen.investigator) if seen.investigator else None,
        "decider": named.get(seen.decider) if seen.decider else None,
        "told": next((one for one in seen.steps if one.kind == CaseStepKind.BEGUN), None),
        "ended": next((one for one in seen.steps if one.kind == CaseStepKind.CLOSED), None),
        "page_showed": [kept.get(one) for one in of_report],
        "steps": [(one, kept.get(one.capture)) for one in seen.steps],
        "forms": forms,
        "tried": tried[1] if tried else None,
    }
    return render(request, "conduct/case.html", context, status=status)


def _is_same(one: tuple[str, Form], tried: tuple[str, Form]) -> bool:
    return one[0] == tried[0] and (
        one[0] != FIND or one[1].initial.get("clause") == tried[1].initial.get("clause")
    )


def _last_finding(seen: SeenCase, clause: str) -> Any:
    found = [one for one in seen.steps if one.kind == CaseStepKind.FINDING and one.clause == clause]
    return found[-1] if found else None


def _finding_forms(looker: Looker, seen: SeenCase) -> list[tuple[str, Form]]:
    """One form for each clause of which nothing is found yet."""
    return [(FIND, _form(FIND, looker, seen, clause=name)) for name in seen.clauses if name not in seen.found]


def _open_to(seen: SeenCase) -> list[str]:
    """What whoever looks can do in it now."""
    state, parts = seen.state, seen.parts
    heads = {Part.COUNSEL} if seen.is_counsels else {Part.HEAD}
    leads = heads if seen.is_counsels else {*heads, Part.HR}
    nothing = state is CaseState.FINDING and not is_any_sustained(seen.did)
    may = {
        "lead": bool(parts & leads) and state in {CaseState.OPENED, CaseState.LEAD_SET},
        "begin": Part.INVESTIGATOR in parts and state is CaseState.LEAD_SET,
        "view": bool(_advises(seen)),
        FIND: Part.INVESTIGATOR in parts and state is CaseState.INVESTIGATING,
        "decide": Part.DECIDER in parts and state is CaseState.FINDING and not nothing,
        "carry-out": bool(parts & heads) and state is CaseState.ACTION_DECIDED,
        "close": Part.INVESTIGATOR in parts and (nothing or state is CaseState.ACTION_DONE),
        "note": Part.INVESTIGATOR in parts and state in _WORKS,
        "step": bool(parts & {Part.DECIDER, Part.HR, Part.INVESTIGATOR})
        and bool(seen.weighing.route().steps)
        and state is not CaseState.CLOSED,
        "ask": bool(parts & {Part.INVESTIGATOR, Part.DECIDER, Part.HEAD}) and state in _WORKS,
    }
    # Once somebody has begun, to name another is rare, and stands last.
    passes_on = ["lead"] if parts & leads and state in _WORKS else []
    return [*(name for name, held in may.items() if held), *passes_on]


def _advises(seen: SeenCase) -> list[Adviser]:
    """As whom whoever looks was asked for a view."""
    by_part = {Part.COUNSEL: Adviser.LEGAL, Part.HR: Adviser.HR}
    return [one for part, one in by_part.items() if part in seen.parts and is_waited_for(seen.did, one)]


_FORMS: dict[str, type[Form]] = {
    "lead": LeadForm,
    "begin": BeginForm,
    "note": SayForm,
    "step": NoteForm,
    "ask": AskForm,
    "view": ViewForm,
    FIND: FindForm,
    "decide": DecideForm,
    "carry-out": DoneForm,
    "close": SayForm,
}


def _form(name: str, looker: Looker, seen: SeenCase, data: Any = None, clause: str = "") -> Form:
    choices: dict[str, Any] = {}
    more: dict[str, Any] = {}
    weighing = seen.weighing
    if name == "lead":
        apart = {str(one) for one in (seen.row.subject_id, seen.row.report.filer_id, seen.investigator)}
        choices["to"] = [NOBODY, *(one for one in people(looker) if one[0] not in apart)]
    if name == "step":
        choices["step"] = [(one.id, one.says) for one in weighing.route().steps]
    if name == "ask" and Role.HR in weighing.route().without:
        choices["adviser"] = [(Adviser.LEGAL.value, "The City Attorney")]
    if name == "decide":
        choices["action"] = [("", "–"), *((one.value, str(ACTION_WORDS[one])) for one in weighing.actions())]
    if name == FIND:
        clause = clause or (data or {}).get("clause", "")
        clause = clause if clause in seen.clauses else ""
        known = weighing.clauses()
        asked = weighing.elements_of(clause)
        more = {"elements": [*asked.all_of, *asked.any_of], "initial": {"clause": clause}}
        choices["clause"] = [
            (one, f"{known[one].clause.label}: {known[one].clause.heading}" if one in known else one)
            for one in ([clause] if clause in seen.clauses else seen.clauses)
        ]
        choices["cites"] = [
            *((one.clause.id, f"{one.clause.label}: {one.clause.heading}") for one in weighing.factors()),
            *((one.name, _named(one.name, gap=one.is_gap)) for one in weighing.authorities()),
        ]
    return _FORMS[name](data, choices=choices, auto_id=f"id_{name}_{clause}_%s", **more)


def _named(name: str, *, gap: bool) -> str:
    return f"{name} (its text is not at hand here: ask human resources for it)" if gap else name


_DOES: dict[str, Callable[[Looker, UUID, Any], object]] = {
    "lead": lambda looker, case, form: services.set_lead(
        looker.actor, case, to=UUID(form.cleaned_data["to"]), words=form.cleaned_data["words"]
    ),
    "begin": lambda looker, case, form: services.begin(looker.actor, case, **form.cleaned_data),
    "note": lambda looker, case, form: services.note(looker.actor, case, **form.cleaned_data),
    "step": lambda looker, case, form: services.note(looker.actor, case, **form.cleaned_data),
    "ask": lambda looker, case, form: services.ask_view(
        looker.actor, case, Adviser(form.cleaned_data["adviser"]), words=form.cleaned_data["words"]
    ),
    "view": lambda looker, case, form: services.give_view(
        looker.actor,
        case,
        Adviser(form.cleaned_data["adviser"]),
        words=form.cleaned_data["words"],
        declined=form.cleaned_data["declined"] == "yes",
    ),
    FIND: lambda looker, case, form: services.make_finding(
        looker.actor,
        case,
        Told(
            clause=form.cleaned_data["clause"],
            result=Result(form.cleaned_data["result"]),
            analysis=form.cleaned_data["analysis"],
            elements=form.elements,
            cites=form.cleaned_data.get("cites", ()),
        ),
    ),
    "decide": lambda looker, case, form: services.decide(
        looker.actor,
        case,
        Action(form.cleaned_data["action"]),
        words=form.cleaned_data["words"],
        due=form.cleaned_data["due"],
    ),
    "carry-out": lambda looker, case, form: services.carry_out(looker.actor, case, **form.cleaned_data),
    "close": lambda looker, case, form: services.close_case(looker.actor, case, **form.cleaned_data),
}
