"""One thing that was said: each time it was put up, and who of a body wrote it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.archive.forms import MarkForm, TakeBackForm
from bailiwick.apps.archive.models import ContentItem
from bailiwick.apps.archive.selectors.pages import ItemPage, item_page
from bailiwick.apps.archive.selectors.threads import item_of
from bailiwick.apps.archive.services import Writer, mark, take_back
from bailiwick.apps.archive.views.helping import UNPROCESSABLE, Looker, looker_of, tell
from bailiwick.kernel.errors import BailiwickError


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One item, and whoever may say who wrote it says so here."""
    looker = looker_of(request)
    return _drawn(request, _page(looker, identity))


@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Mark it, or take a mark back."""
    looker = looker_of(request)
    page = _page(looker, identity)
    if name not in {"mark", "take-back"}:
        raise Http404
    form = MarkForm(request.POST, members=page.members) if name == "mark" else TakeBackForm(request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            _does(looker, page.item, name, form.cleaned_data)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("archive:item", identity=identity)
    return _drawn(request, page, tried=form, status=status)


def _does(looker: Looker, item: ContentItem, name: str, told: dict[str, str]) -> None:
    if name == "mark":
        body, person = told["member"].split(":")
        mark(looker.actor, item.pk, Writer(UUID(body), UUID(person)), told["words"])
    else:
        take_back(looker.actor, item.pk, told["words"])


def _page(looker: Looker, identity: UUID) -> ItemPage:
    item = item_of(looker.actor, identity, looker.day)
    if item is None:
        raise Http404
    return item_page(looker.actor, item, looker.day)


def _drawn(
    request: HttpRequest, page: ItemPage, *, tried: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    form = tried
    if form is None and page.may_take_back:
        form = TakeBackForm()
    elif form is None and page.members:
        form = MarkForm(members=page.members)
    return render(request, "archive/item.html", {"page": page, "form": form}, status=status)
