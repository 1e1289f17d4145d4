"""Notices watched: how they stand, what was lost, the rule for comments on any day, and captures as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.selectors.waiving import deciders_of
from bailiwick.apps.approvals.services.registers import waive
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.selectors.kept import kept, kept_answers
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.watching import (
    Line,
    day_asked,
    differing,
    portal_line,
    read_shown,
    words_of,
)
from bailiwick.apps.sites.models import NoticeRead, Reading, Source
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors.notices import (
    ABOUT_COMMENTS,
    Board,
    alarm,
    board_of,
    reading_of,
    rule_posted,
    rules_of,
)
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded, site
from bailiwick.apps.sites.services.watching import ask_for_look, bring_page, read_again
from bailiwick.apps.sites.views.files import drawn_anew, in_memory, sent
from bailiwick.apps.sites.views.helping import READS, public_path
from bailiwick.readers.page.plain import plain_document

UNPROCESSABLE, FORBIDDEN = 422, 403
LARGEST_PICTURE = (2400, 12_000)
_NOTHING_RUNS = {
    **{f"{kind}-src": ["'none'"] for kind in ("default", "script", "style", "img", "font", "connect")},
    "sandbox": True,
    "frame-ancestors": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@require_safe
def notices(request: HttpRequest, identity: UUID) -> HttpResponse:
    """How a page's notices stand, by its last reading."""
    with kept_answers(READS):
        _, found = _seen(request, identity)
        return _board(request, found)


