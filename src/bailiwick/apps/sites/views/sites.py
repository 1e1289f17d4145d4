"""The register, the page of one site, and its moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.journal.selectors.kept import kept, kept_answers
from bailiwick.apps.policies.selectors import library
from bailiwick.apps.sites.forms import BUTTONS, FORMS, Form, RegisterForm, form_of
from bailiwick.apps.sites.models import State
from bailiwick.apps.sites.permissions import Right, may
from bailiwick.apps.sites.selectors.moves import Move
from bailiwick.apps.sites.selectors.pages import SitePage, dashboard, site_page
from bailiwick.apps.sites.views.helping import (
    READS,
    ROOMS_ABOVE,
    UNPROCESSABLE,
    Looker,
    looker_of,
    people_of,
    public_path,
    tell,
)
from bailiwick.apps.sites.views.moving import DOES
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ui.contributing import Looker as About
from bailiwick.ui.contributing import Row, rows_of_site
from bailiwick.ui.once import asked_once


@dataclass(frozen=True, slots=True)
class Offer:
    """A move as the page offers it."""

    move: Move
    button: Any
    form: Form | None
    tried: bool = False


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register: owner, state, last review and open exceptions of each page."""
    with asked_once(), kept_answers(READS):
        return _register(request)


def _register(request: HttpRequest) -> HttpResponse:
    looker = looker_of(request)
    form = RegisterForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    state = State(told["state"]) if told.get("state") else None
    asked = (looker.units, looker.day, told.get("q", ""), state, told.get("page") or 1)
    shown = kept(("dashboard", library(), *asked), lambda: dashboard(*asked))
    return render(
        request,
        "sites/register.html",
        {
            "shown": shown,
            "form": form,
            "states": list(State),
            "filtered": bool(told.get("q") or state),
            "earlier": _query(told, shown.page - 1) if shown.page > 1 else "",
            "later": _query(told, shown.page + 1) if shown.page < shown.pages else "",
            "refers": may(looker.actor, Right.REFER, looker.day),
            "oversees": may(looker.actor, Right.OVERSEE, looker.day),
        },
    )


def _query(told: dict[str, Any], page: int) -> str:
    """The address of another page of the same list."""
    return urlencode({"q": told.get("q", ""), "state": told.get("state", ""), "page": page})


@require_safe
def page(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One site: where it stands, whose move it is, what is open, and what was done."""
    with asked_once(), kept_answers(READS):
        return _drawn(request, looker_of(request), identity)


@require_POST
def move(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Make one move, and lead back to the page; or show the page with what did not go beside the form."""
    looker = looker_of(request)
    shown = site_page(looker.actor, identity, looker.units, looker.day)
    if shown is None or name not in set(Move):
        raise Http404
    made = Move(name)
    form = form_of(made, request.POST, people=people_of(looker) if made in FORMS else ())
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            DOES[made](looker.actor, identity, form.told)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:page", identity=identity)
    return _drawn(request, looker, identity, tried=(made, form), status=status)


def _drawn(
    request: HttpRequest,
    looker: Looker,
    identity: UUID,
    tried: tuple[Move, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = kept(
        ("site page", library(), looker.person, identity, looker.units, looker.day),
        lambda: site_page(looker.actor, identity, looker.units, looker.day),
    )
    if shown is None:
        raise Http404
    offered = {*shown.first, *shown.besides}
    people = people_of(looker) if offered & FORMS.keys() else []
    again = tried[1] if tried and tried[0] not in offered else None
    return render(
        request,
        "sites/page.html",
        {
            "page": shown,
            "entry": shown.site.entry,
            "comments": shown.site.entry.comments_on(looker.day),
            "first": [_offer(shown, one, people, tried) for one in shown.first],
            "besides": [_offer(shown, one, people, tried) for one in shown.besides],
            "told": again.non_field_errors() if again else None,
            "public": public_path(identity, looker.day),
            "rows": _of_rooms(looker, identity),
        },
        status=status,
    )


def _of_rooms(looker: Looker, identity: UUID) -> list[Row]:
    """What the rooms above have of it: kept apart, or each draft that is saved would drop what the rest rests on."""
    who = looker.actor.identity
    if who is None:
        return []
    with kept_answers(READS | ROOMS_ABOVE):
        return kept(
            ("rows", library(), who, identity, looker.day),
            lambda: rows_of_site(identity, About(who, timezone.now())),
        )


def _offer(
    shown: SitePage, one: Move, people: list[tuple[str, str]], tried: tuple[Move, Form] | None
) -> Offer:
    if tried and tried[0] is one:
        return Offer(one, BUTTONS[one], tried[1], tried=True)
    if one not in FORMS:
        return Offer(one, BUTTONS[one], None)
    entry = shown.site.entry
    known = {name: getattr(entry, name) for name in FORMS[one].base_fields if hasattr(entry, name)}
    return Offer(one, BUTTONS[one], form_of(one, people=people, initial=known))
