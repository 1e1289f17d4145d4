"""My drafts, what I am asked to read, what went out, and a new draft."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.publishing.forms import DraftForm
from bailiwick.apps.publishing.selectors.drafts import can_post_on, drafts_of, to_read, went_out
from bailiwick.apps.publishing.selectors.gate import AimNamed, aims_for, before
from bailiwick.apps.publishing.services import begin_draft
from bailiwick.apps.publishing.views.helping import UNPROCESSABLE, Looker, choices_of, looker_of, told_of
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.kernel.errors import BailiwickError


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Drafts and posts."""
    looker, only = looker_of(request), _site(request)
    mine = drafts_of(looker.person)
    context = {
        "mine": [(one, before(one, looker.day).state) for one in mine],
        "reads": to_read(looker.actor, looker.day),
        "out": went_out(looker.units, only),
        "only": only,
        "writes": bool(can_post_on(looker.person, looker.day)),
    }
    return render(request, "publishing/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft for a page on which one may post; it is kept, whatever is missing."""
    looker = looker_of(request)
    pages = [one for one in map(site, can_post_on(looker.person, looker.day)) if one is not None]
    aims = {name: one for page in pages for name, one in _aims(looker, page.row.unit_id).items()}
    titles = [(str(one.row.id), f"{one.entry.title}, {one.row.platform.name}") for one in pages]
    sent = request.POST if request.method == "POST" else None
    form = DraftForm(
        sent, pages=titles or [("", "–")], aims=choices_of(aims), initial={"page": str(_site(request) or "")}
    )
    status = UNPROCESSABLE if form.errors else 200
    if sent is not None and form.is_valid():
        try:
            made = begin_draft(looker.actor, form.chosen, form.written)
        except BailiwickError as error:
            told, status = told_of(error)
            field = str(getattr(error, "field", ""))
            form.add_error(field if field in form.fields else None, told)
        else:
            return redirect("publishing:draft", identity=made.id)
    return render(request, "publishing/new.html", {"form": form, "writes": bool(pages)}, status=status)


def _site(request: HttpRequest) -> UUID | None:
    """The page that the address asks about; nothing where it names none."""
    try:
        return UUID(request.GET.get("site", ""))
    except ValueError:
        return None


def _aims(looker: Looker, unit: UUID) -> dict[str, AimNamed]:
    return aims_for(unit, looker.person, looker.day)
