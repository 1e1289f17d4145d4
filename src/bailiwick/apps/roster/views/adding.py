"""A new person, and their names put right."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bailiwick.apps.roster.forms import NamesForm, PersonForm
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.permissions import Right
from bailiwick.apps.roster.selectors.editing import editable_person
from bailiwick.apps.roster.services import (
    add_person,
    correct_person,
)
from bailiwick.apps.roster.views.acting import Deed, must_have, serve
from bailiwick.apps.roster.views.helping import who_and_when

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
def add(request: HttpRequest) -> HttpResponse:
    """Enter somebody who works here, with or without an account."""
    must_have(request, Right.EDIT_PEOPLE)
    actor, day = who_and_when(request)
    asked = {name: request.GET[name][:80] for name in ("unit", "name", "category") if name in request.GET}
    initial = {"starts": day, "paid": True, "full_time": True} | asked

    def do(form: PersonForm) -> str:
        told = form.cleaned_data
        new = add_person(
            actor,
            name=told["name"],
            work=form.work,
            email=told["email"],
            external_id=told["external_id"],
        )
        return reverse("roster:person", args=[new.id])

    deed = Deed(
        title=_("Add a person"),
        lead=_(
            "Anybody who does work for the agency, paid or not. They need no account and no e-mail address."
        ),
        notes=[
            _("From the first day on the policies of their unit bind them as what they work here."),
            _("They appear in the list of people; what category they are of, only human resources see."),
        ],
        button=_("Add them"),
        back=reverse("roster:people"),
        do=do,
    )
    return serve(request, PersonForm(request.POST or None, initial=initial), deed)


def editable(request: HttpRequest, person: UUID) -> Person:
    """The person whose record is to be changed. Raises Http404 where that is not for whoever looks."""
    actor, day = who_and_when(request)
    found = editable_person(actor, person, day)
    if found is None:
        raise Http404
    return found


@require_http_methods(PAGE)
def names(request: HttpRequest, person: UUID) -> HttpResponse:
    """Put somebody's name, address or number right."""
    found = editable(request, person)
    actor, _day = who_and_when(request)
    back = reverse("roster:person", args=[person])
    initial = {"name": found.name, "email": found.email or "", "external_id": found.external_id or ""}

    def do(form: NamesForm) -> str:
        correct_person(actor, person=person, **form.cleaned_data)
        return back

    deed = Deed(
        title=_("Name, address and number"),
        lead=found.name,
        notes=[
            _(
                "What stands here now is replaced, everywhere and from now on; the journal tells who did it and when."
            ),
            _("The address with which they sign in stays what it is."),
        ],
        button=_("Write it down"),
        back=back,
        do=do,
    )
    return serve(request, NamesForm(request.POST or None, initial=initial), deed)
