"""Every remedy of a gate that this room can serve, as the start of the right request: a form's fields, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN, SHAPES, subject_of
from bailiwick.apps.approvals.selectors.powers import askable
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


def start_of(remedy: Remedy, *, unit: UUID, day: date, **known: str) -> Start | None:
    """The start of the request that a remedy asks for; None where it is not this room's, or cannot be asked for here.

    `known` is what the page already knows: `words`, `identity`, `layout`.
    """
    if not isinstance(remedy, Ask):
        return None
    power = next((one for one in askable(unit, day) if one.id == remedy.power), None)
    if power is None:
        return None
    asked = {question.name for question in SHAPES[subject_of(power)].all_questions} | {"layout"}
    fields = {name: value for name, value in known.items() if value and name in asked}
    says = (
        say("Ask your colleague")
        if power.holder == EACH_THEIR_OWN
        else say("Ask {holder}", holder=ROLE_WORDS.get(power.holder, power.holder))
    )
    return Start(says, {"begin": "1", "power": power.id, **fields})
