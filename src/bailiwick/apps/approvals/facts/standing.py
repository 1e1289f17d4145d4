"""Where a request stands: a pure function of its way and its steps, and whose move it is (spec: workflows, WF-REF).

Nothing else in the room decides about states: services ask `may_follow`, pages show what `standing` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.approvals.facts.way import Level, Way
from bailiwick.apps.approvals.models import OPEN, Capacity, State, StepKind

K, S = StepKind, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One step as the fold reads it."""

    kind: StepKind
    at: datetime
    by: UUID | None = None
    capacity: Capacity = Capacity.ASKER
    role: str = ""
    about: UUID | None = None
    words: str = ""
    day: date | None = None
    until: date | None = None
    form: str = ""
    number: int = 0


class Whose(Enum):
    """Whose move it is."""

    ASKER = "asker"
    VOICE = "voice"
    LEVEL = "level"
    DECIDER = "decider"
    CUSTODIAN = "custodian"
    READER = "reader"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a request stands after its steps. `since` is when the move became theirs whose it is.

    `waits` are the spans in which somebody at the agency had the move; while a question is open the clock stands.
    """

    state: State
    whose: Whose
    since: datetime
    way: Way
    heard: Mapping[str, bool] = field(default_factory=dict)
    """Roles that were heard, and whether they had something to say."""
    passed: int = 0
    """Levels of the chain that have acted or were passed over."""
    question: Done | None = None
    decided: Done | None = None
    due: date | None = None
    ordered: bool = False
    """It was the Chief who ordered it off."""
    efforts: int = 0
    copy: datetime | None = None
    fits: datetime | None = None
    read: bool = False
    changed: Done | None = None
    reminded: datetime | None = None
    waits: tuple[tuple[datetime, datetime], ...] = ()
    assents: frozenset[UUID] = frozenset()
    """Those who have said yes to a power that several hold only together."""

    @property
    def level(self) -> Level | None:
        """The level that has it now."""
        levels = self.way.levels
        return levels[self.passed] if self.state is S.IN_CHAIN and self.passed < len(levels) else None

    @property
    def unheard(self) -> tuple[str, ...]:
        """Roles that have not been heard yet."""
        return tuple(one.role for one in self.way.voices if one.role not in self.heard)

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state in OPEN


BEFORE = frozenset({K.QUESTION, K.CALLED_OFF, K.LAPSED, K.ENDED, K.REMINDED})
_LIFE: Mapping[State, Mapping[StepKind, State]] = MappingProxyType(
    {
        S.IN_FORCE: {
            K.COPY_KEPT: S.IN_FORCE,
            K.STILL_FITS: S.IN_FORCE,
            K.EFFORT: S.IN_FORCE,
            K.REMINDED: S.IN_FORCE,
            K.CHANGE_SEEN: S.CHANGED,
            K.NO_LONGER_FITS: S.REMOVAL_DUE,
            K.REMOVAL_ORDERED: S.REMOVAL_DUE,
            K.WITHDRAWN: S.WITHDRAWN,
            K.RAN_OUT: S.RAN_OUT,
            K.ENDED: S.ENDED,
            K.REPLACED: S.REPLACED,
        },
        S.CHANGED: {
            K.COPY_KEPT: S.CHANGED,
            K.REMINDED: S.CHANGED,
            K.CHANGE_DOES_NOT_MATTER: S.IN_FORCE,
            K.AGAIN_REFUSED: S.REMOVAL_DUE,
            K.NO_LONGER_FITS: S.REMOVAL_DUE,
            K.REMOVAL_ORDERED: S.REMOVAL_DUE,
            K.REPLACED: S.REPLACED,
            K.WITHDRAWN: S.WITHDRAWN,
            K.RAN_OUT: S.RAN_OUT,
            K.ENDED: S.ENDED,
        },
        S.REMOVAL_DUE: {
            K.EFFORT: S.REMOVAL_DUE,
            K.REMINDED: S.REMOVAL_DUE,
            K.REMOVAL_ORDERED: S.REMOVAL_DUE,
            K.REMOVED: S.REMOVED,
            K.BEYOND_CONTROL: S.BEYOND_CONTROL,
        },
        S.BEYOND_CONTROL: {K.EFFORT: S.BEYOND_CONTROL, K.REMOVED: S.REMOVED, K.CLOSED: S.CLOSED},
        S.REMOVED: {K.CLOSED: S.CLOSED},
        S.WITHDRAWN: {K.REMOVED: S.REMOVED},
        S.DIRECT: {
            K.READ: S.DIRECT,
            K.REMINDED: S.DIRECT,
            K.WITHDRAWN: S.WITHDRAWN,
            K.RAN_OUT: S.RAN_OUT,
            K.ENDED: S.ENDED,
        },
    }
)
"""What may follow a yes, and where it leads. A state that is not here is the end."""
_ENDS_IT: Mapping[StepKind, State] = MappingProxyType(
    {
        K.CALLED_OFF: S.CALLED_OFF,
        K.LAPSED: S.LAPSED,
        K.ENDED: S.ENDED,
        K.APPROVED: S.IN_FORCE,
        K.SENT_BACK: S.SENT_BACK,
    }
)
_WHOSE: Mapping[State, Whose] = MappingProxyType(
    {
        S.HEARING: Whose.VOICE,
        S.IN_CHAIN: Whose.LEVEL,
        S.WITH_DECIDER: Whose.DECIDER,
        S.MORE_INFO: Whose.ASKER,
        S.CHANGED: Whose.ASKER,
        S.REMOVAL_DUE: Whose.ASKER,
        S.REMOVED: Whose.CUSTODIAN,
        S.BEYOND_CONTROL: Whose.CUSTODIAN,
        S.DIRECT: Whose.READER,
    }
)


def may_follow(standing: Standing | None) -> frozenset[StepKind]:
    """The steps that somebody could take next, whoever that is. None: nothing was asked yet."""
    if standing is None:
        return frozenset({K.ASKED, K.ISSUED, K.DIRECT})
    before: Mapping[State, frozenset[StepKind]] = {
        S.HEARING: BEFORE | {K.HEARD, K.DECLINED},
        S.IN_CHAIN: BEFORE | {K.ENDORSED, K.SKIPPED},
        S.WITH_DECIDER: BEFORE | {K.ASSENTED, K.APPROVED, K.SENT_BACK},
        S.MORE_INFO: frozenset({K.ANSWER, K.CALLED_OFF, K.LAPSED, K.ENDED, K.REMINDED}),
    }
    if standing.state in before:
        return before[standing.state]
    return frozenset(_LIFE.get(standing.state, ()))


def standing_of(way: Way, steps: Iterable[Done]) -> Standing:
    """Fold the steps, in their order. Raises ValueError for a step that may not follow: such a history is not ours."""
    now: Standing | None = None
    for step in steps:
        if step.kind not in may_follow(now):
            raise ValueError(f"'{step.kind}' may not follow {now.state if now else 'nothing'}")
        now = _begun(way, step) if now is None else _after(now, step)
    if now is None:
        raise ValueError("a request begins with a step")
    return now


def _begun(way: Way, step: Done) -> Standing:
    if step.kind is K.ISSUED:
        return Standing(state=S.IN_FORCE, whose=Whose.NOBODY, since=step.at, way=way, decided=step)
    if step.kind is K.DIRECT:
        return Standing(state=S.DIRECT, whose=Whose.READER, since=step.at, way=way, decided=step)
    return _placed(Standing(state=S.HEARING, whose=Whose.VOICE, since=step.at, way=way))


def _placed(now: Standing) -> Standing:
    """Before the decision: with those still to be heard, else with the next level, else with whoever decides."""
    state = S.WITH_DECIDER
    if now.unheard:
        state = S.HEARING
    elif now.passed < len(now.way.levels):
        state = S.IN_CHAIN
    return replace(now, state=state, whose=_WHOSE[state], question=None)


def _after(now: Standing, step: Done) -> Standing:
    noted = _noted(now, step)
    if step.kind in {K.REMINDED, K.COPY_KEPT, K.STILL_FITS, K.EFFORT, K.READ, K.ASSENTED}:
        return replace(noted, whose=Whose.NOBODY) if step.kind is K.READ else noted
    waited = (*noted.waits, (noted.since, step.at)) if noted.state is not S.MORE_INFO else noted.waits
    noted = replace(noted, since=step.at, waits=waited if now.is_open else ())
    if step.kind is K.QUESTION:
        return replace(noted, state=S.MORE_INFO, whose=Whose.ASKER, question=step)
    if step.kind in {K.HEARD, K.DECLINED, K.ENDORSED, K.SKIPPED, K.ANSWER}:
        placed = _placed(noted)
        # The clock of a level or of whoever decides begins anew with them, and goes on after an answer.
        return placed if step.kind is K.ANSWER else replace(placed, waits=())
    state = _ENDS_IT[step.kind] if now.is_open else _LIFE[now.state][step.kind]
    return replace(noted, state=state, whose=_WHOSE.get(state, Whose.NOBODY), question=None)


def _noted(now: Standing, step: Done) -> Standing:
    """What a step adds to what is known, whatever it does to the state."""
    note = _NOTES.get(step.kind)
    return note(now, step) if note else now


_NOTES: Mapping[StepKind, Callable[[Standing, Done], Standing]] = MappingProxyType(
    {
        K.HEARD: lambda now, step: replace(now, heard={**now.heard, step.role: True}),
        K.DECLINED: lambda now, step: replace(now, heard={**now.heard, step.role: False}),
        K.ENDORSED: lambda now, _: replace(now, passed=now.passed + 1),
        K.SKIPPED: lambda now, _: replace(now, passed=now.passed + 1),
        K.ASSENTED: lambda now, step: replace(
            now, assents=now.assents | {step.by} if step.by else now.assents
        ),
        K.APPROVED: lambda now, step: replace(now, decided=step),
        K.SENT_BACK: lambda now, step: replace(now, decided=step),
        K.COPY_KEPT: lambda now, step: replace(now, copy=step.at),
        K.STILL_FITS: lambda now, step: replace(now, fits=step.at),
        K.READ: lambda now, _: replace(now, read=True),
        K.CHANGE_SEEN: lambda now, step: replace(now, changed=step),
        K.CHANGE_DOES_NOT_MATTER: lambda now, _: replace(now, changed=None),
        K.EFFORT: lambda now, _: replace(now, efforts=now.efforts + 1),
        K.REMOVAL_ORDERED: lambda now, step: replace(now, due=step.day, ordered=True),
        K.REMINDED: lambda now, step: replace(now, reminded=step.at),
    }
)


def spans(now: Standing, at: datetime) -> Sequence[tuple[datetime, datetime]]:
    """The spans for which whoever has the move has had it, up to `at`; none runs while a question is open."""
    return now.waits if now.state is S.MORE_INFO else (*now.waits, (now.since, at))
