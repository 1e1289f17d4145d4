"""What the pages do alike: who looks, on which day, and how something that did not go is told."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import records
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403


def me_and_day(request: HttpRequest) -> tuple[Actor, UUID, date]:
    """Who looks, their person, and today where the agency is. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    if actor.identity is None or not records(day, [actor.identity]):
        raise Http404
    return actor, actor.identity, day


def told_of(error: BailiwickError) -> tuple[str, int]:
    """What did not go and what to do, and the status of the answer."""
    status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
    return f"{error.message} {error.remedy}".strip(), status
