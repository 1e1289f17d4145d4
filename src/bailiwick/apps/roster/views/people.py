"""People: the list, and a person's page."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors import cards
from bailiwick.apps.roster.selectors.looking_up import has_given_reason
from bailiwick.apps.roster.selectors.pages import person_page
from bailiwick.apps.roster.selectors.people import MOST_SHOWN
from bailiwick.apps.roster.views.helping import who_and_when
from bailiwick.ui.contributing import Looker, panels_about


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who works here, by name."""
    actor, day = who_and_when(request)
    words = request.GET.get("q", "")[:80]
    found, standing = cards(day, words, most=MOST_SHOWN + 1), standing_of(actor, day)
    context = {
        "cards": found[:MOST_SHOWN],
        "more": len(found) > MOST_SHOWN,
        "words": words,
        "may_bring_in": standing.may(Right.EDIT_PEOPLE),
        "may_appoint": standing.may(Right.APPOINT),
        "may_take_away": standing.may(Right.TAKE_AWAY),
        "keeps_sensitive": standing.may(Right.KEEP_SENSITIVE),
    }
    return render(request, "roster/people.html", context)


@require_safe
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Somebody's page, as far as whoever looks may see it."""
    actor, day = who_and_when(request)
    page = person_page(actor, person, day)
    if page is None:
        raise Http404  # hidden and absent look the same
    # Whoever sees records gives a reason first, and the person reads it. Others see here what their own office shows.
    asks = page.sees_record and not page.own and not has_given_reason(person, actor.identity, day)
    looker = Looker(actor.identity or person, timezone.now())
    panels = [] if asks else panels_about(person, looker, besides="roster")
    return render(request, "roster/person.html", {"page": page, "panels": panels})
