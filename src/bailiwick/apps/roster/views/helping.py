"""What the pages do alike: who looks, on which day, and how a refusal is shown."""

from __future__ import annotations

from datetime import date

from django.forms import Form
from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.permissions import is_colleague
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403
_FIELDS = {"limit": "scope", "reference": "instrument"}
"""Fields that services call something else."""


def who_and_when(request: HttpRequest) -> tuple[Actor, date]:
    """Who looks, and today where the agency is. Raises Http404 for whoever does not work here today.

    An account outlives its person's work here until the clockwork closes it, and one may be nobody's: to neither is
    there anything in these rooms.
    """
    actor, day = actor_of(request), timezone.localdate()
    if not is_colleague(actor, day):
        raise Http404
    return actor, day


def tell(form: Form, error: BailiwickError) -> int:
    """Put what was refused, and what to do, beside its field or above the form; returns the status of the answer."""
    place = _FIELDS.get(error.place, error.place)
    form.add_error(place if place in form.fields else None, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
