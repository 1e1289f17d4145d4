"""Random looks by arithmetic alone: who is drawn by a seed, where a plan and a draw stand, who is left out and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256
from uuid import UUID

from bailiwick.apps.conduct.models.monitoring import DrawState, ProgramState, ProgramStepKind
from bailiwick.policy.exemption import Exemption

_AFTER = {
    ProgramStepKind.APPROVED: ProgramState.APPROVED,
    ProgramStepKind.DECLINED: ProgramState.DECLINED,
    ProgramStepKind.ENDED: ProgramState.ENDED,
}


def drawn(seed: str, pool: Iterable[UUID], size: int) -> list[UUID]:
    """Who of a pool is drawn: the same seed and pool draw the same people, in whatever order the pool is given."""
    return sorted(pool, key=lambda one: sha256(f"{seed}:{one}".encode()).digest())[:size]


def program_state(steps: Iterable[ProgramStepKind]) -> ProgramState:
    """Where a plan stands after those steps. That it was handed on changes nothing of that."""
    state = ProgramState.PLANNED
    for kind in steps:
        state = _AFTER.get(kind, state)
    return state


def draw_state(
    who: Collection[UUID], looked: Collection[UUID], done: Collection[UUID], *, closed: bool
) -> DrawState:
    """Where a draw stands: who was drawn, whose postings were looked at, of whom it is said what came of it."""
    if closed:
        return DrawState.CLOSED
    if set(who) <= set(done):
        return DrawState.REPORTED
    return DrawState.LOOKED if looked else DrawState.DRAWN


def barred_by(
    exemptions: Iterable[Exemption], clause: str, choices: dict[str, str], groups: Collection[str]
) -> str:
    """The law or contract that sets a clause aside for somebody of these units, as it is cited; empty where none does.

    What asks about anything besides the unit is taken to bar: whoever is left out is wronged by nobody.
    """
    for one in exemptions:
        if not one.reaches(clause, choices):
            continue
        asked = [set(line.one_of) for line in one.when if line.path == "person.unit"]
        if one.unit:
            asked.append({one.unit})
        if all(names & set(groups) for names in asked):
            return one.source
    return ""
