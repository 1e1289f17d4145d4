"""What the pages do alike: who looks, and how something that did not go is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.publishing.selectors.gate import AimNamed
from bailiwick.apps.sites.selectors.overseeing import units_known
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.gate import GateShutError

UNPROCESSABLE, FORBIDDEN = 422, 403


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, the units whose pages they see, and today where the agency is."""

    actor: Actor
    person: UUID
    units: frozenset[UUID]
    day: date


def looker_of(request: HttpRequest) -> Looker:
    """Who looks. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    units = units_known(actor, day)
    if actor.identity is None or not units:
        raise Http404
    return Looker(actor, actor.identity, units, day)


def told_of(error: BailiwickError) -> tuple[str, int]:
    """What did not go and what to do, and the status of the answer."""
    status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
    if isinstance(error, GateShutError):
        return gettext("The gate is shut. What is in the way stands on the list."), status
    return f"{error.message} {error.remedy}".strip(), status


def choices_of(aims: dict[str, AimNamed]) -> list[tuple[str, str]]:
    """The aims as a form offers them."""
    return [(name, f"{one.aim.title} ({one.policy}, {one.label})") for name, one in aims.items()]
