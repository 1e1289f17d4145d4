"""Who is in the vault, and as what. Deny by default: whoever nobody let in is outside, and is told of nothing."""

from __future__ import annotations

from datetime import date

from bailiwick.apps.covert.models import Admission, Part
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import is_colleague, roles_of


def parts_of(actor: Actor, day: date) -> frozenset[Part]:
    """What somebody is in the vault on that day; nothing for whoever does not work here."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None or not is_colleague(actor, day):
        return frozenset()
    let_in = {part for part, people in Admission.objects.in_now().items() if actor.identity in people}
    commands = any(role == Role.SIC_COMMANDER for role, _ in roles_of(actor.identity, day))
    return frozenset(let_in | ({Part.COMMANDER} if commands else set()))
