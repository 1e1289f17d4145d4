"""Where a right to post stands, purely: on which days somebody could use it, and whether it is gone where it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from bailiwick.apps.sites.models import PostingRight, RightState, RightStepKind

K = RightStepKind


class Moment(NamedTuple):
    """When something was done, and on which day that was where the agency is."""

    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class RightDone:
    """One step about a right, in its moment."""

    kind: RightStepKind
    when: Moment

    @property
    def day(self) -> date:
        """Its day."""
        return self.when.day


@dataclass(frozen=True, slots=True)
class Taken:
    """The page of a right in others' hands: reported when, and over since when, if it is.

    `mistaken`: it was nothing of the sort, so that what it stopped goes on without anybody.
    """

    reported: Moment
    over: Moment | None = None
    mistaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A right as the fold reads it.

    `cut` is the day on which a decision it rests on was taken back or ended; `over` the last day of such a decision,
    or of its holder here.
    """

    starts: date
    steps: Sequence[RightDone] = ()
    taken: Sequence[Taken] = ()
    """What others had the page in their hands since it was given: each stops it until somebody takes it up again."""
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
        """Whether it is stopped for a time, as things stand: by somebody, or with its page."""
        return self.stopped or bool(self.held)

    @property
    def stopped(self) -> bool:
        """Whether somebody has stopped this right itself for a time."""
        last = [one.kind for one in self.steps if one.kind in {K.SUSPENDED, K.LIFTED}]
        return bool(last) and last[-1] is K.SUSPENDED

    @property
    def held(self) -> Sequence[Taken]:
        """What stops it with its page, as things stand: somebody has to take it up again once the page is ours."""
        lifts = [one.when.at for one in self.steps if one.kind is K.LIFTED]
        return [
            one
            for one in self.taken
            if one.over is None or not (one.mistaken or any(one.over.at <= at for at in lifts))
        ]

    @property
    def not_ours(self) -> bool:
        """Whether its page is in others' hands: until that is over nobody takes it up again."""
        return any(one.over is None for one in self.held)

    def _turns(self) -> Iterator[tuple[date, bool]]:
        """Each moment at which it may have been stopped or gone on: its day, and whether it is stopped from then on."""
        moments = [one.when for one in self.steps if one.kind in {K.SUSPENDED, K.LIFTED}]
        moments += [one.reported for one in self.taken]
        moments += [one.over for one in self.taken if one.over is not None and one.mistaken]
        for moment in sorted(moments, key=lambda one: one.at):
            yield moment.day, self._then(moment.at).suspended

    def _then(self, at: datetime) -> Given:
        """The same as it stood in a moment."""
        taken = [
            one if one.over is None or one.over.at <= at else replace(one, over=None)
            for one in self.taken
            if one.reported.at <= at
        ]
        return replace(self, steps=[one for one in self.steps if one.when.at <= at], taken=taken)

    def spans(self) -> list[tuple[date, date | None]]:
        """The days on which it could be used, first and last of each span; None: until today and on.

        A day on which it was stopped, ended or taken up again counts: for a part of it, it could be used.
        """
        found: list[tuple[date, date | None]] = []
        begun: date | None = self.starts
        for day, stopped in self._turns():
            if stopped and begun is not None:
                found.append((begun, day))
                begun = None
            elif not stopped and begun is None:
                begun = day
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
