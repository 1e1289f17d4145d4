"""The software's own work: what failed, what runs, what waits, and what the clock asks for."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.desk.permissions import may_run_system
from bailiwick.apps.desk.selectors import clock_rows
from bailiwick.apps.desk.services import try_job_again
from bailiwick.jobs.models import State
from bailiwick.jobs.selectors import counts, jobs_in, stuck

MOST = 50
"""Jobs of each state on the page."""


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """All of it on one page, the failed first."""
    _only_for_those_who_run_it(request)
    now = timezone.now()
    context = {
        "failed": jobs_in(State.FAILED, MOST),
        "running": jobs_in(State.RUNNING, MOST),
        "waiting": jobs_in(State.WAITING, MOST),
        "done": jobs_in(State.DONE, MOST)[:5],
        "stuck": {one.id for one in stuck(now, MOST)},
        "schedules": clock_rows(),
        "counts": {state.name: number for state, number in counts().items()},
        "now": now,
    }
    return render(request, "desk/jobs.html", context)


@require_POST
def again(request: HttpRequest, job: UUID) -> HttpResponse:
    """Have a failed job tried again."""
    _only_for_those_who_run_it(request)
    try_job_again(actor_of(request), job=job)
    return redirect("desk:jobs")


def _only_for_those_who_run_it(request: HttpRequest) -> None:
    if not may_run_system(actor_of(request), timezone.localdate()):
        raise Http404  # hidden and absent look the same
