"""Somebody's account: they are invited to one, it is closed, and opened again. Each needs the second step, lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.accounts.facts import INVITED
from bailiwick.apps.accounts.models import Leaving
from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import AccountForm, InviteForm
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.selectors.editing import account_of
from bailiwick.apps.roster.selectors.renewing import renewal_of, signs_in
from bailiwick.apps.roster.services import close_account, invite_person, open_account
from bailiwick.apps.roster.views.adding import editable
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when


@dataclass(frozen=True, slots=True)
class _Page:
    """The page as it stands: its two forms, and, once, the link."""

    person: Person
    invite: Form
    close: Form = field(default_factory=AccountForm)
    link: str = ""
    renewal: Form = field(default_factory=Form)


@must_be_proved
@require_safe
def account(request: HttpRequest, person: UUID) -> HttpResponse:
    """What somebody signs in with, and what can be done about it."""
    return _drawn(request, _page(request, person))


@must_be_proved
@require_POST
def invite(request: HttpRequest, person: UUID) -> HttpResponse:
    """Make a link that opens once; it is shown now and never again."""
    page = replace(_page(request, person), invite=InviteForm(request.POST))
    if account_of(person) is None and not page.invite.is_valid():
        return _drawn(request, page, UNPROCESSABLE)
    actor, _day = who_and_when(request)
    try:
        email = request.POST.get("email", "")
        token = invite_person(actor, person=person, email=email)
    except (RosterError, RefusedError) as error:
        page.invite.full_clean()
        return _drawn(request, page, tell(page.invite, error))
    link = request.build_absolute_uri(reverse("accounts:invited", args=[token]))
    return _drawn(request, replace(page, link=link))


@must_be_proved
@require_POST
def close(request: HttpRequest, person: UUID) -> HttpResponse:
    """Close the account now."""
    form = AccountForm(request.POST)
    page = replace(_page(request, person), close=form)
    if not form.is_valid():
        return _drawn(request, page, UNPROCESSABLE)
    actor, _day = who_and_when(request)
    try:
        close_account(actor, person=person, reason=Leaving(form.cleaned_data["reason"]))
    except (RosterError, RefusedError) as error:
        return _drawn(request, page, tell(form, error))
    return redirect("roster:account", person)


@must_be_proved
@require_POST
def open_again(request: HttpRequest, person: UUID) -> HttpResponse:
    """Open the account again, and forget the tries that locked it."""
    page = replace(_page(request, person), close=AccountForm({"reason": Leaving.OTHER.value}))
    actor, _day = who_and_when(request)
    try:
        open_account(actor, person=person)
    except (RosterError, RefusedError) as error:
        return _drawn(request, page, tell(page.close, error))
    return redirect("roster:account", person)


def shown_with(request: HttpRequest, person: UUID, form: Form) -> Callable[[int], HttpResponse]:
    """The page with what a form of another module was told, drawn with a status once it is known."""
    page = replace(_page(request, person), renewal=form)
    return lambda status: _drawn(request, page, status)


def _page(request: HttpRequest, person: UUID) -> _Page:
    found = editable(request, person)
    return _Page(found, InviteForm(initial={"email": found.email or ""}))


def _drawn(request: HttpRequest, page: _Page, status: int = 200) -> HttpResponse:
    context = {
        "page": page,
        "account": account_of(page.person.id),
        "days": INVITED.days,
        "signs_in": signs_in(page.person),
        "renewal": renewal_of(page.person.id, timezone.now()),
    }
    return render(request, "roster/account.html", context, status=status)
