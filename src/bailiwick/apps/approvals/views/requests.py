"""One request: its page, the steps that whoever looks may take, its memorandum, and the file that came with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.accounts.services import (
    must_be_proved,
    passkey_options,
    prove_with,
    recently_proved,
    shows_passkey,
)
from bailiwick.apps.approvals import services
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.forms import DecisionForm, WordsForm, as_day
from bailiwick.apps.approvals.models import StepKind
from bailiwick.apps.approvals.selectors.gate_list import GateList, gate_list
from bailiwick.apps.approvals.selectors.pages import RequestPage, file_of, request_page
from bailiwick.apps.approvals.services.asking import page_of
from bailiwick.apps.approvals.services.passing import report_of
from bailiwick.apps.approvals.views.helping import UNPROCESSABLE, handed_in, takes_file, tell, who_and_when
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.words import role

SHOWN_AS_THEY_ARE = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step as the page offers it."""

    service: Callable[..., object]
    button: Sentence
    asks: Sentence | None = None
    must: bool = False
    due: bool = False
    page: bool = False
    """The page as it is now may come with it."""
    proof: bool = False
    """It matters so much that the second step is shown again first."""


K = StepKind
MOVES: Mapping[StepKind, Move] = MappingProxyType(
    {
        K.HEARD: Move(service=services.hear, button=say("Give my view"), asks=say("Your view"), must=True),
        K.DECLINED: Move(service=services.decline_to_say, button=say("I have nothing to say")),
        K.ENDORSED: Move(
            service=services.endorse, button=say("Endorse and send on"), asks=say("A remark, if you have one")
        ),
        K.SKIPPED: Move(
            service=services.skip,
            button=say("Pass over whoever has it"),
            asks=say("Why they are passed over"),
            must=True,
        ),
        K.QUESTION: Move(
            service=services.question, button=say("Ask a question"), asks=say("Your question"), must=True
        ),
        K.ANSWER: Move(service=services.answer, button=say("Answer"), asks=say("Your answer"), must=True),
        K.CALLED_OFF: Move(service=services.call_off, button=say("Call it off")),
        K.COPY_KEPT: Move(service=services.keep_copy, button=say("I have my copy")),
        K.STILL_FITS: Move(service=services.still_fits, button=say("It is still fitting")),
        K.NO_LONGER_FITS: Move(service=services.no_longer_fits, button=say("It is fitting no longer")),
        K.CHANGE_SEEN: Move(
            service=services.see_change, button=say("The page changes"), asks=say("What changes"), page=True
        ),
        K.CHANGE_DOES_NOT_MATTER: Move(
            service=services.change_does_not_matter,
            button=say("The change does not matter"),
            asks=say("Why it does not matter"),
            must=True,
        ),
        K.REMOVAL_ORDERED: Move(
            service=services.order_removal,
            button=say("Order it off"),
            asks=say("Why it has to come down"),
            must=True,
            due=True,
            proof=True,
        ),
        K.EFFORT: Move(
            service=services.effort,
            button=say("Note what I tried"),
            asks=say("What you tried to have a copy taken down, and when"),
            must=True,
        ),
        K.REMOVED: Move(
            service=services.removed,
            button=say("It is down"),
            asks=say("How one can see that it is gone"),
            must=True,
        ),
        K.BEYOND_CONTROL: Move(
            service=services.accept_beyond_control,
            button=say("Accept that the rest is beyond control"),
            asks=say("A remark, if you have one"),
        ),
        K.CLOSED: Move(service=services.close, button=say("Close it"), asks=say("A remark, if you have one")),
        K.WITHDRAWN: Move(
            service=services.withdraw,
            button=say("Take it back"),
            asks=say("A reason, if you want to give one"),
        ),
        K.READ: Move(service=services.read, button=say("I have read it")),
    }
)


def _page(request: HttpRequest, identity: UUID) -> RequestPage:
    actor, _, _, now = who_and_when(request)
    page = request_page(actor, identity, now)
    if page is None:
        raise Http404  # hidden and absent look the same
    return page


def _drawn(
    request: HttpRequest, page: RequestPage, form: WordsForm, *, tried: str = "", status: int = 200
) -> HttpResponse:
    moves = [(kind, MOVES[kind]) for kind in page.offers if kind in MOVES]
    main = [one for one in moves if one[0] not in _ASIDE] if page.mine else []
    context = {
        "page": page,
        "form": form,
        "moves": main,
        "aside": [one for one in moves if one not in main],
        "tried": tried,
        "gate": _gate(request, page),
    }
    return render(request, "approvals/request.html", context, status=status)


