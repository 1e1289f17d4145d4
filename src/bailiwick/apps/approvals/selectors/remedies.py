"""Every remedy of a gate that this room can serve, as the start of the right request: a form's fields, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN, SHAPES, subject_of
from bailiwick.apps.approvals.selectors.powers import askable
from bailiwick.apps.approvals.selectors.waiving import units_worked_for
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.remedy import Ask, Remedy
from bailiwick.ui.words import ROLE_WORDS

ASK = "/permissions/ask"


@dataclass(frozen=True, slots=True)
class Start:
    """A button that begins a request: what it says, and the fields it sends in its body, never in an address."""

    says: Sentence
    fields: Mapping[str, str] = field(default_factory=dict)
    action: str = ASK


def start_of(
    remedy: Remedy, *, unit: UUID, day: date, person: UUID | None = None, **known: str
) -> Start | None:
    """The start of the request that a remedy asks for; None where it is not this room's, or cannot be asked for here.

    It is asked for in the unit whose policy put it at the gate: the gate's own, or another that whoever looks works
    for, as the policies of all their units speak there. `known` is what the page already knows: `words`, `identity`,
    `layout`.
    """
    if not isinstance(remedy, Ask):
        return None
    found = next(
        (
            (here, one)
            for here in _units(unit, person, day)
            for one in askable(here, day)
            if one.id == remedy.power
        ),
        None,
    )
    if found is None:
        return None
    where, power = found
    asked = {question.name for question in SHAPES[subject_of(power)].all_questions} | {"layout"}
    fields = {name: value for name, value in known.items() if value and name in asked}
    says = (
        say("Ask your colleague")
        if power.holder == EACH_THEIR_OWN
        else say("Ask {holder}", holder=ROLE_WORDS.get(power.holder, power.holder))
    )
    return Start(says, {"begin": "1", "power": power.id, "unit": str(where), **fields})


def _units(unit: UUID, person: UUID | None, day: date) -> list[UUID]:
    """Where something can be asked for from a gate, the gate's own unit first."""
    if person is None:
        return [unit]
    theirs = units_worked_for(person, day)
    return [one for one in (unit, *(card.unit for card in cards_of(person, day))) if one in theirs]
