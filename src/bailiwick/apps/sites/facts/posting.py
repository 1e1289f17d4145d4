"""Where a right to post stands, purely: on which days somebody could use it, and whether it is gone where it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.apps.sites.models import PostingRight, RightState, RightStepKind

K = RightStepKind


@dataclass(frozen=True, slots=True)
class RightDone:
    """One step about a right, on its day."""

    kind: RightStepKind
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A right as the fold reads it.

    `cut` is the day on which a decision it rests on was taken back or ended; `over` the last day of such a decision,
    or of its holder here.
    """

    starts: date
    steps: Sequence[RightDone] = ()
    cut: date | None = None
    over: date | None = None

    @property
    def ended(self) -> date | None:
        """The last day on which it counted, if it is over."""
        days = [one for one in (self._by_step, self.cut, self.over) if one is not None]
        return min(days) if days else None

    @property
    def _by_step(self) -> date | None:
        return next((one.day for one in self.steps if one.kind is K.ENDED), None)

    def is_over(self, day: date) -> bool:
        """Whether it has ended, seen on the day: at once where somebody ended it, else after its last day."""
        ended = [one for one in (self._by_step, self.cut) if one is not None]
        return any(one <= day for one in ended) or (self.over is not None and self.over < day)

    @property
    def removed(self) -> date | None:
        """The day on which somebody showed that it is gone on the platform."""
        return next((one.day for one in self.steps if one.kind is K.REMOVED), None)

    @property
    def suspended(self) -> bool:
        """Whether it is stopped for a time, as things stand."""
        last = [one.kind for one in self.steps if one.kind in {K.SUSPENDED, K.LIFTED}]
        return bool(last) and last[-1] is K.SUSPENDED

    def spans(self) -> list[tuple[date, date | None]]:
        """The days on which it could be used, first and last of each span; None: until today and on.

        A day on which it was stopped, ended or taken up again counts: for a part of it, it could be used.
        """
        found: list[tuple[date, date | None]] = []
        begun: date | None = self.starts
        for one in self.steps:
            if one.kind is K.SUSPENDED and begun is not None:
                found.append((begun, one.day))
                begun = None
            elif one.kind is K.LIFTED and begun is None:
                begun = one.day
        if begun is not None:
            found.append((begun, None))
        end = self.ended
        if end is None:
            return found
        return [(first, end if last is None else min(last, end)) for first, last in found if first <= end]

    def could_on(self, day: date) -> bool:
        """Whether it could be used at any time of that day."""
        return any(first <= day and (last is None or day <= last) for first, last in self.spans())

    def state(self, day: date) -> RightState:
        """Where it stands, seen on the day."""
        if self.is_over(day):
            return RightState.ENDED if self.removed is None else RightState.REMOVED
        return RightState.SUSPENDED if self.suspended else RightState.ACTIVE


def identity_for(page: str, right: PostingRight) -> str:
    """What leave is asked for: posting is for the page itself, so that leave to watch it is never leave to post."""
    return page if right is PostingRight.POST else f"{page}, {right}"
