"""The way of a request: who is heard, who endorses it, who decides, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from bailiwick.kernel.sentence import Sentence


class Part(Enum):
    """What somebody does on the way of a request."""

    HEARD = "heard"
    ENDORSES = "endorses"
    DECIDES = "decides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what is done, in which role, by any of `people`, or by `needed` of them together.

    Whoever asks is never among them. Nobody there: `why_nobody` says why. `or_declined`: a step that may be declined.
    """

    part: Part
    role: str
    people: tuple[UUID, ...] = ()
    needed: int = 1
    or_declined: bool = False
    why_nobody: Sentence | None = None
