"""What this room tells and takes from other programs: requests, their steps and decisions, permissions in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Router, Status

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.services.api_access import acting, must_prove, needs
from bailiwick.apps.approvals import selectors, services
from bailiwick.apps.approvals.api.schemas import (
    Asking,
    Deciding,
    Decision,
    PageTold,
    RequestTold,
    Stepping,
    StepTold,
    Take,
)
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts import SHAPES, subject_of
from bailiwick.apps.approvals.models import HOLDING, StepKind
from bailiwick.apps.approvals.selectors import Loaded
from bailiwick.apps.approvals.selectors.lists import Asked as Filter
from bailiwick.apps.approvals.selectors.pages import RequestPage, file_of, request_page
from bailiwick.apps.approvals.selectors.powers import askable, unit_knowing
from bailiwick.apps.approvals.services.handing_in import take_in
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.roster.selectors import colleague_asking
from bailiwick.ui.api.paging import Cursor, Limit, Listed, page_of
from bailiwick.ui.api.problems import Kind, ProblemError

router = Router(tags=["Requests and permissions"])
BYTES = "application/octet-stream"


class Which(StrEnum):
    """Lists of requests."""

    MINE = "mine"
    WAITING = "waiting"
    REGISTER = "register"


_SERVICES: Mapping[Take, Callable[[Actor, UUID, str], object]] = MappingProxyType(
    {
        Take.HEARD: services.hear,
        Take.DECLINED: services.decline_to_say,
        Take.ENDORSED: services.endorse,
        Take.QUESTION: services.question,
        Take.ANSWER: services.answer,
        Take.CALLED_OFF: services.call_off,
        Take.COPY_KEPT: services.keep_copy,
        Take.STILL_FITS: services.still_fits,
        Take.NO_LONGER_FITS: services.no_longer_fits,
        Take.WITHDRAWN: services.withdraw,
    }
)


@router.get("/requests", auth=needs(Scope.REQUESTS), response=Listed[RequestTold], summary="Requests")
def requests(
    request: HttpRequest, which: Which = Which.MINE, cursor: Cursor = "", limit: Limit = 50
) -> Listed[RequestTold]:
    """List my requests, those in which it is my move, or those of the register that I may see, by age."""
    actor, day = colleague_asking(request)
    me = actor.identity or UUID(int=0)
    if which is Which.MINE:
        found: Sequence[Loaded] = selectors.mine(me, most=None)
    elif which is Which.WAITING:
        found = selectors.waiting_for(me, day)
    else:
        found = selectors.register(me, Filter(), day, most=None)
    return page_of(request, found, _place, _told, cursor, limit)


@router.get(
    "/permissions", auth=needs(Scope.REQUESTS), response=Listed[RequestTold], summary="Permissions in force"
)
def permissions(
    request: HttpRequest, person: UUID | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Listed[RequestTold]:
    """List the permissions in force that I may see, of everybody or for one person, by age."""
    actor, day = colleague_asking(request)
    asked = Filter(states=frozenset(HOLDING), person=person)
    found = selectors.register(actor.identity or UUID(int=0), asked, day, most=None)
    return page_of(request, found, _place, _told, cursor, limit)


@router.get("/requests/{uuid:identity}", auth=needs(Scope.REQUESTS), response=PageTold, summary="One request")
def one_request(request: HttpRequest, response: HttpResponse, identity: UUID) -> PageTold:
    """Tell one request, exactly as somebody who looks now is shown it; its `digest` is what a decision names."""
    page = _page(request, identity)
    response.headers["ETag"] = f'"{page.loaded.shown}"'
    return _shown(page)


@router.post("/requests", auth=needs(Scope.REQUESTS_MAKE), response={201: RequestTold}, summary="Ask")
@acting
def ask(request: HttpRequest, asking: Asking) -> Status[RequestTold]:
    """Ask for leave, in the name of whoever asks, with the file where one goes with it."""
    actor, day = colleague_asking(request)
    unit = asking.unit or unit_knowing(asking.power, actor.identity or UUID(int=0), day)
    asked = services.Asked(**{**asking.dict(exclude={"file"}), "unit": unit})
    power = next((one for one in askable(unit, day) if one.id == asking.power), None)
    if asking.file is not None and power is not None:
        shape = SHAPES[subject_of(power)]
        if not (shape.layout or shape.file):
            raise ApprovalsError("No file goes with this.", field="file", remedy="Ask for it without one.")
        kept = take_in(actor, asking.file, "handed-in")
        asked = replace(asked, capture=kept.capture, file_digest=kept.digest, page=kept.page)
    return Status(201, _told(services.ask(actor, asked)))


@router.get(
    "/requests/{uuid:identity}/file",
    auth=needs(Scope.REQUESTS),
    summary="The file of a request",
    openapi_extra={
        "responses": {
            200: {
                "description": "The bytes as they were handed in",
                "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def file(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Hand the file over that came with a request, to whoever sees the request: bytes to be saved, not to be shown."""
    actor, day = colleague_asking(request)
    kept = file_of(actor, identity, day)
    if kept is None:
        raise Http404
    named = {"Content-Disposition": 'attachment; filename="handed-in"'}
    return HttpResponse(bytes_of(kept), content_type=BYTES, headers=named)


