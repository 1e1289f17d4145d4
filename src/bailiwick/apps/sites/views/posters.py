"""Posters and custodians of one page: who may post, what is missing, who keeps its credentials, and the deeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites import services
from bailiwick.apps.sites.facts.watching import day_asked
from bailiwick.apps.sites.forms.posting import (
    BUTTONS,
    CUSTODY_FORMS,
    RIGHT_FORMS,
    AskForm,
    GrantForm,
    PostingForm,
)
from bailiwick.apps.sites.models import PosterRight, PostingRight, RightState, Stage
from bailiwick.apps.sites.selectors.posting_page import Posters, RightShown, WantedShown, posters_of
from bailiwick.apps.sites.selectors.sites import Loaded, site
from bailiwick.apps.sites.selectors.takeovers import posting_stopped
from bailiwick.apps.sites.views.helping import UNPROCESSABLE, Looker, looker_of, people_of, told_of
from bailiwick.kernel.errors import BailiwickError


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done from the page: its name, its address, its button and its form."""

    name: str
    address: str
    button: Any
    form: PostingForm
    tried: bool = False


Told = Mapping[str, Any]
_OF_RIGHT: Mapping[str, Callable[[Actor, UUID, Told], object]] = {
    "suspend": lambda actor, right, told: services.suspend_right(actor, right, told["words"]),
    "lift": lambda actor, right, told: services.lift_right(actor, right, told["words"]),
    "end": lambda actor, right, told: services.end_right(actor, right, told["words"]),
    "removed": lambda actor, right, told: services.show_removed(actor, right, told["words"]),
}
_OF_CUSTODY: Mapping[str, Callable[[Actor, UUID, Told], object]] = {
    "name": lambda actor, page, told: services.name_custodian(actor, page, UUID(told["person"])),
    "release": lambda actor, page, told: services.release_custodian(
        actor, page, UUID(told["person"]), told["words"]
    ),
    "keep": lambda actor, page, told: services.say_where_kept(actor, page, told["words"]),
    "disclose": lambda actor, page, told: services.disclose(actor, page, UUID(told["person"]), told["words"]),
    "rotate": lambda actor, page, told: services.rotate(actor, page, told["words"]),
}


class Deeds:
    """The forms of one drawing of the page; what was sent and did not go is shown where it was sent from."""

    def __init__(
        self, page: Loaded, people: list[tuple[str, str]], tried: tuple[str, PostingForm] | None
    ) -> None:
        self.page, self.people, self.tried = page, people, tried
        self.used = False

    def _deed(self, name: str, address: str, form: PostingForm, prefix: str) -> Deed:
        again = self.tried is not None and self.tried[0] == prefix
        if again and self.tried is not None:
            self.used, form = True, self.tried[1]
        return Deed(name, address, BUTTONS[name], form, tried=again)

    def asking(self, looker: Looker, shown: Posters) -> Deed | None:
        """Ask for somebody, where whoever looks manages the page; else for themself."""
        if self.page.standing.stage not in {Stage.SET_UP, Stage.LIVE}:
            return None
        people = [one for one in self.people if shown.manages or one[0] == str(looker.person)]
        return self._deed("ask", self._at("posters-ask"), AskForm(people=people, prefix="ask"), "ask")

    def granting(self, one: WantedShown, shown: Posters) -> Deed | None:
        """Switch on what was approved, once nothing is missing."""
        if not (shown.manages and one.ready):
            return None
        known = {"person": one.wanted.person, "right": one.wanted.kind.value}
        key = f"{one.wanted.person}-{one.wanted.kind}"
        form = GrantForm(initial=known, auto_id=f"grant-{key}-%s")
        return self._deed("grant", self._at("posters-grant"), form, f"grant-{key}")

    def of_right(self, one: RightShown, page: Loaded) -> list[Deed]:
        """What may be done about a right as it stands."""
        right, stands = one.right.row.id, one.state
        can = [
            ("suspend", one.stops and stands is RightState.ACTIVE),
            ("lift", one.stops and stands is RightState.SUSPENDED and not one.right.given.not_ours),
            ("end", one.ends and stands in {RightState.ACTIVE, RightState.SUSPENDED}),
            ("removed", one.stops and stands is RightState.ENDED),
        ]
        return [
            self._deed(
                name,
                reverse("sites:posters-right", args=[page.row.id, right, name]),
                RIGHT_FORMS[name](prefix=f"{name}-{right}"),
                f"{name}-{right}",
            )
            for name, may in can
            if may
        ]

    def of_custody(self, shown: Posters) -> list[Deed]:
        """What may be done about credentials."""
        custodians = [(str(one), shown.names.get(one, "")) for one in shown.kept.custody.custodians]
        names = [] if not shown.manages else ["name", "keep", *(["release"] if custodians else [])]
        names += ["disclose", "rotate"] if shown.sees_custody else []
        return [
            self._deed(
                name,
                reverse("sites:custody", args=[self.page.row.id, name]),
                CUSTODY_FORMS[name](people=custodians if name == "release" else self.people, prefix=name),
                name,
            )
            for name in names
        ]

    def left_over(self) -> list[str]:
        """What did not go, where its form is not on the page any more."""
        if self.tried is None or self.used:
            return []
        return [str(one) for some in self.tried[1].errors.values() for one in some]

    def _at(self, name: str) -> str:
        return reverse(f"sites:{name}", args=[self.page.row.id])


