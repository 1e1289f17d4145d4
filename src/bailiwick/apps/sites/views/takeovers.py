"""Pages that are not in our hands: reported, and the page on which everybody helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.roster.selectors import cards_of
from bailiwick.apps.sites.forms import Form
from bailiwick.apps.sites.forms.takeover import EndForm, EvidenceForm, NoticeForm, OpenForm
from bailiwick.apps.sites.models import Deed, Ending, Harm, Stage
from bailiwick.apps.sites.selectors.sites import register, site
from bailiwick.apps.sites.selectors.takeovers import (
    Response,
    helps,
    leads,
    response,
    responses,
    starting_words,
    tells,
)
from bailiwick.apps.sites.services import (
    Seen,
    end_takeover,
    keep_evidence,
    open_takeover,
    put_notice,
    take_step,
)
from bailiwick.apps.sites.views.files import in_memory
from bailiwick.apps.sites.views.helping import UNPROCESSABLE, Looker, looker_of, people_of, tell, told_of
from bailiwick.kernel.errors import BailiwickError

MOST = 500
_THERE = frozenset({Stage.LIVE, Stage.CLOSING, Stage.SET_UP, Stage.CLOSED})


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What lasts, and what is over."""
    looker = looker_of(request)
    return render(request, "sites/takeovers.html", {"rows": responses(looker.units)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Report that a page is taken over, or that another poses as ours. Any colleague may."""
    looker = looker_of(request)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        sites=_sites(looker, request),
        initial=_asked(request),
    )
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.told
        seen = Seen(
            harm=Harm(told["harm"]),
            words=told.get("words", ""),
            unit=min(looker.units & _own(looker), default=None),
            site=UUID(told["site"]) if "site" in told else None,
            address=told.get("address", ""),
            since=told.get("since"),
        )
        try:
            made = open_takeover(looker.actor, seen)
        except BailiwickError as error:
            status = tell(form, error)
        else:
            return redirect("sites:takeover", identity=made.row.id)
    return render(request, "sites/takeover_new.html", {"form": form}, status=status)


def _own(looker: Looker) -> frozenset[UUID]:
    """The unit that somebody works in."""
    from_ = [one.unit for one in cards_of(looker.person, looker.day)]
    return frozenset(from_[:1])


def _asked(request: HttpRequest) -> dict[str, str]:
    harm = request.GET.get("harm", "")
    return {"site": request.GET.get("site", ""), "harm": harm if harm in set(Harm) else Harm.TAKEN_OVER}


def _sites(looker: Looker, request: HttpRequest) -> list[tuple[str, str]]:
    """The pages that are there; the one that is meant comes first, however many there are."""
    meant = request.GET.get("site", "") or request.POST.get("site", "")
    rows = [one for one in register(looker.units, most=MOST) if one.standing.stage in _THERE]
    if meant and meant not in {str(one.row.id) for one in rows}:
        found = site(_uuid(meant), looker.units)
        rows = [found, *rows] if found else rows
    return [(str(one.row.id), one.row.identity) for one in rows]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@require_safe
def one(request: HttpRequest, identity: UUID) -> HttpResponse:
    """What is to be done, by when and by whom; what was kept; what the public reads; and how it ends."""
    looker = looker_of(request)
    return _drawn(request, looker, _found(looker, identity))


def _found(looker: Looker, identity: UUID) -> Response:
    found = response(identity, looker.units)
    if found is None:
        raise Http404
    return found


@in_memory
@require_POST
def do(request: HttpRequest, identity: UUID, name: str) -> HttpResponse:
    """Do one thing about it."""
    looker = looker_of(request)
    found = _found(looker, identity)
    if name not in _DOES:
        raise Http404
    form = _form(name, found, looker, request)
    status, told = UNPROCESSABLE, ""
    if form is None or form.is_valid():
        try:
            _DOES[name](looker, identity, form.told if form else _step_of(request))
        except BailiwickError as error:
            if form:
                status = tell(form, error)
            else:
                told, status = told_of(error)
        else:
            return redirect("sites:takeover", identity=identity)
    return _drawn(request, looker, found, tried=(name, form), told=told, status=status)


def _step_of(request: HttpRequest) -> dict[str, Any]:
    return {name: request.POST.get(name, "") for name in ("item", "words", "needed")}


def _form(name: str, found: Response, looker: Looker, request: HttpRequest | None = None) -> Form | None:
    data = request.POST if request else None
    if name == "keep":
        return EvidenceForm(data, files=request.FILES if request else None, prefix=name)
    if name == "notice":
        last = found.last(Deed.NOTICE)
        words = last.words if last else starting_words(found)
        return NoticeForm(data, prefix=name, initial={"words": words})
    if name == "end":
        return EndForm(data, prefix=name, harm=found.harm, people=people_of(looker))
    return None


def _keep(looker: Looker, identity: UUID, told: Mapping[str, Any]) -> object:
    file = told.get("file")
    data = file.read() if isinstance(file, UploadedFile) else b""
    return keep_evidence(looker.actor, identity, words=told.get("words", ""), data=data)


def _end(looker: Looker, identity: UUID, told: Mapping[str, Any]) -> object:
    control = UUID(told["control"]) if told.get("control") else None
    ending = Ending(told["ending"])
    return end_takeover(looker.actor, identity, ending=ending, words=told.get("words", ""), control=control)


_DOES: dict[str, Callable[[Looker, UUID, Mapping[str, Any]], object]] = {
    "step": lambda looker, identity, told: take_step(
        looker.actor, identity, told["item"], told["words"], needed=told["needed"] != "no"
    ),
    "keep": _keep,
    "notice": lambda looker, identity, told: put_notice(looker.actor, identity, told.get("words", "")),
    "end": _end,
}


def _drawn(  # noqa: PLR0913 -- each is told by name
    request: HttpRequest,
    looker: Looker,
    found: Response,
    *,
    tried: tuple[str, Form | None] = ("", None),
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    offered = []
    if helps(looker.actor, found.row, looker.day):
        offered.append("keep")
    if found.lasts and tells(looker.actor, found.row, looker.day):
        offered.append("notice")
    if found.lasts and leads(looker.actor, found.row, looker.day):
        offered.append("end")
    forms = {name: _form(name, found, looker) for name in offered}
    if tried[1] is not None:
        forms[tried[0]] = tried[1]
    shown = {
        "found": found,
        "lines": found.lines(timezone.now()),
        "left": len(found.open_lines(timezone.now())),
        "late": sum(line.late for line in found.lines(timezone.now())),
        "forms": forms,
        "tried": tried[0],
        "told": told,
        "helps": helps(looker.actor, found.row, looker.day),
        "notice": found.last(Deed.NOTICE),
        "ended": found.last(Deed.ENDED),
    }
    return render(request, "sites/takeover.html", shown, status=status)
