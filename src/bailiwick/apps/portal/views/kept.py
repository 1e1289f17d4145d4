"""For whoever oversees pages: which are public, and what people have reported."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.portal.errors import PortalError
from bailiwick.apps.portal.models import Finding, Report
from bailiwick.apps.portal.selectors.kept import marked, reports
from bailiwick.apps.portal.services import answer_report, publish, withdraw
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Harm
from bailiwick.apps.sites.selectors.overseeing import topmost_overseen, units_overseen
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.apps.sites.selectors.takeovers import takeovers_of
from bailiwick.apps.sites.services import Seen, open_takeover
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403


@require_safe
def public_pages(request: HttpRequest) -> HttpResponse:
    """The pages that are there, and which of them are public."""
    return _pages(request)


@require_POST
def mark(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Mark a page public, or no longer."""
    actor, units = _overseer(request)
    found = site(identity, units)
    if found is None:
        raise Http404
    if request.POST.get("public") == "no":
        return _done(request, lambda: withdraw(actor, site_id=identity), _pages, "portal-kept:pages")
    complain = request.POST.get("complain", "")
    return _done(
        request, lambda: publish(actor, site_id=identity, complain=complain), _pages, "portal-kept:pages"
    )


@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """What people have reported, the oldest first."""
    return _reports(request)


@require_POST
def answer(request: HttpRequest, report: UUID) -> HttpResponse:
    """Say what was found."""
    actor = actor_of(request)
    finding = request.POST.get("finding", "")
    if finding not in set(Finding):
        raise Http404
    words = request.POST.get("words", "")
    if not _seen(actor, only=report):
        raise Http404
    return _done(
        request,
        lambda: answer_report(actor, report=report, finding=Finding(finding), words=words),
        _reports,
        "portal-kept:reported",
    )


@require_POST
def respond(request: HttpRequest, report: UUID) -> HttpResponse:
    """Begin what is done about a page that was found to pose as ours: its checklist, evidence and public notice."""
    actor = actor_of(request)
    row = next(iter(_seen(actor, answered=True, only=report)), None)
    if row is None or row.answer.finding != Finding.IMPOSTOR:
        raise Http404
    begun = takeovers_of([report]).get(report)
    if begun is not None:
        return redirect("sites:takeover", identity=begun)
    seen = Seen(
        harm=Harm.POSED_AS,
        words=row.words or "A resident reported this page.",
        unit=topmost_overseen(actor, timezone.localdate()),
        site=row.like_id,
        address=row.page,
        since=row.at,
        report=report,
    )
    try:
        made = open_takeover(actor, seen)
    except (SitesError, RefusedError) as error:
        meanwhile = takeovers_of([report]).get(report)
        return (
            redirect("sites:takeover", identity=meanwhile) if meanwhile else _reports(request, *_told(error))
        )
    return redirect("sites:takeover", identity=made.row.id)


def _overseer(request: HttpRequest) -> tuple[Actor, frozenset[UUID]]:
    actor = actor_of(request)
    units = units_overseen(actor, timezone.localdate())
    if not units:
        raise Http404
    return actor, units


def _seen(actor: Actor, *, answered: bool = False, only: UUID | None = None) -> list[Report]:
    day = timezone.localdate()
    if actor.identity is None or not is_colleague(actor, day):
        raise Http404
    return reports(actor.identity, units_overseen(actor, day), answered=answered, only=only)


def _done(
    request: HttpRequest, do: Callable[[], object], again: Callable[..., HttpResponse], where: str
) -> HttpResponse:
    try:
        do()
    except (PortalError, RefusedError) as error:
        return again(request, *_told(error))
    return redirect(where)


def _told(error: BailiwickError) -> tuple[str, int]:
    status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
    return f"{error.message} {error.remedy}".strip(), status


def _pages(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    _, units = _overseer(request)
    return render(request, "portal/pages.html", {"rows": marked(units), "said": said}, status=status)


def _reports(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    rows = _seen(actor)
    overseen = units_overseen(actor, timezone.localdate())
    if not rows and not overseen:
        raise Http404
    done = _seen(actor, answered=True)[:20]
    begun = takeovers_of([one.id for one in done])
    context = {"rows": rows, "done": [(one, begun.get(one.id)) for one in done], "said": said}
    return render(request, "portal/reported.html", context, status=status)
