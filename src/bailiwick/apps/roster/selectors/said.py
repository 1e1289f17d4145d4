"""Who said so, and when: the entries of the journal about a person or a unit, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind, Outcome
from bailiwick.apps.journal.selectors import Asked, entries
from bailiwick.apps.journal.services import acts
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors.people import names_of
from bailiwick.kernel.sentence import Sentence, say

SHOWN = 20
_NOBODY = {
    ActorKind.OPERATOR: say("Whoever ran a command on the machine"),
    ActorKind.JOB: say("The software, by the clock"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: when, who, what they did, whether it was refused, and where it stands, for who may open it."""

    at: datetime
    who: Sentence | str
    did: Sentence
    refused: bool
    address: str


def said_of(kind: str, subject: UUID, actor: Actor, day: date) -> Sequence[Said]:
    """The newest entries about somebody or something, newest first. Six queries at most.

    Entries that are their owner's alone are told to nobody else.
    """
    found = entries(
        Asked(subject_kind=kind, subject=str(subject), reader=actor.identity), number=SHOWN
    ).entries
    names = names_of({one.actor for one in found if one.actor is not None})
    may_open = standing_of(actor, day).everywhere(Right.READ_JOURNAL)
    known = acts()
    return [
        Said(
            one.at,
            names.get(one.actor, "")
            if one.actor in names
            else _NOBODY.get(ActorKind(one.actor_kind), say("Somebody")),
            known[one.act].says if one.act in known else say("did {act}", act=one.act),
            one.outcome == Outcome.REFUSED,
            f"/journal/{one.record}/" if may_open or one.actor == actor.identity else "",
        )
        for one in found
    ]
