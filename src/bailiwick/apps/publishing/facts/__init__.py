"""Where a draft stands, purely: from its versions, its steps, its readings and what the gate says today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.apps.publishing.models import State, StepKind

OUT = frozenset({StepKind.PUBLISHED, StepKind.CORRECTED})


@dataclass(frozen=True, slots=True)
class Done:
    """A step as the fold reads it: what was done, about which version."""

    kind: StepKind
    version: int


@dataclass(frozen=True, slots=True)
class Read:
    """A reading as the fold reads it: of which version, and the answer; None: nobody has answered yet."""

    version: int
    granted: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A draft as it stands, without what the gate says: `newest` is the number of its last version."""

    newest: int
    done: Sequence[Done] = ()
    readings: Sequence[Read] = ()

    @property
    def called_off(self) -> bool:
        """Whether somebody has called it off."""
        return any(one.kind is StepKind.CALLED_OFF for one in self.done)

    @property
    def out(self) -> bool:
        """Whether any version of it has gone out."""
        return any(one.kind in OUT for one in self.done)

    @property
    def cleared(self) -> bool:
        """Whether the newest words have passed the gate and have not been recorded as put out yet."""
        last = self.done[-1] if self.done else None
        return last is not None and last.kind is StepKind.CLEARED and last.version == self.newest

    @property
    def settled(self) -> State | None:
        """Where it stands whatever the gate says today; None: the gate has to be asked."""
        if self.called_off:
            return State.CALLED_OFF
        if self.cleared:
            return State.CLEARED
        last = self.done[-1] if self.done else None
        if last is not None and last.kind in OUT and last.version == self.newest:
            return State.PUBLISHED if last.kind is StepKind.PUBLISHED else State.CORRECTED
        return None

    def state(self, *, unsaid: bool, stops: int) -> State:
        """Where it stands: `stops` is how many things are in its way, `unsaid` whether its author can say more."""
        if (settled := self.settled) is not None:
            return settled
        of_these = [one.granted for one in self.readings if one.version == self.newest]
        if False in of_these:
            return State.REJECTED
        if None in of_these:
            return State.IN_REVIEW
        if unsaid:
            return State.DRAFT
        return State.HELD if stops else State.CHECKED


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day is in."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"
