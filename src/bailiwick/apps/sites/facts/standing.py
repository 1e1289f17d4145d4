"""Where a site stands: a pure function of its steps, of what was decided, and of the day (WF-SITE, WF-RETIRE)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.sites.facts.entry import Entry, read_sets
from bailiwick.apps.sites.models import Aim, Item, Stage, State, StepKind
from bailiwick.kernel.periods import Period

K = StepKind
UNTOUCHED = Period.parse("P6M")
"""After so long without a touch an entry is under review by itself."""
IN_FORCE = frozenset({Decided.IN_FORCE, Decided.REPLACED})
OVER = frozenset({Decided.WITHDRAWN, Decided.RAN_OUT, Decided.ENDED})
NO = frozenset({Decided.SENT_BACK, Decided.LAPSED})
_STAGES: Mapping[StepKind, Stage] = MappingProxyType(
    {
        K.DRAFTED: Stage.DRAFT,
        K.REFERRED: Stage.DRAFT,
        K.FOUND: Stage.UNREGISTERED,
        K.IMPORTED: Stage.LIVE,
        K.SUBMITTED: Stage.ASKED,
        K.CALLED_OFF: Stage.CALLED_OFF,
        K.SETTING_UP: Stage.SET_UP,
        K.LIVE: Stage.LIVE,
        K.CLOSURE_ORDERED: Stage.CLOSING,
        K.CLOSED: Stage.CLOSED,
        K.ARCHIVED: Stage.ARCHIVED,
    }
)
BY_STAGE: Mapping[Stage, State] = MappingProxyType(
    {
        Stage.DRAFT: State.DRAFT,
        Stage.CALLED_OFF: State.WITHDRAWN,
        Stage.SET_UP: State.SET_UP,
        Stage.CLOSING: State.CLOSING,
        Stage.CLOSED: State.CLOSED,
        Stage.ARCHIVED: State.ARCHIVED,
    }
)
_NO_TOUCH = frozenset({K.FOUND, K.IMPORTED, K.REFERRED})
_REVIEWS = frozenset({K.REVIEWED, K.LIVE})
_OLDER = frozenset({K.IMPORTED, K.FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One step as the fold reads it."""

    kind: StepKind
    at: datetime
    day: date
    """The day of it, where the agency is."""
    by: UUID | None = None
    item: str = ""
    words: str = ""
    sets: str = "{}"


@dataclass(frozen=True, slots=True)
class Asking:
    """One request about a site, and where it stands in the room approvals."""

    request: UUID
    power: str
    aim: Aim
    state: Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the steps of a site come to."""

    stage: Stage = Stage.DRAFT
    entry: Entry = field(default_factory=Entry)
    items: Mapping[Item, Done] = field(default_factory=dict)
    done: Mapping[StepKind, Done] = field(default_factory=dict)
    """The last step of each kind."""
    touched: datetime | None = None
    reviewed: date | None = None
    older: bool = False
    """It was there before its entry."""

    def item_open(self, item: Item) -> bool:
        """Whether somebody has still to see to it."""
        last = self.items.get(item)
        return last is None or last.kind is K.ITEM_OPENED


def standing_of(steps: Iterable[Done]) -> Standing:
    """Fold the steps, in their order."""
    standing = Standing()
    for step in steps:
        standing = _after(standing, step)
    return standing


@dataclass(frozen=True, slots=True)
class Marks:
    """What a state is read off besides the stage, the requests and the day: it changes with a step alone."""

    older: bool
    reviewed_on: date | None
    stale_on: date | None
    """The first day on which nobody has touched the entry for six months; None where nobody ever has."""


def marks_of(standing: Standing) -> Marks:
    """The marks of a site, as its place keeps them to be looked up."""
    touched = standing.touched
    return Marks(
        standing.older, standing.reviewed, None if touched is None else UNTOUCHED.after(touched.date())
    )


def _after(before: Standing, step: Done) -> Standing:
    items = dict(before.items)
    if step.item:
        items[Item(step.item)] = step
    return replace(
        before,
        stage=_stage(before, step),
        entry=before.entry.with_(read_sets(step.sets)),
        items=items,
        done={**before.done, step.kind: step},
        touched=before.touched if step.kind in _NO_TOUCH or step.by is None else step.at,
        reviewed=step.day if step.kind in _REVIEWS else before.reviewed,
        older=before.older or step.kind in _OLDER,
    )


def _stage(before: Standing, step: Done) -> Stage:
    if step.kind is K.SUBMITTED and before.stage is Stage.LIVE:
        # A page older than its entry is asked for while it is there.
        return Stage.LIVE
    return _STAGES.get(step.kind, before.stage)


def state_of(standing: Standing, asked: Sequence[Asking], day: date) -> State:
    """Where it stands on the day."""
    decided = decision_of(asked)
    if standing.stage in BY_STAGE:
        return BY_STAGE[standing.stage]
    if standing.stage is Stage.LIVE:
        return _live(standing, decided, day)
    if standing.stage is Stage.UNREGISTERED and decided is None:
        return State.UNAPPROVED
    return decided or State.IN_REVIEW


def _live(standing: Standing, decided: State | None, day: date) -> State:
    if decided is State.UNAPPROVED or (not standing.older and decided is not State.APPROVED):
        return State.UNAPPROVED
    if standing.older and (decided is not State.APPROVED or standing.reviewed is None):
        return State.UNDER_REVIEW
    return State.UNDER_REVIEW if is_untouched(standing, day) else State.LIVE


def is_untouched(standing: Standing, day: date) -> bool:
    """Whether nobody has touched the entry for six months on that day."""
    stale_on = marks_of(standing).stale_on
    return stale_on is None or stale_on <= day


def decision_of(asked: Sequence[Asking], aim: Aim = Aim.OPEN) -> State | None:
    """What the requests for one aim come to, the last for each power; None where nothing was asked."""
    last = {one.power: one.state for one in asked if one.aim is aim}
    states = set(last.values())
    if not states:
        return None
    if states & OVER:
        return State.UNAPPROVED
    if states & NO:
        return State.REFUSED
    if Decided.CALLED_OFF in states:
        return State.WITHDRAWN
    if states <= IN_FORCE:
        return State.APPROVED
    return State.MORE_INFO if Decided.MORE_INFO in states else State.IN_REVIEW
