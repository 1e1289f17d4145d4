"""Who asks by the interface for programs, and when; what the pages' `who_and_when` is to them."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import asker_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.permissions import is_colleague


def colleague_asking(request: HttpRequest) -> tuple[Actor, date]:
    """Whose program asks, and today where the agency is. Raises Http404 for whoever does not work here today."""
    actor, day = asker_of(request), timezone.localdate()
    if not is_colleague(actor, day):
        raise Http404
    return actor, day