@in_memory
@require_POST
def bring(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Bring a saved page, or a picture of one."""
    actor, found = _seen(request, identity)
    data = sent(request)
    return _done(request, found, lambda: bring_page(actor, site_id=identity, data=data))


@require_POST
def look(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Have the page looked at now."""
    actor, found = _seen(request, identity)
    return _done(request, found, lambda: ask_for_look(actor, site_id=identity, contact=settings.CONTACT))


@require_POST
def not_possible(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Record why a notice is not possible here, where its clause leaves room for that, until a day."""
    actor, found = _seen(request, identity)
    binding = request.POST.get("binding", "")
    row = next(
        (one.row for one in board_of(found).rows if one.row.binding == binding and one.row.waives), None
    )
    if row is None:
        raise Http404
    until, clauses = _day(request.POST.get("until", "")), row.clauses.splitlines()

    def record() -> None:
        waive(
            actor,
            unit=found.row.unit_id,
            kind=row.waives,
            thing=found.row.identity,
            reason=request.POST.get("reason", ""),
            clause=clauses[0] if clauses else "",
            until=until,
        )
        read_again(actor, site_id=identity)

    return _done(request, found, record)


@csp_replace({"frame-src": ["'self'"]})  # type: ignore[arg-type]
@require_safe
def lost(request: HttpRequest, identity: UUID, alarm_id: UUID) -> HttpResponse:
    """A notice that was lost: the capture that has it and the one that misses it, side by side."""
    _, found = _seen(request, identity)
    one = alarm(found, alarm_id)
    if one is None:
        raise Http404
    notices_then = {row.reading_id: row for row in _notices(one.row.before, one.row.notice, one.row.policy)}
    notices_now = {row.reading_id: row for row in _notices(one.row.missed, one.row.notice, one.row.policy)}
    missed = notices_now.get(one.row.missed.order)
    then = _side(found, one.row.before, notices_then.get(one.row.before.order))
    now = _side(found, one.row.missed, missed)
    then["lines"], now["lines"] = differing(str(then["words"]), str(now["words"]))
    about_comments = one.row.notice in ABOUT_COMMENTS
    copy = portal_line(missed.suggestion if missed else "", about_comments, portal_address(request, identity))
    context = {"site": found, "alarm": one, "then": then, "now": now, "copy": copy}
    return render(request, "sites/lost.html", context)


@require_safe
def rule(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Which rule for comments was posted on a day, at an hour where one is given."""
    _, found = _seen(request, identity)
    asked, hour = request.GET.get("on", ""), request.GET.get("at", "")
    day = day_asked(asked, timezone.localdate())
    moment = _moment(day, hour) if day else timezone.now()
    context = {
        "site": found,
        "asked": asked,
        "hour": hour,
        "moment": moment,
        "posted": rule_posted(identity, moment),
        "rules": rules_of(identity),
    }
    return render(request, "sites/rule.html", context)


@csp_replace({"frame-src": ["'self'"]})  # type: ignore[arg-type]
@require_safe
def reading(request: HttpRequest, identity: UUID, reading_id: UUID) -> HttpResponse:
    """One reading: the page as words, and as it was laid out, with nothing in it that runs."""
    _, found = _seen(request, identity)
    row = _reading(found, reading_id)
    context = {"site": found, "side": _side(found, row, None), "reading": row, "notices": row.notices.all()}
    return render(request, "sites/reading.html", context)


@csp_replace(_NOTHING_RUNS)  # type: ignore[arg-type]
@require_safe
def captured(request: HttpRequest, identity: UUID, reading_id: UUID) -> HttpResponse:
    """The page of a reading, drawn anew as plain markup, for a frame of ours that lets nothing run."""
    _, found = _seen(request, identity)
    row = _reading(found, reading_id)
    if row.source == Source.SCREENSHOT:
        raise Http404
    answer = HttpResponse(plain_document(_bytes(row), found.entry.title))
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@require_safe
def picture(request: HttpRequest, identity: UUID, reading_id: UUID) -> HttpResponse:
    """The picture of a page that somebody brought, drawn anew without what its file tells besides."""
    _, found = _seen(request, identity)
    row = _reading(found, reading_id)
    if row.source != Source.SCREENSHOT:
        raise Http404
    return drawn_anew(_capture(row), LARGEST_PICTURE)


def _seen(request: HttpRequest, identity: UUID) -> tuple[Actor, Loaded]:
    actor, day = actor_of(request), timezone.localdate()
    units = units_seen(actor, day)
    found = kept(("site", identity, units), lambda: site(identity, units))
    if found is None:
        raise Http404
    return actor, found


def _reading(found: Loaded, identity: UUID) -> Reading:
    row = reading_of(found, identity)
    if row is None:
        raise Http404
    return row


def _capture(row: Reading) -> Capture:
    found = Capture.objects.filter(pk=row.capture).first()
    if found is None:
        raise Http404
    return found


def _bytes(row: Reading) -> bytes:
    return bytes_of(_capture(row))


def _notices(row: Reading, notice: str, policy: str) -> list[NoticeRead]:
    return list(row.notices.filter(notice=notice, policy=policy))


def _side(found: Loaded, row: Reading, notice: NoticeRead | None) -> dict[str, object]:
    words = words_of(read_shown(row.shown))
    return {
        "reading": row,
        "words": words,
        "lines": [Line(one, differs=False) for one in words.split("\n")],
        "picture": row.source == Source.SCREENSHOT,
        "notice": notice,
        "site": found,
    }


def _done(request: HttpRequest, found: Loaded, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except (SitesError, ApprovalsError, RefusedError) as error:
        status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
        return _board(request, found, f"{error.message} {error.remedy}".strip(), status)
    return redirect("sites:notices", identity=found.row.id)


def _board(request: HttpRequest, found: Loaded, said: str = "", status: int = 200) -> HttpResponse:
    shown: Board = kept(("board", found.row.id), lambda: board_of(found))
    address = portal_address(request, found.row.id)
    rows = [
        {
            "notice": one,
            "suggestion": portal_line(one.row.suggestion, one.about_comments, address),
        }
        for one in shown.rows
    ]
    actor, day = actor_of(request), timezone.localdate()
    acts, waives = kept(("acts", actor.identity, found.row.id, day), lambda: _may(actor, found, day))
    context = {"site": found, "board": shown, "rows": rows, "said": said, "contact": settings.CONTACT}
    context |= {"acts": acts, "waives": waives}
    return render(request, "sites/notices.html", context, status=status)


def _may(actor: Actor, found: Loaded, day: date) -> tuple[bool, bool]:
    """Whether somebody is offered the forms here, and the one for reasons; their services ask again."""
    acts = may_run(actor, found, day)
    return acts, acts and actor.identity in deciders_of(found.row.unit_id, day)


def portal_address(request: HttpRequest, identity: UUID) -> str:
    """Where an author learns why a comment was hidden; empty while nothing public stands there."""
    path = public_path(identity, timezone.localdate())
    return request.build_absolute_uri(path) if path else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _moment(day: date, hour: str) -> datetime:
    try:
        clock = time.fromisoformat(hour.strip()) if hour.strip() else time.max
    except ValueError:
        clock = time.max
    return timezone.make_aware(datetime.combine(day, clock.replace(tzinfo=None)))
