"""A page on which one thing is done: its form, what will follow, step-up where it matters; nothing typed is lost.

What has consequences that depend on what was typed is shown first and done when the same is sent once more.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from bailiwick.apps.accounts.services import proof_again, recently_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.forms import InMemory
from bailiwick.apps.roster.forms.fields import PaperForm
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a page is for. `notes` always follow; `follows` tells what follows from what was typed, before it is done.

    `do` does it and gives the address to go on to. `matters`: the second step must have been shown lately.
    """

    title: str
    button: str
    back: str
    do: Callable[[Any], str]
    lead: str = ""
    notes: Sequence[str] = ()
    follows: Callable[[Any], Sequence[Sentence]] | None = None
    matters: bool = False
    blocked: Sequence[Sentence] = field(default=())

    @property
    def is_seen_first(self) -> bool:
        """Whether what follows is shown before it is done."""
        return self.follows is not None


def serve(request: HttpRequest, form: Form, deed: Deed) -> HttpResponse:
    """The page; what follows; or, when that has been seen, the deed."""
    proved = not deed.matters or recently_proved(request)
    if request.method != "POST":
        return _drawn(request, form, deed) if proved else redirect(proof_again(request.get_full_path()))
    if not form.is_valid():
        return _drawn(request, form, deed, status=UNPROCESSABLE)
    if not proved:
        return _drawn(request, form, deed, status=UNPROCESSABLE, again=proof_again(deed.back))
    try:
        told: Sequence[Sentence] = deed.follows(form) if deed.follows else ()
        seen = digest_of([str(one) for one in told]) if told else ""
        if told and request.POST.get("seen") != seen:
            return _drawn(request, form, deed, told=told, seen=seen)
        return redirect(deed.do(form))
    except (RosterError, RefusedError) as error:
        return _drawn(request, form, deed, status=tell(form, error))


def _drawn(  # noqa: PLR0913 -- each is told by name
    request: HttpRequest,
    form: Form,
    deed: Deed,
    *,
    status: int = 200,
    told: Sequence[Sentence] = (),
    seen: str = "",
    again: str = "",
) -> HttpResponse:
    paper = form.of_paper if isinstance(form, PaperForm) else ""
    context = {"form": form, "deed": deed, "told": told, "seen": seen, "again": again, "paper": paper}
    return render(request, "roster/act.html", context, status=status)


def takes_a_paper(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose form may bring a file, which is held in memory alone; the form's token is asked for within."""
    protected = csrf_protect(view)

    @csrf_exempt
    @functools.wraps(view)
    def taking(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method == "POST":
            request.upload_handlers = [InMemory(request)]
        answer: HttpResponse = protected(request, *arguments, **named)
        return answer

    return taking


def must_have(request: HttpRequest, right: Right) -> None:
    """Raise Http404 for whoever has the right over no unit at all: for them the page is not there."""
    actor, day = who_and_when(request)
    if not standing_of(actor, day).may(right):
        raise Http404
