"""Platforms: the list, one of them, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.roster.selectors import cards_of, tree_on
from bailiwick.apps.sites.forms import AskPlatformForm, Form, PlatformForm, ScopeForm, TermsForm, WordsForm
from bailiwick.apps.sites.models import Document, PlatformKind, Terms
from bailiwick.apps.sites.permissions import Right, may, scopes_of
from bailiwick.apps.sites.selectors.pages import with_acceptances
from bailiwick.apps.sites.selectors.platforms import (
    PlatformShown,
    platform,
    platforms,
    powers_about,
    requests_about,
)
from bailiwick.apps.sites.selectors.ready import accepts_for
from bailiwick.apps.sites.selectors.sites import register
from bailiwick.apps.sites.services import (
    accept_terms,
    ask_for_platform,
    ask_view,
    enter_platform,
    keep_terms,
    look_at_terms,
    record_scope,
    reinstate_platform,
    suspend_platform,
)
from bailiwick.apps.sites.views.helping import UNPROCESSABLE, Looker, looker_of, tell, told_of
from bailiwick.kernel.errors import BailiwickError

FORMS: dict[str, type[Form]] = {
    "scope": ScopeForm,
    "ask": AskPlatformForm,
    "suspend": WordsForm,
    "reinstate": WordsForm,
    "terms": TermsForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Every platform with whether it is social media; and a new one, with what people can do there."""
    looker = looker_of(request)
    form = PlatformForm(request.POST if request.method == "POST" else None)
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = enter_platform(
                looker.actor,
                name=told["name"],
                kind=PlatformKind(told["kind"] or PlatformKind.OTHER),
                functions=form.ticked,
                words=told["words"],
            )
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:platform", identity=made.id)
    shown = {"platforms": platforms(looker.units, looker.day), "form": form}
    return render(request, "sites/platforms.html", shown, status=status)


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One platform: what it is, who approved it, its terms and the pages on it."""
    return _drawn(request, looker_of(request), identity)


@require_POST
def move(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Do one thing about a platform."""
    looker = looker_of(request)
    if platform(identity, looker.units, looker.day) is None or name not in FORMS:
        raise Http404
    form = _form(name, looker, request.POST)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            _DOES[name](looker, identity, form.cleaned_data)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:platform", identity=identity)
    return _drawn(request, looker, identity, tried=(name, form), status=status)


@require_POST
def of_terms(request: HttpRequest, terms: UUID, name: str) -> HttpResponse:
    """Look at what changed in a document, ask counsel for a view of it, or accept it for the agency."""
    looker = looker_of(request)
    row = Terms.objects.filter(pk=terms, unit_id__in=looker.units).first()
    if row is None or name not in {"look", "accept", "view"}:
        raise Http404
    try:
        if name == "look":
            look_at_terms(looker.actor, terms, request.POST.get("words", ""))
        elif name == "view":
            ask_view(looker.actor, terms, request.POST.get("words", ""))
        else:
            accept_terms(looker.actor, terms)
    except BailiwickError as error:
        told, status = told_of(error)
        return _drawn(request, looker, row.platform_id, told=told, status=status)
    return redirect("sites:platform", identity=row.platform_id)


def _unit(looker: Looker, right: Right) -> UUID:
    """The unit for which somebody does it: the one they have the right for, else their own."""
    held = scopes_of(looker.actor, right, looker.day)
    return next(iter(sorted(held)), None) or cards_of(looker.person, looker.day)[0].unit


def _own(looker: Looker) -> UUID:
    return cards_of(looker.person, looker.day)[0].unit


def _form(name: str, looker: Looker, data: Any = None) -> Form:
    made = FORMS[name](data, prefix=name)
    if isinstance(made, AskPlatformForm):
        powers = powers_about(_own(looker), looker.day)
        made.fields["power"].choices = [(one.id, _POWER.get(one.object, one.id)) for one in powers]  # type: ignore[attr-defined]
    return made


_POWER = {"platform": "This platform", "use-plan": "How far social media are used at all"}
_DOES: dict[str, Callable[[Looker, UUID, dict[str, Any]], object]] = {
    "scope": lambda looker, platform, told: record_scope(
        looker.actor,
        platform,
        unit=_unit(looker, Right.SCOPE),
        in_scope=told["in_scope"] == "yes",
        words=told["words"],
    ),
    "ask": lambda looker, platform, told: ask_for_platform(
        looker.actor, platform, unit=_own(looker), power=told["power"], purpose=told["purpose"]
    ),
    "suspend": lambda looker, platform, told: suspend_platform(
        looker.actor, platform, unit=_unit(looker, Right.SUSPEND), words=told["words"]
    ),
    "reinstate": lambda looker, platform, told: reinstate_platform(
        looker.actor, platform, unit=_unit(looker, Right.SUSPEND), words=told["words"]
    ),
    "terms": lambda looker, platform, told: keep_terms(
        looker.actor,
        platform,
        unit=_unit(looker, Right.TERMS),
        document=Document(told["document"]),
        words=told["words"],
    ),
}


def _drawn(  # noqa: PLR0913 -- each is told by name
    request: HttpRequest,
    looker: Looker,
    identity: UUID,
    *,
    tried: tuple[str, Form] | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = platform(identity, looker.units, looker.day)
    if shown is None:
        raise Http404
    offered = _offered(looker, shown)
    forms = {name: _form(name, looker) for name in offered}
    if tried:
        forms[tried[0]] = tried[1]
    terms = Terms.objects.filter(platform=shown.row, unit_id__in=looker.units).select_related("by", "unit")
    keeps = _below(looker, Right.TERMS)
    return render(
        request,
        "sites/platform.html",
        {
            "shown": shown,
            "forms": forms,
            "tried": tried[0] if tried else "",
            "told": told,
            "requests": requests_about(shown.row, looker.units),
            "terms": with_acceptances(list(terms.order_by("document", "-version"))),
            "looks": keeps,
            "accepts": accepts_for(looker.person, {one.unit_id for one in terms}, keeps, looker.day),
            "sites": [one for one in register(looker.units) if one.row.platform_id == shown.row.id],
            "day": looker.day,
        },
        status=status,
    )


def _below(looker: Looker, right: Right) -> frozenset[UUID]:
    """The units for which somebody has a right."""
    tree = tree_on(looker.day)
    return frozenset(
        unit for scope in scopes_of(looker.actor, right, looker.day) for unit in tree.below(scope)
    )


def _offered(looker: Looker, shown: PlatformShown) -> list[str]:
    found = []
    if powers_about(_own(looker), looker.day):
        found.append("ask")
    if may(looker.actor, Right.TERMS, looker.day):
        found.append("terms")
    if may(looker.actor, Right.SCOPE, looker.day):
        found.append("scope")
    if may(looker.actor, Right.SUSPEND, looker.day):
        found.append("reinstate" if shown.suspended else "suspend")
    return found