@router.post(
    "/requests/{uuid:identity}/steps",
    auth=needs(Scope.REQUESTS_MAKE),
    response=PageTold,
    summary="Take a step",
)
@acting
def step(request: HttpRequest, identity: UUID, stepping: Stepping) -> PageTold:
    """Endorse, answer, call off, take back and the like: any step for which a page asks for no second step."""
    actor = _seen(request, identity)
    _SERVICES[stepping.step](actor, identity, stepping.words)
    return _shown(_page(request, identity))


@router.post(
    "/requests/{uuid:identity}/decision", auth=needs(Scope.REQUESTS_MAKE), response=PageTold, summary="Decide"
)
@acting
def decide(
    request: HttpRequest,
    identity: UUID,
    deciding: Deciding,
    if_match: Annotated[
        str, Header(alias="If-Match", max_length=100, description="The ETag, if you like.")
    ] = "",
) -> PageTold:
    """Decide about exactly what was shown. It asks for a second step, so a token cannot: a session alone can."""
    actor = _seen(request, identity)
    must_prove(request, f"/permissions/{identity}/decide")
    shown = _page(request, identity).loaded.shown
    if if_match and if_match.strip('"') != shown:
        raise ProblemError(Kind.CHANGED)
    if deciding.decision is Decision.APPROVE:
        services.approve(actor, identity, digest=deciding.digest, words=deciding.words, until=deciding.until)
    else:
        services.send_back(actor, identity, digest=deciding.digest, words=deciding.words)
    return _shown(_page(request, identity))


def _page(request: HttpRequest, identity: UUID) -> RequestPage:
    actor, _ = colleague_asking(request)
    page = request_page(actor, identity, timezone.now())
    if page is None:
        raise Http404  # hidden and absent are told alike
    return page


def _seen(request: HttpRequest, identity: UUID) -> Actor:
    """Whoever asks, where they may see the request."""
    _page(request, identity)
    return colleague_asking(request)[0]


def _place(one: Loaded) -> tuple[str, str]:
    return one.row.asked_at.isoformat(), str(one.row.id)


def _told(one: Loaded) -> RequestTold:
    return RequestTold(**_parts(one))


def _parts(one: Loaded) -> dict[str, Any]:
    row, decided = one.row, one.standing.decided
    return {
        "id": row.id,
        "number": str(row),
        "power": row.power,
        "subject": row.subject,
        "unit": row.unit_id,
        "asker": row.asker_id,
        "for_whom": row.for_whom_id,
        "state": one.state,
        "asked_at": row.asked_at,
        "until": decided.until if decided else row.until,
    }


def _shown(page: RequestPage) -> PageTold:
    row = page.loaded.row
    return PageTold(
        **_parts(page.loaded),
        identity=row.identity,
        words=row.words,
        told=dict(page.loaded.told),
        steps=[
            StepTold(
                kind=StepKind(one.step.kind),
                who=one.who,
                at=one.step.at,
                words=one.step.words,
                day=one.step.day,
                until=one.step.until,
            )
            for one in page.steps
        ],
        next=str(page.next),
        may=[Take(kind.value) for kind in page.offers if kind.value in set(Take)],
        decides=page.decides,
        digest=page.loaded.shown,
        has_file=row.capture is not None,
    )
