"""The public register as pages: is it real, one page and its rule for comments, reporting what is not ours."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.accounts.selectors import network_counted, network_of, stranger
from bailiwick.apps.portal.errors import PortalError, TooManyError
from bailiwick.apps.portal.facts import LONGEST, Kind
from bailiwick.apps.portal.selectors.kept import receipt as report_of
from bailiwick.apps.portal.selectors.public import find, page_of_register, public_site
from bailiwick.apps.portal.selectors.rules import end_of, rules
from bailiwick.apps.portal.services.reporting import MOST_WORDS, count_in, look_over, take_report
from bailiwick.apps.sites.facts.watching import day_asked
from bailiwick.apps.sites.selectors.notices import rule_posted

UNPROCESSABLE, TOO_MANY = 422, 429


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Is it real? The answer to what was typed, and every page of ours below it."""
    day = timezone.localdate()
    asked = request.GET.get("q", "")[:LONGEST]
    found = find(asked, day)
    listed = found.typed.kind is Kind.WORDS
    after = request.GET.get("after", "")[:LONGEST]
    sites, following = page_of_register(found.typed.key, after, day) if listed else ([], "")
    context = {"asked": asked, "found": found, "listed": listed, "sites": sites, "following": following}
    return found_by_engines(render(request, "portal/register.html", context), unless=bool(asked))


@require_safe
def site(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One page of ours: who answers for it, what it is for, its rule for comments now and on a day, how to complain."""
    today = timezone.localdate()
    found = public_site(identity, today)
    if found is None:
        raise Http404
    day, carried = day_asked(request.GET.get("on", ""), today), rules(identity)
    context = {
        "site": found,
        "now": next(iter(carried), None),
        "asked": day,
        "then": rule_posted(identity, end_of(day)) if day else None,
        "rules": carried[1:],
        "address": request.build_absolute_uri(request.path),
    }
    return found_by_engines(render(request, "portal/site.html", context), unless=bool(request.GET))


def found_by_engines(answer: HttpResponse, *, unless: bool) -> HttpResponse:
    """Let search engines keep a page of the register, so that people who look for the agency find which are real.

    What somebody asked is for nobody else, and so are files, badges and reports: those stay out.
    """
    if not unless:
        answer.headers["X-Robots-Tag"] = "all"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Report a page that is not ours. No account, and nothing is asked about whoever reports."""
    if request.method != "POST":
        return _form(request, request.GET.get("page", "")[:LONGEST])
    page, words = request.POST.get("page", ""), request.POST.get("words", "")[: MOST_WORDS + 1]
    try:
        look_over(page, words)
        count_in(network_counted(network_of(request)), timezone.now())
        # The pace is counted by now: nothing has to know any more who reports.
        taken = take_report(stranger(""), page=page, words=words)
    except TooManyError:
        said = gettext(
            "More reports have come than we can take in an hour. Try again in an hour, or call the agency."
        )
        return _form(request, page[:LONGEST], words, said, TOO_MANY)
    except PortalError:
        said = gettext("Give the page’s link or its name, and keep your words short.")
        return _form(request, page[:LONGEST], words, said, UNPROCESSABLE)
    return redirect("portal:receipt", number=taken.receipt)


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What has become of a report, for whoever has its number."""
    found = report_of(number[:20])
    if found is None:
        raise Http404
    answer = getattr(found, "answer", None)
    context = {"number": found.receipt, "at": found.at, "finding": answer.finding if answer else ""}
    return render(request, "portal/receipt.html", context)


def _form(
    request: HttpRequest, page: str, words: str = "", said: str = "", status: int = 200
) -> HttpResponse:
    context = {"page": page, "words": words[:MOST_WORDS], "said": said}
    return render(request, "portal/report.html", context, status=status)
