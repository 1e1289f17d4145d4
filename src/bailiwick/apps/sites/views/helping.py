"""What the pages do alike: who looks, which units they see, and how something that did not go is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.selectors.kept import kept
from bailiwick.apps.roster.selectors import cards, cards_of, outline, tree_on
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.forms import Form
from bailiwick.apps.sites.models import Platform
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.gate import GateShutError

UNPROCESSABLE, FORBIDDEN = 422, 403
ROOMS_ABOVE = frozenset({"archive", "publishing"})
"""Rooms that tell something of a page (ui/contributing: `of_site`)."""
READS = frozenset({"roster", "policies", "keeping", "approvals", "readiness", "sites", "portal"})
"""The rooms whose acts can change what these pages show; who is signed in is asked each time.

What rests on a policy's text has the library in its key: an agency's own packs are files, which change without an act.
"""


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, the units they see, and today where the agency is."""

    actor: Actor
    person: UUID
    units: frozenset[UUID]
    day: date


def looker_of(request: HttpRequest) -> Looker:
    """Who looks. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    units = units_seen(actor, day)
    if actor.identity is None or not units:
        raise Http404
    return Looker(actor, actor.identity, units, day)


def told_of(error: BailiwickError) -> tuple[str, int]:
    """What did not go and what to do, and the status of the answer."""
    status = FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
    if isinstance(error, GateShutError):
        lines = " ".join(f"{', '.join(one.labels)}: {one.why}" for one in error.report.findings if one.stops)
        return f"It cannot go on yet. {lines}", status
    return f"{error.message} {error.remedy}".strip(), status


def tell(form: Form, error: BailiwickError) -> int:
    """Put what did not go beside its field, or above the form; the status of the answer."""
    told, status = told_of(error)
    name = error.field if isinstance(error, SitesError | ApprovalsError) else ""
    form.add_error(name if name in form.fields else None, told)
    return status


def people_of(looker: Looker) -> list[tuple[str, str]]:
    """Everybody who could own a page, by name."""
    return list(kept(("people", looker.units, looker.day), lambda: _people(looker)))


def _people(looker: Looker) -> list[tuple[str, str]]:
    found = {}
    for card in cards(looker.day, most=2000):
        if card.unit in looker.units:
            found[str(card.person)] = f"{card.name}, {card.title}" if card.title else card.name
    return list(found.items())


def units_of(looker: Looker, *, own: bool = False) -> list[tuple[str, str]]:
    """The units somebody can ask for, own units first, or all that they see."""
    tree = tree_on(looker.day)
    mine = [above for card in cards_of(looker.person, looker.day) for above in tree.above(card.unit)]
    rows = [one for one in outline(looker.day) if one.unit in (set(mine) if own else looker.units)]
    place = {unit: number for number, unit in enumerate(mine)}
    rows.sort(key=lambda one: place.get(one.unit, len(place)))
    return [(str(one.unit), one.name) for one in rows]


def platforms_of() -> list[tuple[str, str]]:
    """Every platform that is entered."""
    return [(str(pk), name) for pk, name in Platform.objects.order_by("name").values_list("pk", "name")]


def public_path(identity: UUID, day: date) -> str:
    """Where the public register tells of a page, without the host; empty where it does not."""
    told: Callable[[UUID, date], str] = import_string(settings.PUBLIC_ADDRESS)
    return kept(("public", identity, day), lambda: told(identity, day))
