"""Drafting an appeal to the public in a case, and what the policies say of its words."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.approvals.access_forms import AppealForm
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import Purpose
from bailiwick.apps.approvals.selectors.appeals import appeal_for, starts_of
from bailiwick.apps.approvals.services.appeals import draft_appeal
from bailiwick.apps.approvals.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError


@require_http_methods(["GET", "HEAD", "POST"])
def drafting(request: HttpRequest) -> HttpResponse:
    """Draft an appeal."""
    actor, *_ = who_and_when(request)
    form = AppealForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                row = draft_appeal(
                    actor, purpose=Purpose(told["purpose"]), case=told["case"], words=told["words"]
                )
                return redirect("approvals:appeal", row.id)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "approvals/draft_appeal.html", {"form": form}, status=status)


@require_safe
def shown(request: HttpRequest, appeal: UUID) -> HttpResponse:
    """One draft, with what is found in it."""
    _, person, day, _ = who_and_when(request)
    read = appeal_for(person, appeal, day)
    if read is None:
        raise Http404
    said = [
        (one, starts_of(one, read.row, day) if read.row.person_id == person else []) for one in read.findings
    ]
    return render(request, "approvals/appeal.html", {"read": read, "said": said})
