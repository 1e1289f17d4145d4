"""The pictures that pages show: the one in force, and every page beside it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.sites.forms.making import Form, choice, line
from bailiwick.apps.sites.models import Emblem, EmblemSeen
from bailiwick.apps.sites.permissions import Right, may
from bailiwick.apps.sites.selectors.emblems import consistency, emblems_of
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.apps.sites.services import look_at_emblem, see_emblem, set_emblem
from bailiwick.apps.sites.views.files import drawn_anew, in_memory, sent
from bailiwick.apps.sites.views.helping import Looker, looker_of, told_of, units_of
from bailiwick.kernel.errors import BailiwickError

LARGEST_SHOWN = (320, 320)


class EmblemForm(Form):
    """The picture in force."""

    unit = choice(_("For the pages of"), [])
    file = forms.FileField(label=_("The picture"), required=False, widget=forms.FileInput())
    words = line(_("What decides it"))


def _listed(request: HttpRequest) -> HttpResponse:
    looker = looker_of(request)
    if request.method == "POST":
        unit = next((one for one in looker.units if str(one) == request.POST.get("unit")), None)
        if unit is None:
            raise Http404
        words = request.POST.get("words", "")
        return _done(
            request, looker, lambda: set_emblem(looker.actor, unit=unit, data=sent(request), words=words)
        )
    return _drawn(request, looker)


listed = in_memory(require_http_methods(["GET", "HEAD", "POST"])(_listed))
"""Every page beside the picture in force; and another picture, from whoever oversees pages."""


def _see(request: HttpRequest, identity: UUID) -> HttpResponse:
    looker = looker_of(request)
    if site(identity, looker.units) is None:
        raise Http404
    return _done(request, looker, lambda: see_emblem(looker.actor, identity, data=sent(request)))


see = in_memory(require_POST(_see))
"""Keep the picture that a page shows."""


@require_POST
def look(request: HttpRequest, seen: UUID) -> HttpResponse:
    """Say what a change means."""
    looker = looker_of(request)
    if not EmblemSeen.objects.filter(pk=seen, site__unit_id__in=looker.units).exists():
        raise Http404
    words = request.POST.get("words", "")
    return _done(request, looker, lambda: look_at_emblem(looker.actor, seen, words))


@require_safe
def picture(request: HttpRequest, capture: UUID) -> HttpResponse:
    """A picture that was kept, drawn anew without what its file tells besides."""
    looker = looker_of(request)
    ours = EmblemSeen.objects.filter(capture=capture, site__unit_id__in=looker.units).exists()
    row = Capture.objects.filter(pk=capture).first()
    if row is None or not (ours or Emblem.objects.filter(capture=capture, unit_id__in=looker.units).exists()):
        raise Http404
    return drawn_anew(row, LARGEST_SHOWN)


def _done(request: HttpRequest, looker: Looker, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except BailiwickError as error:
        told, status = told_of(error)
        return _drawn(request, looker, told, status)
    return redirect("sites:emblems")


def _drawn(request: HttpRequest, looker: Looker, told: str = "", status: int = 200) -> HttpResponse:
    rows = consistency(looker.units, looker.day)
    oversees = may(looker.actor, Right.OVERSEE, looker.day)
    form = EmblemForm()
    form.fields["unit"].choices = units_of(looker) if oversees else []  # type: ignore[attr-defined]
    context = {
        "rows": [(one, may_run(looker.actor, one.site, looker.day)) for one in rows],
        "emblems": Emblem.objects.filter(
            pk__in=[one.id for one in emblems_of(list(looker.units)).values()]
        ).select_related("unit", "by"),
        "form": form if oversees else None,
        "oversees": oversees,
        "told": told,
    }
    return render(request, "sites/emblems.html", context, status=status)
