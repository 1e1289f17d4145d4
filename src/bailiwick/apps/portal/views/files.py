"""The public register for other programs and other sites: JSON, CSV, and a badge that runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from bailiwick.apps.portal.facts import LONGEST
from bailiwick.apps.portal.selectors.public import (
    SHORT,
    PublicSite,
    find,
    page_of_register,
    public_site,
    whole_register,
)
from bailiwick.apps.portal.selectors.rules import words_now
from bailiwick.ui.tables import as_csv

COLUMNS = (
    "name",
    "handle",
    "platform",
    "address",
    "owner",
    "purpose",
    "language",
    "comments",
    "complain",
    "notice",
    "not_ours_since",
)
FROM_ELSEWHERE = "cross-origin"
_FRAMED_BY_ANYBODY = {
    **{f"{kind}-src": ["'none'"] for kind in ("default", "script", "img", "font", "connect")},
    "frame-ancestors": ["*"],
    "form-action": ["'none'"],
}


@require_safe
def register_json(request: HttpRequest) -> HttpResponse:
    """The register, a page at a time; `next` is where the next page is."""
    day = timezone.localdate()
    words, after = request.GET.get("q", "")[:LONGEST], request.GET.get("after", "")[:LONGEST]
    sites, following = page_of_register(words, after, day)
    return _open(JsonResponse({"sites": _told(request, sites), "next": following}))


@require_safe
def check_json(request: HttpRequest) -> HttpResponse:
    """Whether a link or a handle is ours; `answer` is one of portal.facts.Answer."""
    found = find(request.GET.get("q", "")[:LONGEST], timezone.localdate())
    told = {
        "answer": str(found.answer),
        "disguised": found.typed.disguised,
        "told": found.told,
        "sites": _told(request, found.sites),
    }
    return _open(JsonResponse(told))


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The whole register as a table, made whole before any of it is sent: half a register would look like all of it.

    A page that is public no longer while it is made is left out.
    """
    del request
    rows = ([getattr(one, name) for name in COLUMNS] for one in whole_register(timezone.localdate()))
    answer = as_csv("official-pages.csv", COLUMNS, rows)
    answer.headers["Cross-Origin-Resource-Policy"] = FROM_ELSEWHERE
    return answer


@require_safe
@csp_replace(_FRAMED_BY_ANYBODY)  # type: ignore[arg-type]
@xframe_options_exempt
def badge(request: HttpRequest, identity: UUID) -> HttpResponse:
    """A badge for a frame of any other site: it names the page, says that it is in the register, and leads there."""
    site = _site(identity)
    answer = render(request, "portal/badge.html", {"site": site, "address": _address(request, site)})
    answer.headers["Cross-Origin-Resource-Policy"] = FROM_ELSEWHERE
    return answer


@require_safe
def badge_svg(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The same as a picture."""
    del request
    site = _site(identity)
    ours = site.taken_over is None
    said = gettext("Official page") if ours else gettext("Not under our control now")
    lines, ground = [_short(site.where), _short(site.owner)], "#162e51" if ours else "#8b0a03"
    width = 24 + 8 * max(len(one) for one in (said, *lines))
    below = "".join(
        f'<text x="12" y="{y}" font-family="sans-serif" font-size="13" fill="#fff">{escape(one)}</text>'
        for y, one in zip((38, 56), lines, strict=True)
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="66" '
        f'aria-label="{escape(said)}: {escape(", ".join(lines))}"><rect width="{width}" height="66" rx="6" '
        f'fill="{ground}"/><text x="12" y="20" font-family="sans-serif" font-size="14" font-weight="700" '
        f'fill="#fff">{escape(said)}</text>{below}</svg>'
    )
    return _open(HttpResponse(drawn, content_type="image/svg+xml"))


def _site(identity: UUID) -> PublicSite:
    found = public_site(identity, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _short(name: str) -> str:
    return name if len(name) <= SHORT else f"{name[: SHORT - 1]}…"


def _address(request: HttpRequest, site: PublicSite) -> str:
    return request.build_absolute_uri(reverse("portal:site", args=[site.id]))


def _told(request: HttpRequest, sites: Sequence[PublicSite]) -> list[dict[str, object]]:
    rules = words_now(one.id for one in sites)
    return [
        {
            "id": str(site.id),
            **{name: getattr(site, name) for name in COLUMNS},
            "rule": rules.get(site.id, ""),
            "page": _address(request, site),
        }
        for site in sites
    ]


def _open(answer: HttpResponse) -> HttpResponse:
    """Anybody's page may show it: it is public, and holds no session."""
    answer.headers["Cross-Origin-Resource-Policy"] = FROM_ELSEWHERE
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