def _gate(request: HttpRequest, page: RequestPage) -> GateList | None:
    """What else stands before the gate while nobody has decided."""
    _, person, day, _ = who_and_when(request)
    row = page.loaded.row
    report = report_of(page.loaded, day)
    if report is None:
        return None
    return gate_list(report, unit=row.unit_id, day=day, asked=row.power, person=person, identity=row.identity)


_ASIDE = frozenset(
    {K.CALLED_OFF, K.SKIPPED, K.WITHDRAWN, K.COPY_KEPT, K.STILL_FITS, K.NO_LONGER_FITS, K.CHANGE_SEEN}
)


@require_safe
def request_shown(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The page of one request."""
    return _drawn(request, _page(request, identity), WordsForm())


@takes_file
@require_POST
def step(request: HttpRequest, identity: UUID, kind: str) -> HttpResponse:
    """Take one step."""
    actor, *_ = who_and_when(request)
    page = _page(request, identity)
    if kind not in set(MOVES):
        raise Http404
    move, form = MOVES[StepKind(kind)], WordsForm(request.POST)
    if move.proof and not recently_proved(request):
        return must_be_proved(request_shown)(request, identity)
    if not form.is_valid():
        return _drawn(request, page, form, tried=kind, status=UNPROCESSABLE)
    more: dict[str, object] = {"day": form.cleaned_data["day"]} if move.due else {}
    try:
        if move.page:
            kept = handed_in(request, actor, "page-seen")
            pasted = request.POST.get("page", "").replace("\r\n", "\n")[:20_000]
            # Words alone were looked at: pictures and links count as they were.
            found = replace(page_of(page.loaded.told), text=pasted) if pasted.strip() else None
            more = {
                "page": kept.page if kept and kept.page else found,
                "capture": kept.capture if kept else None,
            }
            move.service(actor, identity, words=form.cleaned_data["words"], **more)
        else:
            move.service(actor, identity, form.cleaned_data["words"], **more)
    except (ApprovalsError, RefusedError) as error:
        return _drawn(request, _page(request, identity), form, tried=kind, status=tell(form, error))
    return redirect("approvals:request", identity)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Decide about exactly what is shown: yes, back with a reason, or a question first.

    Whoever has a passkey here shows it with the decision, in one gesture; others show their second step before.
    """
    return _decide(request, identity) if shows_passkey(request) else _proved_before(request, identity)


def _decide(request: HttpRequest, identity: UUID) -> HttpResponse:
    actor, *_ = who_and_when(request)
    page = _page(request, identity)
    if not page.decides:
        return redirect("approvals:request", identity)
    form = DecisionForm(request.POST or None, initial={"digest": page.loaded.shown})
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                if form.cleaned_data["decision"] != "ask":
                    prove_with(request, request.POST.get("credential", ""))
                _decided(actor, identity, form.cleaned_data)
                return redirect("approvals:request", identity)
            except (ApprovalsError, RefusedError) as error:
                status = tell(form, error)
    spoken = page.loaded.told.get("spoken-on", "")
    context = {
        "page": page,
        "form": form,
        "shown": page.loaded.shown,
        "spoken": as_day(spoken),
        "options": passkey_options(request),
        "asks": K.QUESTION in page.offers,
    }
    return render(request, "approvals/decide.html", context, status=status)


_proved_before = must_be_proved(_decide)


def _decided(actor: Actor, identity: UUID, told: Mapping[str, Any]) -> None:
    if told["decision"] == "ask":
        services.question(actor, identity, told["words"])
    elif told["decision"] == "approve":
        services.approve(actor, identity, digest=told["digest"], words=told["words"], until=told["until"])
    else:
        services.send_back(actor, identity, digest=told["digest"], words=told["words"])


@require_safe
def memo(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The memorandum, or whatever was asked, with the decision stamped on it, for print."""
    page = _page(request, identity)
    to = role(page.power.holder) if page.power else ""
    context = {"page": page, "to": to[:1].upper() + to[1:]}
    return render(request, "approvals/memo.html", context)


@require_safe
def file(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The file that came with a request: a picture is shown, anything else is only handed over."""
    actor, _, day, _ = who_and_when(request)
    kept = file_of(actor, identity, day)
    if kept is None:
        raise Http404
    shown = kept.media_type in SHOWN_AS_THEY_ARE
    return HttpResponse(
        bytes_of(kept),
        content_type=kept.media_type if shown else "application/octet-stream",
        headers={} if shown else {"Content-Disposition": 'attachment; filename="handed-in"'},
    )
