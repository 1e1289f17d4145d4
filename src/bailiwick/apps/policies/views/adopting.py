"""Adopting a policy, once it was shown what changes for whom; and ending an adoption."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import AdoptForm, EndForm
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import library
from bailiwick.apps.policies.selectors.changes import changes
from bailiwick.apps.policies.services import adopt, end_adoption
from bailiwick.apps.policies.views.helping import (
    UNPROCESSABLE,
    chosen,
    kept_by,
    people,
    person_of,
    tell,
    who_and_when,
)
from bailiwick.apps.roster.selectors import outline
from bailiwick.policy.pack import Pack


@require_http_methods(["GET", "HEAD", "POST"])
def adopting(request: HttpRequest) -> HttpResponse:
    """Choose unit, policy and edition; see what changes for whom; then say who decided, from when, on what."""
    actor, day = who_and_when(request)
    if not may(actor, Right.KEEP_POLICIES, day):
        raise Http404
    packs = {pack.id: pack for pack in library().policies}
    units = {str(row.unit): row for row in outline(day) if may(actor, Right.KEEP_POLICIES, day, row.unit)}
    pack = packs.get(chosen(request, "policy"))
    unit = units.get(chosen(request, "unit"))
    edition = _edition(pack, chosen(request, "edition"))
    form = AdoptForm(request.POST or None, initial={"starts": day})
    form.fields["decided_by"].choices = people(day)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if pack and unit and form.is_valid():
            try:
                row = _adopt(actor, form, unit.unit, pack.id, edition)
                return redirect("in_force:adoption", row)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    context = {
        "packs": packs.values(),
        "units": units.values(),
        "pack": pack,
        "unit": unit,
        "edition": edition,
        "changes": changes(pack, edition, unit.unit, day) if pack and unit else None,
        "form": form,
    }
    return render(request, "in_force/adopt.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """End an adoption."""
    actor, day = who_and_when(request)
    one = kept_by(actor, adoption, day)
    form = EndForm(request.POST or None, initial={"day": day})
    form.fields["decided_by"].choices = people(day)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                end_adoption(
                    actor,
                    adoption=adoption,
                    decided_by=person_of(told["decided_by"]),
                    instrument=told["instrument"],
                    day=told["day"],
                )
                return redirect("in_force:index")
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "in_force/end.html", {"one": one, "form": form}, status=status)


def _adopt(actor: Actor, form: AdoptForm, unit: UUID, pack: str, edition: str) -> UUID:
    told = form.cleaned_data
    row = adopt(
        actor,
        unit=unit,
        pack=pack,
        edition=edition,
        decided_by=person_of(told["decided_by"]),
        instrument=told["instrument"],
        starts=told["starts"],
        watch_until=told["watch_until"],
    )
    return row.id


def _edition(pack: Pack | None, asked: str) -> str:
    """The edition that was asked for; the last one otherwise."""
    ids = [edition.id for edition in pack.editions] if pack else []
    return asked if asked in ids else (ids[-1] if ids else "")
