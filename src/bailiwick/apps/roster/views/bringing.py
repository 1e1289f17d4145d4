"""People from a file: choose it, see every fault or what would happen, then have it done."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import InMemory, file_of, packed
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.services.bringing import COLUMNS, Kind, Plan, bring_in, look_at, template
from bailiwick.apps.roster.views.helping import FORBIDDEN, UNPROCESSABLE, who_and_when

SHOWN = 500
"""People of each kind on the page; the rest are counted."""


@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    """An empty file with the right columns, for those who bring one in."""
    actor, day = who_and_when(request)
    if not standing_of(actor, day).may(Right.EDIT_PEOPLE):
        raise Http404
    answer = HttpResponse(template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


@csrf_exempt
def from_a_file(request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST looks at the file, or does what was looked at. The token is asked for within."""
    if request.method == "POST":
        request.upload_handlers = [InMemory(request)]
    return _from_a_file(request)


@csrf_protect
@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
def _from_a_file(request: HttpRequest) -> HttpResponse:
    actor, day = who_and_when(request)
    if not standing_of(actor, day).may(Right.EDIT_PEOPLE):
        raise Http404
    if request.method != "POST":
        return _drawn(request)
    data, whole = file_of(request), request.POST.get("whole") == "yes"
    if not data:
        return _drawn(request, told="No file came with this. Choose one.", status=UNPROCESSABLE)
    plan = look_at(data, day, whole=whole)
    if request.POST.get("plan") and not plan.faults:
        try:
            done = bring_in(actor, data=data, expected=request.POST["plan"], whole=whole)
            return _drawn(request, done, done=True)
        except (RosterError, RefusedError) as error:
            status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
            return _drawn(request, plan, packed(data), told=f"{error.message} {error.remedy}", status=status)
    return _drawn(request, plan, packed(data), status=UNPROCESSABLE if plan.faults else 200)


def _drawn(
    request: HttpRequest, plan: Plan | None = None, carried: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    kinds = []
    if plan is not None:
        kinds = [
            (kind, people[:SHOWN], len(people), max(0, len(people) - SHOWN))
            for kind, people in plan.by_kind().items()
            if people and kind in {Kind.ADDED, Kind.CHANGED, Kind.ENDED}
        ]
    context = {
        "plan": plan,
        "kinds": kinds,
        "same": plan.counts[Kind.UNCHANGED] if plan else 0,
        "past": plan.counts[Kind.PAST] if plan else 0,
        "packed": carried,
        "columns": COLUMNS,
    }
    return render(request, "roster/file.html", context | more, status=status)
