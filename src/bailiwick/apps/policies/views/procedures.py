"""Procedures with their versions and what they cover, and changes of law."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import COVERS_WORDS, LawForm, ProcedureForm
from bailiwick.apps.policies.models import Procedure, ProcedureVersion
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import coverage, law_changes, procedures_of
from bailiwick.apps.policies.selectors.procedures import tasks_of
from bailiwick.apps.policies.services import (
    do_task,
    draft_procedure,
    log_law_change,
    publish_procedure,
    review_procedure,
    settle_law_change,
)
from bailiwick.apps.policies.views.helping import UNPROCESSABLE, tell, unit_of, who_and_when
from bailiwick.apps.roster.selectors import outline

A_QUARTER = timedelta(days=90)


@require_http_methods(["GET", "HEAD", "POST"])
def procedures(request: HttpRequest) -> HttpResponse:
    """The procedures of my unit and those above it, what they cover, my tasks, and what the law has changed."""
    actor, day = who_and_when(request)
    unit = unit_of(actor, day)
    refused = ""
    if request.method == "POST":
        try:
            if "task" in request.POST:
                do_task(actor, task=UUID(request.POST["task"]))
            elif "settle" in request.POST:
                settle_law_change(
                    actor, change=UUID(request.POST["settle"]), outcome=request.POST.get("outcome", "")
                )
            elif "review" in request.POST:
                review_procedure(actor, procedure=UUID(request.POST["review"]))
            return redirect(request.path)
        except (PoliciesError, RefusedError) as error:
            refused = f"{error.message} {error.remedy}"
    context = {
        "rows": procedures_of(unit, day),
        "coverage": [(COVERS_WORDS[one.topic], one.where) for one in coverage(unit, day)],
        "tasks": tasks_of(actor.identity) if actor.identity else [],
        "changes": law_changes(unit, day),
        "may_keep": may(actor, Right.KEEP_PROCEDURES, day),
        "may_settle": may(actor, Right.KEEP_POLICIES, day),
        "may_log": may(actor, Right.COUNSEL, day),
        "refused": refused,
    }
    return render(request, "in_force/procedures.html", context, status=UNPROCESSABLE if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def drafting(request: HttpRequest) -> HttpResponse:
    """Draft a procedure, or a new version of one."""
    actor, day = who_and_when(request)
    if not may(actor, Right.KEEP_PROCEDURES, day) or actor.identity is None:
        raise Http404
    of = Procedure.objects.filter(pk=request.GET["of"]).first() if _is_id(request.GET.get("of", "")) else None
    unit = (
        of.unit_id
        if of
        else next(
            (row.unit for row in outline(day) if may(actor, Right.KEEP_PROCEDURES, day, row.unit)), None
        )
    )
    form = ProcedureForm(request.POST or None, initial={"title": of.title if of else ""})
    status = 200
    if request.method == "POST" and unit:
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                made = draft_procedure(
                    actor,
                    unit=unit,
                    title=told["title"],
                    owner=actor.identity,
                    text=told["text"],
                    topics=form.topics(),
                    of=of.id if of else None,
                )
                return redirect("in_force:version", made.id)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "in_force/draft.html", {"form": form, "of": of}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, version: UUID) -> HttpResponse:
    """One version of a procedure; whoever keeps procedures publishes it."""
    actor, day = who_and_when(request)
    row = ProcedureVersion.objects.select_related("procedure__owner").filter(id=version).first()
    may_keep = row is not None and may(actor, Right.KEEP_PROCEDURES, day, row.procedure.unit_id)
    published = row is not None and hasattr(row, "publication")
    if row is None or not (published or may_keep):
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            publish_procedure(actor, version=version)
            return redirect("in_force:procedures")
        except (PoliciesError, RefusedError) as error:
            refused = f"{error.message} {error.remedy}"
    context = {"row": row, "published": published, "may_keep": may_keep, "refused": refused}
    return render(request, "in_force/version.html", context, status=UNPROCESSABLE if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def law(request: HttpRequest) -> HttpResponse:
    """Counsel logs a change of law."""
    actor, day = who_and_when(request)
    units = [row.unit for row in outline(day) if may(actor, Right.COUNSEL, day, row.unit)]
    if not units:
        raise Http404
    form = LawForm(request.POST or None, initial={"due": day + A_QUARTER})
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                log_law_change(
                    actor,
                    unit=units[0],
                    reference=told["reference"],
                    clauses=told["clauses"].split(),
                    due=told["due"],
                )
                return redirect("in_force:procedures")
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "in_force/law.html", {"form": form}, status=status)


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
