"""Mail: how somebody is told that something waits, what they were told, and where the link in a mail leads."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.desk.forms import MailForm
from bailiwick.apps.desk.selectors.mail import Reader, mailing, notice_of, notices_shown, readers
from bailiwick.apps.desk.services.mail import choose_mail, confirm_address
from bailiwick.kernel.errors import CallError

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """How I am told, and what I was told."""
    reader = _me(request)
    form = MailForm(request.POST or None, initial=MailForm.of(reader.choice))
    if request.method == "POST" and form.is_valid():
        choose_mail(actor_of(request), form.choice)
        return redirect("desk:mail")
    context = {
        "reader": reader,
        "form": form,
        "set_up": _is_set_up(),
        "notices": notices_shown(reader.person),
    }
    return render(request, "desk/mail.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """My address is right: mail can go to it again."""
    confirm_address(actor_of(request), person=_me(request).person)
    return redirect("desk:mail")


@require_safe
def go(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Where the link in a mail leads, for whoever it was sent to and for nobody else."""
    me = actor_of(request).identity
    row = notice_of(me, notice) if me else None
    if row is None:
        raise Http404  # hidden and absent look the same
    return redirect(row.target or settings.FIRST_PAGE)


def _me(request: HttpRequest) -> Reader:
    identity = actor_of(request).identity
    found = readers(timezone.localdate(), [identity]) if identity else []
    if not found:
        raise Http404  # nobody who works here
    return found[0]


def _is_set_up() -> bool:
    try:
        return mailing() is not None
    except CallError:
        return False
