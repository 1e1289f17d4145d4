"""One draft: what is in its way, its words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bailiwick.apps.publishing.errors import NoSuchDraftError
from bailiwick.apps.publishing.forms import YES, AnswerForm, DraftForm, PostedForm, ReadingForm, as_initial
from bailiwick.apps.publishing.models import State
from bailiwick.apps.publishing.selectors.drafts import Loaded, draft_for, readers_of, sees_to
from bailiwick.apps.publishing.selectors.gate import AimNamed, Before, aims_for, asks_aim, before
from bailiwick.apps.publishing.selectors.wording import NEXT
from bailiwick.apps.publishing.services import (
    Posted,
    answer_reading,
    ask_reading,
    call_off,
    clear_draft,
    record_posted,
    save_draft,
)
from bailiwick.apps.publishing.views.helping import UNPROCESSABLE, Looker, choices_of, looker_of, told_of
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.errors import BailiwickError


@require_safe
def draft(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The draft as it stands."""
    looker, found = _seen(request, identity)
    return _drawn(request, looker, found)


@require_POST
def save(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Save the next version."""
    looker, found = _seen(request, identity)
    form = DraftForm(request.POST, aims=choices_of(_aims(found, looker)))
    return _does(
        request, looker, found, "edit", form, lambda: save_draft(looker.actor, identity, form.written)
    )


@require_POST
def clear(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Pass the gate with exactly the words that were shown."""
    looker, found = _seen(request, identity)
    digest = request.POST.get("digest", "")[:80]
    return _does(request, looker, found, "", None, lambda: clear_draft(looker.actor, identity, digest=digest))


@require_POST
def posted(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Enter where and when it was posted."""
    looker, found = _seen(request, identity)
    form = PostedForm(request.POST)

    def enter() -> object:
        told = form.cleaned_data
        return record_posted(looker.actor, identity, Posted(link=told["link"], at=told["when"]))

    return _does(request, looker, found, "posted", form, enter)


@require_POST
def off(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Call it off."""
    looker, found = _seen(request, identity)
    words = request.POST.get("words", "")
    return _does(request, looker, found, "", None, lambda: call_off(looker.actor, identity, words))


@require_POST
def reading(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Ask that somebody else reads it."""
    looker, found = _seen(request, identity)
    clause, reason = request.POST.get("clause", "")[:80], request.POST.get("reason", "")
    return _does(
        request,
        looker,
        found,
        "",
        None,
        lambda: ask_reading(looker.actor, identity, clause=clause, reason=reason),
    )


@require_POST
def answer(request: HttpRequest, identity: UUID, asked: UUID) -> HttpResponse:
    """Say whether a rule has the words wrong."""
    looker, found = _seen(request, identity)
    form = AnswerForm(request.POST)

    def say_it() -> object:
        told = form.cleaned_data
        granted = told["granted"] == YES
        return answer_reading(
            looker.actor, asked, granted=granted, digest=told["digest"], words=told["words"]
        )

    return _does(request, looker, found, "", form, say_it)


def _seen(request: HttpRequest, identity: UUID) -> tuple[Looker, Loaded]:
    looker = looker_of(request)
    found = draft_for(looker.actor, identity, looker.day)
    if found is None:
        raise Http404
    return looker, found


def _aims(draft: Loaded, looker: Looker) -> dict[str, AimNamed]:
    return aims_for(draft.page.row.unit_id, draft.row.author_id, looker.day)


def _does(  # noqa: PLR0913, PLR0917 -- one deed with its form
    request: HttpRequest,
    looker: Looker,
    found: Loaded,
    name: str,
    form: Any,
    deed: Callable[[], object],
) -> HttpResponse:
    """Do it and lead back to the draft; or show the draft with what did not go beside the form it was sent from."""
    status, told = UNPROCESSABLE, ""
    if form is None or form.is_valid():
        try:
            deed()
        except NoSuchDraftError as error:
            raise Http404 from error
        except BailiwickError as error:
            told, status = told_of(error)
        else:
            return redirect("publishing:draft", identity=found.row.id)
    else:
        told = " ".join(str(one) for some in form.errors.values() for one in some)
    return _drawn(request, looker, found, {name: form}, told, status)


def _drawn(  # noqa: PLR0913, PLR0917 -- the page and what did not go
    request: HttpRequest,
    looker: Looker,
    found: Loaded,
    tried: dict[str, Any] | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    aims = _aims(found, looker)
    shown = before(found, looker.day)
    mine = found.row.author_id == looker.person
    context = {
        "draft": found,
        "shown": shown,
        "next": NEXT[shown.state],
        "aims": [aims[one].aim.title if one in aims else one for one in found.aims],
        "asks_aims": asks_aim(found.page.row.unit_id, found.row.author_id, looker.day),
        "mine": mine,
        "told": told,
        "readers": sorted(names_of(readers_of(found, looker.day)).values()),
        "calls_off": shown.state is not State.CALLED_OFF
        and not found.standing.out
        and sees_to(looker.actor, found, looker.day),
        **_forms(looker, found, shown, aims, tried or {}),
    }
    return render(request, "publishing/draft.html", context, status=status)


def _forms(
    looker: Looker, found: Loaded, shown: Before, aims: dict[str, AimNamed], tried: dict[str, Any]
) -> dict[str, Any]:
    """The forms that whoever looks can send now."""
    if found.row.author_id != looker.person:
        own = [one for one in found.readings if one.ask.granted is None and one.version_id == found.now.id]
        return {"to_answer": own if looker.person in readers_of(found, looker.day) else []}
    open_ = shown.state is not State.CALLED_OFF
    clauses = [(name, f"{label} {name}") for name, label in shown.readable.items()]
    return {
        "edit": (tried.get("edit") or DraftForm(initial=as_initial(found.now), aims=choices_of(aims)))
        if open_
        else None,
        "posted": (tried.get("posted") or PostedForm(initial={"when": timezone.localtime()}))
        if shown.state is State.CLEARED
        else None,
        "reading": ReadingForm(clauses=clauses) if clauses else None,
    }
