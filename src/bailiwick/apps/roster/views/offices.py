"""Who holds which role: given, ended, and held by a group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.roster.forms import EndForm, GroupForm, OfficeForm
from bailiwick.apps.roster.forms.fields import first_no_more
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.permissions import Right
from bailiwick.apps.roster.selectors.consequences import of_appointing, of_ending_role
from bailiwick.apps.roster.selectors.editing import editable_unit, groups_of, office_by_id
from bailiwick.apps.roster.services import appoint, end_group, end_office, let_group_hold
from bailiwick.apps.roster.views.acting import Deed, must_have, serve, takes_a_paper
from bailiwick.apps.roster.views.adding import PAGE
from bailiwick.apps.roster.views.helping import who_and_when
from bailiwick.kernel.sentence import Sentence

PREFILLED = ("person", "role", "unit", "acting")


@takes_a_paper
@require_http_methods(PAGE)
def give(request: HttpRequest) -> HttpResponse:
    """Say who holds a role for a unit; of an office, also who acts in it for a time."""
    must_have(request, Right.APPOINT)
    actor, day = who_and_when(request)
    asked = {name: request.GET[name][:80] for name in PREFILLED if name in request.GET}

    def do(form: OfficeForm) -> str:
        told = form.cleaned_data
        appoint(
            actor,
            person=told["person"],
            role=Role(told["role"]),
            unit=told["unit"],
            instrument=told["instrument"],
            starts=told["starts"],
            until=form.until,
            acting=told["acting"],
            document=form.of_paper,
        )
        return reverse("roster:person", args=[told["person"]])

    deed = Deed(
        title=_("Say who holds a role"),
        lead=_("For a unit and all that is below it. Nobody gives themself one."),
        follows=_of_giving,
        button=_("Give them the role"),
        back=reverse("roster:people"),
        do=do,
        matters=True,
    )
    form = OfficeForm(request.POST or None, request.FILES or None, initial={"starts": day} | asked)
    return serve(request, form, deed)


def _of_giving(form: OfficeForm) -> Sequence[Sentence]:
    told = form.cleaned_data
    return of_appointing(
        told["person"],
        Role(told["role"]),
        told["unit"],
        told["starts"],
        until=form.until,
        acting=told["acting"],
    )


@require_http_methods(PAGE)
def end(request: HttpRequest, office: UUID) -> HttpResponse:
    """End a role."""
    actor, day = who_and_when(request)
    row = office_by_id(actor, office, day)
    if row is None:
        raise Http404
    back = reverse("roster:person", args=[row.person_id])

    def do(form: EndForm) -> str:
        end_office(actor, office=office, day=first_no_more(form.cleaned_data["last_day"]))
        return back

    deed = Deed(
        title=_("End a role"),
        lead=f"{row.person.name}, {row.unit.name}",
        follows=lambda form: of_ending_role(office, form.cleaned_data["last_day"] + timedelta(days=1)),
        button=_("End it"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, EndForm(request.POST or None, initial={"last_day": day - timedelta(days=1)}), deed)


@require_http_methods(PAGE)
def group(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Say that a group holds a role for a unit, such as Police Administration."""
    actor, day = who_and_when(request)
    found = editable_unit(actor, unit, day, Right.APPOINT)
    if found is None:
        raise Http404
    back = reverse("roster:unit", args=[unit])

    def do(form: GroupForm) -> str:
        told = form.cleaned_data
        let_group_hold(
            actor,
            role=Role(told["role"]),
            unit=unit,
            body=told["body"],
            needed=told["needed"],
            starts=told["starts"],
            instrument=told["instrument"],
        )
        return back

    deed = Deed(
        title=_("A role that a group holds"),
        lead=found.name,
        notes=[
            _("What was said before of this role and unit ends the day before."),
            _(
                "Where several say yes together, none has the role's rights alone, or lets others use its powers."
            ),
        ],
        button=_("Let the group hold it"),
        back=back,
        do=do,
        matters=True,
    )
    form = GroupForm(request.POST or None, initial={"starts": day, "role": request.GET.get("role", "")})
    return serve(request, form, deed)


@require_POST
def end_the_group(request: HttpRequest, unit: UUID, group: UUID) -> HttpResponse:
    """From today on a role is no group's."""
    actor, day = who_and_when(request)
    if editable_unit(actor, unit, day, Right.APPOINT) is None:
        raise Http404
    if group not in {one.id for one in groups_of(unit, day)}:
        raise Http404
    end_group(actor, group=group)
    return redirect("roster:unit", unit)
