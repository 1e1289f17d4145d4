"""What the pages of demands do alike: who looks, the demand behind its door, and how what did not go is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.selectors.demands import Loaded, demand_of
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and today where the agency is."""

    actor: Actor
    day: date


def looker_of(request: HttpRequest) -> Looker:
    """Who looks. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    if not is_colleague(actor, day):
        raise Http404
    return Looker(actor, day)


def demand_for(looker: Looker, identity: UUID) -> Loaded:
    """The demand. Raises Http404 where there is none, or it is not for whoever looks."""
    found = demand_of(looker.actor, identity, looker.day)
    if found is None:
        raise Http404
    return found


def tell(form: forms.Form, error: BailiwickError) -> int:
    """Put what did not go beside its field, or above the form; the status of the answer."""
    name = error.field if isinstance(error, RecordsError) else ""
    shown = name in form.fields and not form.fields[name].widget.is_hidden
    form.add_error(name if shown else None, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
