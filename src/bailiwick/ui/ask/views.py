"""The views of Ask. Text comes in the body of a POST, goes out in the answer, and is nowhere else."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django_htmx.middleware import HtmxDetails

from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.questions import is_about_exact_words
from bailiwick.ui.ask.answering import Asked, Desk, desk, digest_of_asked
from bailiwick.ui.ask.examples import EXAMPLES, FIRST
from bailiwick.ui.ask.forms import MEDIA, WORDS_ONLY, AskForm, answers_of, fault_of
from bailiwick.ui.ask.presenters import Page, answered_page, empty_page, no_question_asked
from bailiwick.ui.errors import not_that_way
from bailiwick.ui.shelf import Shelf, library, shelf_for

UNPROCESSABLE = 422


@sensitive_post_parameters()
@sensitive_variables()
def ask(request: HttpRequest) -> HttpResponse:
    """GET shows an example already answered; POST answers, rewords or takes an answer."""
    if request.method == "POST":
        page = _answered(request.POST, _desk(request))
        return _shown(request, page, UNPROCESSABLE if page.error else 200)
    if request.method in {"GET", "HEAD"}:
        return _shown(request, _example(request.GET, _desk(request)))
    return not_that_way(request)


def clear(request: HttpRequest) -> HttpResponse:
    """The page with nothing on it; the browser is told to forget what it kept of this address."""
    if request.method not in {"GET", "HEAD"}:
        return not_that_way(request)
    counter = _desk(request)
    asked = no_question_asked(counter)
    chosen = request.GET.get("policy", "")
    if chosen in counter.policies:
        asked = Asked(text="", kind=asked.kind, policy=chosen)
    response = _shown(request, empty_page(counter, asked, cleared=True))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _desk(request: HttpRequest) -> Desk:
    """The desk for the policies that whoever asks may read."""
    return _desk_of(shelf_for(request)) if settings.SHELF else desk()


@lru_cache(maxsize=4)
def _desk_of(shelf: Shelf) -> Desk:
    if shelf.library is library():
        return desk()
    # An agency's own policies are at hand; those of which whoever asks may not know are not offered.
    return Desk(shelf.library, hidden=frozenset(shelf.library.packs) - frozenset(shelf.policies))


def _example(query: QueryDict, counter: Desk) -> Page:
    """Only our own examples are named in an address; anybody's words never are."""
    example = EXAMPLES.get(query.get("example", ""), FIRST)
    policy = query.get("policy", "")
    asked = Asked(
        text=example.text,
        kind=example.kind,
        policy=policy if policy in counter.policies else next(iter(counter.policies)),
        media=example.media,
    )
    return answered_page(counter, asked, timezone.localdate())


@sensitive_variables()
def _answered(sent: QueryDict, counter: Desk) -> Page:
    form = AskForm(sent.dict(), tuple(counter.policies))
    answers = answers_of(
        [*sent.getlist("answered"), *sent.getlist("answer")], sent.get("forget", ""), counter.powers
    )
    if not form.is_valid():
        return empty_page(counter, _as_sent(form, counter), error=_first_error(form))
    asked, on = form.asked(answers), timezone.localdate()
    if sent.get("for", "") != digest_of_asked(asked):
        # A yes to other words is no yes to these.
        asked = replace(
            asked, answers={key: choice for key, choice in answers.items() if not is_about_exact_words(key)}
        )
    before = str(sent.get("before", ""))
    if "undo" in sent and not fault_of(before):
        return answered_page(counter, replace(asked, text=before.replace("\r\n", "\n")), on)
    wanted = sent.get("use", "")
    if wanted:
        changed = counter.with_change(asked, wanted, on)
        if changed is not None and changed.text.strip():
            kept = {key: choice for key, choice in asked.answers.items() if not is_about_exact_words(key)}
            return answered_page(counter, replace(changed, answers=kept), on, before=asked.text)
        return answered_page(counter, asked, on, moved=True)
    return answered_page(counter, asked, on)


def _as_sent(form: AskForm, counter: Desk) -> Asked:
    """What of a faulty form can be shown again: the switches that were sound, and the words."""
    plain, sound = no_question_asked(counter), form.cleaned_data
    return Asked(
        text=str(form.data.get("text", "")).replace("\0", ""),
        kind=PostClass(sound.get("kind", plain.kind.value)),
        policy=str(sound.get("policy", plain.policy)),
        media=MEDIA[str(sound.get("attached") or WORDS_ONLY)],
        shows=str(sound.get("shows", "")),
    )


def _first_error(form: AskForm) -> str:
    return next(str(message) for messages in form.errors.values() for message in messages)


def _shown(request: HttpRequest, page: Page, status: int = 200) -> HttpResponse:
    """The whole page, or for htmx the same block of it that it replaces."""
    htmx = getattr(request, "htmx", None)
    part = isinstance(htmx, HtmxDetails) and bool(htmx) and htmx.target == "ask"
    response = render(request, "ask/part.html" if part else "ask/page.html", {"page": page}, status=status)
    response.headers["Vary"] = "HX-Request"
    return response
