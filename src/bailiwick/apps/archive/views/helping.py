"""What the pages of threads do alike: who looks, and how something that did not go is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and today where the agency is."""

    actor: Actor
    person: UUID
    day: date


def looker_of(request: HttpRequest) -> Looker:
    """Who looks. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    if actor.identity is None or not is_colleague(actor, day):
        raise Http404
    return Looker(actor, actor.identity, day)


def tell(form: forms.Form, error: BailiwickError) -> int:
    """Put what did not go beside its field, or above the form; the status of the answer."""
    name = error.field if isinstance(error, ArchiveError) else ""
    form.add_error(name if name in form.fields else None, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
