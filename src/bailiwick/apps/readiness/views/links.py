"""Reading and signing by a link, for somebody without an account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from bailiwick.apps.accounts.selectors import network_of, stranger
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.selectors import paper_for
from bailiwick.apps.readiness.services import open_link, sign_by_link
from bailiwick.apps.readiness.views.helping import told_of


@login_not_required
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Read one policy and sign that it was received. A link that opens nothing looks like an address that is none."""
    try:
        link = open_link(token, timezone.now())
    except ReadinessError:
        raise Http404 from None
    paper = paper_for(link.person_id, link.adoption.id, timezone.localdate())
    if paper is None:
        raise Http404
    said, status = "", 200
    if request.method == "POST":
        try:
            sign_by_link(stranger(network_of(request)), token=token, digest=request.POST.get("digest", ""))
            return render(request, "readiness/signed.html", {"paper": paper, "name": link.person.name})
        except (ReadinessError, RefusedError) as error:
            said, status = told_of(error)
    context = {"paper": paper, "name": link.person.name, "said": said, "by_link": True}
    return render(request, "readiness/sign.html", context, status=status)
