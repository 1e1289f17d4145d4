"""Where a profile stands, folded from its steps alone; and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from bailiwick.apps.covert.models import Part, StepKind


class State(StrEnum):
    """Where a profile stands (WF-COVERT, as far as somebody can reach and leave it here)."""

    UNKNOWN = "unknown"
    """No step yet."""
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Standing:
    """A profile's state, and the number of the request for its password that is still open, if one is."""

    state: State = State.UNKNOWN
    asked: int | None = None


_FROM: Mapping[StepKind, frozenset[State]] = MappingProxyType(
    {
        StepKind.SUBMITTED: frozenset({State.UNKNOWN, State.RETURNED}),
        StepKind.RETURNED: frozenset({State.SUBMITTED}),
        StepKind.REGISTERED: frozenset({State.SUBMITTED}),
        **dict.fromkeys(
            (StepKind.CHANGED, StepKind.ASKED, StepKind.HANDED_OVER, StepKind.DISCLOSED),
            frozenset({State.REGISTERED}),
        ),
    }
)
_TO: Mapping[StepKind, State] = MappingProxyType(
    {
        StepKind.SUBMITTED: State.SUBMITTED,
        StepKind.RETURNED: State.RETURNED,
        StepKind.REGISTERED: State.REGISTERED,
    }
)
WHO: Mapping[StepKind, frozenset[Part]] = MappingProxyType(
    {
        StepKind.SUBMITTED: frozenset({Part.MAINTAINER}),
        StepKind.RETURNED: frozenset({Part.COMMANDER}),
        StepKind.REGISTERED: frozenset({Part.COMMANDER}),
        StepKind.CHANGED: frozenset({Part.MAINTAINER}),
        StepKind.ASKED: frozenset({Part.COMMANDER, Part.DESIGNEE}),
        StepKind.HANDED_OVER: frozenset({Part.MAINTAINER}),
        StepKind.DISCLOSED: frozenset({Part.MAINTAINER}),
    }
)
"""Whose step it is: mpd/IV.C.1.a has the Commander alone confirm; IV.C.2.b.i lets a designee ask too."""


def standing_of(kinds: Iterable[StepKind]) -> Standing:
    """Fold the steps, in their order. A step that may not follow is not written (`can_follow`), so none is met."""
    now = Standing()
    for number, kind in enumerate(kinds):
        now = replace(now, state=_TO.get(kind, now.state))
        if kind is StepKind.ASKED:
            now = replace(now, asked=number)
        elif kind is StepKind.HANDED_OVER:
            now = replace(now, asked=None)
    return now


def can_follow(now: Standing, kind: StepKind) -> bool:
    """Whether a step may be taken where a profile stands so. One request is open at a time, and is answered."""
    if kind is StepKind.ASKED and now.asked is not None:
        return False
    if kind is StepKind.HANDED_OVER and now.asked is None:
        return False
    return now.state in _FROM[kind]
