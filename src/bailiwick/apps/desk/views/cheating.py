"""Try to cheat: in a demonstration, somebody tampers with a copy, and sees how it is found out."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.accounts.selectors import actor_of, is_a_demo
from bailiwick.apps.desk.facts import Cheated, Tampering
from bailiwick.apps.desk.forms import CheatForm
from bailiwick.apps.desk.selectors import WORDS, cheat_shown, entry_for, offered
from bailiwick.apps.desk.services import cheat, package
from bailiwick.kernel.errors import BailiwickError


@require_http_methods(["GET", "HEAD", "POST"])
def cheating(request: HttpRequest) -> HttpResponse:
    """Pick an entry and what to do to it; then what came of it. Nothing of it is kept."""
    _refuse_in_earnest()
    if request.method != "POST":
        return _asking(request, picked=request.GET.get("entry", ""))
    done = _tried(request)
    if isinstance(done, HttpResponse):
        return done
    told = cheat_shown(done, actor_of(request), timezone.localdate())
    context = {"told": told, "entry": request.POST["entry"], "how": done.how}
    return render(request, "desk/cheated.html", context)


@require_POST
def tampered(request: HttpRequest) -> HttpResponse:
    """The export of the tampered copy, made again in the same way, with the checkpoint from before."""
    _refuse_in_earnest()
    done = _tried(request)
    if isinstance(done, HttpResponse):
        return done
    return HttpResponse(
        package(done),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="bailiwick-tampered.zip"'},
    )


def _tried(request: HttpRequest) -> Cheated | HttpResponse:
    """What came of it, or the page that asks again."""
    form = CheatForm(request.POST)
    picked = request.POST.get("entry", "")
    if not form.is_valid():
        return _asking(request, picked=picked, status=400)
    entry = entry_for(actor_of(request), form.cleaned_data["entry"], timezone.localdate())
    if entry is None:
        raise Http404  # hidden and absent look the same
    try:
        return cheat(form.tampering, record=entry.record, index=entry.index)
    except BailiwickError as error:
        return _asking(request, picked=picked, how=form.tampering, refused=error, status=409)


def _asking(
    request: HttpRequest,
    *,
    picked: str,
    how: Tampering = Tampering.BACKDATE,
    refused: BailiwickError | None = None,
    status: int = 200,
) -> HttpResponse:
    found = offered(actor_of(request), timezone.localdate(), _uuid(picked))
    context = {
        "offered": found,
        "picked": _uuid(picked),
        "kinds": WORDS.items(),
        "how": how,
        "refused": refused,
    }
    return render(request, "desk/cheat.html", context, status=status)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _refuse_in_earnest() -> None:
    """A real agency has no such page: the same answer as for an address that leads nowhere."""
    if not is_a_demo():
        raise Http404