@require_safe
def posters(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Who may post on a page, and who could on any day in the past."""
    looker, page = _seen(request, identity)
    return _drawn(request, looker, page)


@require_POST
def asking(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Ask that somebody may do something on a page."""
    looker, page = _seen(request, identity)
    form = AskForm(request.POST, people=people_of(looker), prefix="ask")
    return _does(
        request,
        looker,
        page,
        ("ask", form),
        lambda told: services.ask_posting(looker.actor, _poster(page, told), told["words"]),
    )


@require_POST
def granting(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Switch on a right that was asked for and approved."""
    looker, page = _seen(request, identity)
    key = f"{request.POST.get('person', '')}-{request.POST.get('right', '')}"
    form = GrantForm(request.POST, auto_id=f"grant-{key}-%s")
    return _does(
        request,
        looker,
        page,
        (f"grant-{key}", form),
        lambda told: services.grant_right(
            looker.actor, _poster(page, told), own_device=told["own_device"], device=told["device"]
        ),
    )


def _poster(page: Loaded, told: Told) -> services.Poster:
    return services.Poster(
        site=page.row.id,
        person=UUID(str(told["person"])),
        right=PostingRight(told["right"]),
        shown=bool(told.get("shown")),
    )


@require_POST
def of_right(request: HttpRequest, identity: UUID, right: UUID, name: str) -> HttpResponse:
    """Stop a right, take it up again, end it, or say how one can see that it is gone."""
    looker, page = _seen(request, identity)
    if name not in RIGHT_FORMS or not PosterRight.objects.filter(pk=right, site=page.row).exists():
        raise Http404
    form = RIGHT_FORMS[name](request.POST, prefix=f"{name}-{right}")
    return _does(
        request,
        looker,
        page,
        (f"{name}-{right}", form),
        lambda told: _OF_RIGHT[name](looker.actor, right, told),
    )


@require_POST
def of_custody(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Name or release a custodian, say where credentials are kept, enter a disclosure or a change."""
    looker, page = _seen(request, identity)
    if name not in CUSTODY_FORMS:
        raise Http404
    form = CUSTODY_FORMS[name](request.POST, people=people_of(looker), prefix=name)
    return _does(
        request, looker, page, (name, form), lambda told: _OF_CUSTODY[name](looker.actor, identity, told)
    )


def _seen(request: HttpRequest, identity: UUID) -> tuple[Looker, Loaded]:
    looker = looker_of(request)
    page = site(identity, looker.units)
    if page is None:
        raise Http404
    return looker, page


def _does(
    request: HttpRequest,
    looker: Looker,
    page: Loaded,
    tried: tuple[str, PostingForm],
    deed: Callable[[Told], object],
) -> HttpResponse:
    form, status = tried[1], UNPROCESSABLE
    if form.is_valid():
        try:
            deed(form.cleaned_data)
        except BailiwickError as error:
            told, status = told_of(error)
            name = str(getattr(error, "field", ""))
            form.add_error(name if name in form.fields else None, told)
        else:
            return redirect("sites:posters", identity=page.row.id)
    return _drawn(request, looker, page, tried, status)


def _drawn(
    request: HttpRequest,
    looker: Looker,
    page: Loaded,
    tried: tuple[str, PostingForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    on = day_asked(request.GET.get("on", ""), looker.day)
    shown = posters_of(looker.actor, page, looker.day, on=on)
    deeds = Deeds(page, people_of(looker), tried)
    context = {
        "site": page,
        "posters": shown,
        "stopped": posting_stopped([page.row.id]).get(page.row.id),
        "on": on,
        "today": looker.day,
        "ask": deeds.asking(looker, shown),
        "now": [(one, deeds.of_right(one, page)) for one in shown.now],
        "over": [(one, deeds.of_right(one, page)) for one in shown.over],
        "wanted": [(one, deeds.granting(one, shown)) for one in shown.wanted],
        "custody": deeds.of_custody(shown),
    }
    context["told"] = deeds.left_over()
    return render(request, "sites/posters.html", context, status=status)
