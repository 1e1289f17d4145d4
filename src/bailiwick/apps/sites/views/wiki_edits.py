"""Edits of wikis about the agency: reported, and looked at as posts."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.sites.forms.making import Form, area, choice, day, line, tick
from bailiwick.apps.sites.models import Function, Platform
from bailiwick.apps.sites.selectors.wiki_edits import MOST, edits_for, treated
from bailiwick.apps.sites.services import Edit, report_edit
from bailiwick.apps.sites.views.helping import UNPROCESSABLE, looker_of, tell
from bailiwick.kernel.errors import BailiwickError


class EditForm(Form):
    """An edit as somebody saw it."""

    platform = choice(_("Where"), [])
    article = line(_("Which article"), _("Its title or address."))
    words = area(_("The words that were put there"))
    day = day(_("When, if you know"))
    official = tick(_("It was made for the agency"))


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """What was reported, for whoever did and whoever oversees pages; and a new report."""
    looker = looker_of(request)
    form = EditForm(request.POST if request.method == "POST" else None)
    wikis = Platform.objects.filter(functions__contains=Function.EDIT_TOGETHER).order_by("name")
    form.fields["platform"].choices = [(str(one.id), one.name) for one in wikis]  # type: ignore[attr-defined]
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.told
        edit = Edit(
            platform=UUID(told["platform"]),
            article=told.get("article", ""),
            words=told.get("words", ""),
            official=bool(told.get("official")),
            day=told.get("day"),
        )
        try:
            made = report_edit(looker.actor, edit)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:wiki-edit", identity=made.id)
    rows = edits_for(looker.actor, looker.day)
    context = {"form": form, "rows": rows, "cut": len(rows) == MOST, "wikis": bool(wikis)}
    return render(request, "sites/wiki_edits.html", context, status=status)


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One edit: by which clauses it is a post, and what the rules for posts find in it."""
    looker = looker_of(request)
    row = next(iter(edits_for(looker.actor, looker.day, only=identity)), None)
    if row is None:
        raise Http404
    return render(request, "sites/wiki_edit.html", {"edit": treated(row, looker.day)})
