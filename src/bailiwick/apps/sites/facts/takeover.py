"""What is to be done about a page that is not in our hands, by when, and how far it has come: pure (WF-TAKEOVER)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bailiwick.apps.sites.models import Deed, Ending, Harm, TakeOverState


class Phase(StrEnum):
    """How soon a step is called for."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One step of the checklist: for which harm, whose move it is, how soon after the report."""

    id: str
    of: frozenset[Harm]
    phase: Phase
    who: str
    within: timedelta
    says: str


@dataclass(frozen=True, slots=True)
class Did:
    """One deed as the fold reads it."""

    kind: Deed
    item: str
    ending: str = ""


def tasks_of(tasks: Iterable[Task], harm: Harm) -> list[Task]:
    """The checklist of one harm, in the order of its hours."""
    return sorted((one for one in tasks if harm in one.of), key=lambda one: one.within)


def settled(deeds: Iterable[Did]) -> frozenset[str]:
    """The steps that are done, or of which somebody said why they are not needed."""
    return frozenset(one.item for one in deeds if one.kind in {Deed.DONE, Deed.NOT_NEEDED})


def ending_of(deeds: Iterable[Did]) -> Ending | None:
    """How it came out; None while it lasts."""
    return next(reversed([Ending(one.ending) for one in deeds if one.kind is Deed.ENDED]), None)


def standing_of(tasks: Sequence[Task], deeds: Sequence[Did]) -> TakeOverState:
    """How far it has come. What was mistaken needs nothing more."""
    done, ending = settled(deeds), ending_of(deeds)
    open_tasks = [one for one in tasks if one.id not in done]
    if ending is Ending.MISTAKEN or (ending and not open_tasks):
        return TakeOverState.REVIEWED
    if ending:
        return TakeOverState.RECOVERED
    contained = all(one.phase is not Phase.MINUTES for one in open_tasks)
    return TakeOverState.CONTAINED if contained else TakeOverState.REPORTED


def is_overdue(task: Task, begun: datetime, now: datetime) -> bool:
    """Whether its hour is over."""
    return begun + task.within < now
