"""As what somebody works here: one more thing, a change, a transfer, an end, and leaving altogether."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bailiwick.apps.roster.forms import LeavingForm, TransferForm, WorkForm
from bailiwick.apps.roster.models import Membership, Person
from bailiwick.apps.roster.selectors.consequences import of_ending_work, of_leaving
from bailiwick.apps.roster.selectors.editing import what_they_hold, work_of
from bailiwick.apps.roster.selectors.moving import of_transfer
from bailiwick.apps.roster.services import (
    begin_membership,
    change_membership,
    end_membership,
    leave,
    transfer,
)
from bailiwick.apps.roster.views.acting import Deed, serve
from bailiwick.apps.roster.views.adding import PAGE, editable
from bailiwick.apps.roster.views.helping import who_and_when
from bailiwick.kernel.sentence import Sentence


@require_http_methods(PAGE)
def begin(request: HttpRequest, person: UUID) -> HttpResponse:
    """One more thing as which somebody works here, such as a seat on a board."""
    found, back = editable(request, person), reverse("roster:person", args=[person])
    actor, day = who_and_when(request)

    def do(form: WorkForm) -> str:
        begin_membership(actor, person=person, work=form.work)
        return back

    deed = Deed(
        title=_("Something else as which they work here"),
        lead=found.name,
        notes=[
            _("What they do here already goes on beside it."),
            _("From the first day on they are bound as this, too."),
        ],
        button=_("Enter it"),
        back=back,
        do=do,
    )
    initial = {"starts": day, "paid": True, "full_time": True}
    return serve(request, WorkForm(request.POST or None, initial=initial), deed)


@require_http_methods(PAGE)
def change(request: HttpRequest, person: UUID, membership: UUID) -> HttpResponse:
    """A change of title, supervisor, category or days, from a day on."""
    found, row, back = _row(request, person, membership)
    actor, day = who_and_when(request)

    def do(form: WorkForm) -> str:
        change_membership(actor, membership=membership, work=form.work)
        return back

    form = WorkForm(request.POST or None, initial=_initial(row) | {"starts": max(day, row.starts)})
    form.fields["starts"].label = _("From which day on")
    deed = Deed(
        title=_("Change as what they work here"),
        lead=f"{found.name}, {row.unit.name}",
        notes=[
            _("What stood here before stays in their record up to that day."),
            _("Their roles and delegations go on. If they move to another unit, transfer them instead."),
        ],
        button=_("Change it"),
        back=back,
        do=do,
    )
    return serve(request, form, deed)


@require_http_methods(PAGE)
def move(request: HttpRequest, person: UUID, membership: UUID) -> HttpResponse:
    """To another unit: what they hold ends, but for what somebody has thought of."""
    found, row, back = _row(request, person, membership)
    actor, day = who_and_when(request)
    held = what_they_hold(person, day)

    def follows(form: TransferForm) -> Sequence[Sentence]:
        return of_transfer(membership, form.work.unit, form.work.starts, form.kept)

    def do(form: TransferForm) -> str:
        transfer(actor, membership=membership, work=form.work, keeps=form.kept)
        return back

    initial = _initial(row) | {"starts": max(day, row.starts), "unit": None}
    form = TransferForm(request.POST or None, initial=initial, held=held)
    form.fields["starts"].label = _("Their first day there")
    deed = Deed(
        title=_("Transfer them"),
        lead=f"{found.name}, {row.unit.name}",
        follows=follows,
        button=_("Transfer them"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, form, deed)


@require_http_methods(PAGE)
def end(request: HttpRequest, person: UUID, membership: UUID) -> HttpResponse:
    """The end of one of several things as which they work here."""
    found, row, back = _row(request, person, membership)
    actor, day = who_and_when(request)

    def follows(form: LeavingForm) -> Sequence[Sentence]:
        return of_ending_work(membership, form.from_day)

    def do(form: LeavingForm) -> str:
        end_membership(actor, membership=membership, day=form.from_day)
        return back

    deed = Deed(
        title=_("End this"),
        lead=f"{found.name}, {row.unit.name}",
        follows=follows,
        button=_("End it"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, LeavingForm(request.POST or None, initial={"last_day": day}), deed)


@require_http_methods(PAGE)
def leaving(request: HttpRequest, person: UUID) -> HttpResponse:
    """Enter somebody's last day."""
    found, back = editable(request, person), reverse("roster:person", args=[person])
    actor, day = who_and_when(request)

    def do(form: LeavingForm) -> str:
        leave(actor, person=person, day=form.from_day)
        return reverse("roster:departing", args=[person])

    deed = Deed(
        title=_("They leave"),
        lead=found.name,
        notes=[_("Nothing that they did goes with them: their record and the journal stay.")],
        follows=lambda form: of_leaving(person, form.from_day),
        button=_("Enter their last day"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, LeavingForm(request.POST or None, initial={"last_day": day}), deed)


def _row(request: HttpRequest, person: UUID, membership: UUID) -> tuple[Person, Membership, str]:
    found = editable(request, person)
    _actor, day = who_and_when(request)
    row = work_of(person, membership, day)
    if row is None:
        raise Http404
    return found, row, reverse("roster:person", args=[person])


def _initial(row: Membership) -> dict[str, Any]:
    return {
        "category": row.category,
        "title": row.title,
        "unit": row.unit_id,
        "supervisor": row.supervisor_id,
        "last_day": row.until - timedelta(days=1) if row.until else None,
        "employer": row.employer,
        "sponsor": row.sponsor_id,
        "appointed_by": row.appointed_by_id,
        "paid": row.paid,
        "full_time": row.full_time,
        "sworn": row.sworn,
        "classified": row.classified,
    }
