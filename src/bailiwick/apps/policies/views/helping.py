"""What the pages do alike: who looks, on which day, who can be chosen, and how a refusal is shown."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import InForce
from bailiwick.apps.policies.selectors.pages import speaking
from bailiwick.apps.roster.selectors import cards, records
from bailiwick.kernel.errors import BailiwickError

UNPROCESSABLE, FORBIDDEN = 422, 403


def who_and_when(request: HttpRequest) -> tuple[Actor, date]:
    """Who looks, and today where the agency is. Who does not work here on the day finds no page of this room."""
    actor, day = actor_of(request), timezone.localdate()
    if actor.identity is None or not records(day, [actor.identity]):
        raise Http404
    return actor, day


def tell(form: Form, error: BailiwickError) -> int:
    """Put what was refused, and what to do, above the form; returns the status of the answer."""
    form.add_error(None, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE


def found(adoption: UUID, day: date) -> InForce:
    """The adoption and its policy, or no page."""
    one = speaking(adoption, day)
    if one is None:
        raise Http404
    return one


def kept_by(actor: Actor, adoption: UUID, day: date) -> InForce:
    """The adoption, for whoever keeps policies there; hidden and absent look the same."""
    one = found(adoption, day)
    if not may(actor, Right.KEEP_POLICIES, day, one.adoption.unit_id):
        raise Http404
    return one


def people(day: date) -> list[tuple[str, str]]:
    """Everybody who works here, as a list to choose from."""
    named = {str(one.person): f"{one.name}, {one.title}" if one.title else one.name for one in cards(day)}
    return [("", "—"), *named.items()]


def unit_of(actor: Actor, day: date) -> UUID:
    """The unit in which somebody works who does: `who_and_when` has let nobody else in."""
    return records(day, filter(None, [actor.identity]))[0].unit


def chosen(request: HttpRequest, name: str) -> str:
    """What was chosen before the form was shown: it stands in the address, or is sent with the form."""
    return request.GET.get(name) or request.POST.get(name, "")


def person_of(told: str) -> UUID:
    """Whoever was chosen from the list; the field has made sure that somebody was."""
    return UUID(told)
