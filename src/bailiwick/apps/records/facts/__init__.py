"""Where a demand stands, purely: from its steps, and whether a hold covers what is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.records.models import State, StepKind

_LEADS_TO = {
    StepKind.SEARCHED: State.SEARCHED,
    StepKind.LEFT_OUT: State.SEARCHED,
    StepKind.PUT_BACK: State.SEARCHED,
    StepKind.EXPORTED: State.EXPORTED,
    StepKind.HANDED_OVER: State.HANDED_OVER,
    StepKind.CLOSED: State.CLOSED,
}
ANSWERED = frozenset({State.HANDED_OVER, State.CLOSED})
"""Nothing is due any more."""


@dataclass(frozen=True, slots=True)
class Done:
    """A step as it is folded: what was done, to which thing that was found, and why."""

    kind: StepKind
    thing: str = ""
    words: str = ""


def state_of(done: Iterable[Done]) -> State:
    """Where a demand stands after those steps. What is chosen after an export asks for another."""
    state = State.RECEIVED
    for one in done:
        state = _LEADS_TO.get(one.kind, state)
    return state


def left_out(done: Iterable[Done]) -> dict[str, str]:
    """What is left out after those steps, with the reason for each."""
    found: dict[str, str] = {}
    for one in done:
        if one.kind is StepKind.LEFT_OUT:
            found[one.thing] = one.words
        elif one.kind is StepKind.PUT_BACK:
            found.pop(one.thing, None)
    return found


def covers(hold: Scope, asked: Scope) -> bool:
    """Whether a hold takes all that is asked for: each dimension is left open, or names all that is asked and more."""
    return (
        hold.has_dimensions
        and (not hold.people or (bool(asked.people) and asked.people <= hold.people))
        and (not hold.sites or (bool(asked.sites) and asked.sites <= hold.sites))
        and (hold.since is None or (asked.since is not None and hold.since <= asked.since))
        and (hold.until is None or (asked.until is not None and asked.until <= hold.until))
        and (not hold.words or (bool(asked.words) and _alike(asked.words) <= _alike(hold.words)))
    )


def _alike(words: Iterable[str]) -> set[str]:
    return {" ".join(one.casefold().split()) for one in words}
