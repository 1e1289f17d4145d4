"""Plans of random looks: proposed by who leads, let by the next level, drawn by the system."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.monitoring import drawn
from bailiwick.apps.conduct.models.monitoring import (
    Draw,
    DrawRow,
    Program,
    ProgramState,
    ProgramStep,
    ProgramStepKind,
)
from bailiwick.apps.conduct.selectors.monitoring import (
    Allowed,
    leads,
    next_level,
    pool_of,
    programs_seen,
    purposes_for,
    state_of,
)
from bailiwick.apps.conduct.services.helping import day_of, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import say

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a plan says: whose staff, for which purpose (`policy/purpose`), by what authority and method, how many."""

    unit: UUID
    purpose: str
    size: int
    authority: str
    method: str


@act("conduct.monitoring.propose", say("proposed a plan of random looks"))
def propose(doing: Doing, plan: Plan) -> Program:
    """Propose a plan for the people somebody leads; nothing is drawn until the next level lets it (pd/V.B.1.s2)."""
    day = day_of(doing)
    if doing.actor.identity is None or not leads(doing.actor.identity, plan.unit, day):
        raise RefusedError(
            "Only who leads these people can propose this.",
            reason="not-leading",
            remedy="Ask their supervisor or commander.",
        )
    allowed_for(plan.unit, plan.purpose, doing)
    if not 1 <= plan.size <= MOST:
        raise ConductError(f"Between 1 and {MOST} are drawn.", field="size", remedy="Give a number.")
    row: Program = Program.objects.create(
        unit_id=plan.unit,
        purpose=plan.purpose,
        authority=text_of(plan.authority, "authority", lacking="Nobody has said by what authority."),
        method=text_of(plan.method, "method", lacking="Nobody has said how it is looked."),
        size=plan.size,
        proposer_id=me(doing),
        at=doing.at,
    )
    doing.about("program", row.pk)
    doing.record(unit=plan.unit, purpose=plan.purpose, size=plan.size)
    return row


def allowed_for(unit: UUID, purpose: str, doing: Doing) -> Allowed:
    """The purpose, as a policy of the unit allows it that day. Refuses every other."""
    offered = {one.code: one for one in purposes_for(unit, day_of(doing))}
    if purpose not in offered:
        raise _not_for_this(any_at_all=bool(offered))
    return offered[purpose]


def _not_for_this(*, any_at_all: bool) -> RefusedError:
    """Why a purpose is not taken: none is, where nothing is drawn, or another is."""
    if not any_at_all:
        return RefusedError(
            "No random looks are drawn under the policies here.",
            reason="no-looks-here",
            remedy="The policy steward can say what the unit has chosen, and why.",
        )
    return RefusedError(
        "Random looks are not for this. The policy names what they are for, and nothing else.",
        reason="purpose-not-allowed",
        remedy="Choose one of its purposes, or do without a look.",
    )


def of_plan(doing: Doing, identity: UUID | None) -> Program:
    """The plan, alone until the act ends. Refused to whoever does not read it, be it there or not (nmpd/II.s2)."""
    doing.about("program", identity or "")
    rows = programs_seen(doing.actor, day_of(doing))
    found = rows.filter(pk=identity).first() if identity else None
    if found is None:
        raise RefusedError(
            "Nobody is looked at without a plan on record.",
            reason="no-program",
            remedy="Propose one, and have it let by whom you answer to.",
        )
    Program.objects.select_for_update().get(pk=found.pk)
    return found


def in_state(program: Program, state: ProgramState) -> None:
    """Refuse what cannot be done where the plan stands."""
    if state_of(program) is not state:
        raise RefusedError(
            "This cannot be done where the plan stands now.",
            reason="not-now",
            remedy="Look at the plan as it is now.",
        )


def require_next_level(doing: Doing, program: Program) -> None:
    """Refuse whoever is not the one that the proposer answers to."""
    if next_level(program.proposer_id, day_of(doing)) != doing.actor.identity:
        raise RefusedError(
            "This is for whom the proposer answers to.",
            reason="not-next-level",
            remedy="Tell them that it waits.",
        )


def require_proposer(doing: Doing, program: Program) -> None:
    """Refuse whoever did not propose the plan, and who no longer leads these people."""
    who = doing.actor.identity
    if who != program.proposer_id or not leads(program.proposer_id, program.unit_id, day_of(doing)):
        raise RefusedError(
            "This is for whoever proposed the plan, while they lead these people.",
            reason="not-proposer",
            remedy="Propose a plan of your own.",
        )


@act("conduct.monitoring.decide", say("decided about a plan of random looks"))
def decide(doing: Doing, identity: UUID, *, yes: bool, words: str = "") -> ProgramStep:
    """Let a plan be carried out, or not; whoever proposed it never decides."""
    program = of_plan(doing, identity)
    require_next_level(doing, program)
    in_state(program, ProgramState.PLANNED)
    lacking = "" if yes else "Nobody has said why not."
    kind = ProgramStepKind.APPROVED if yes else ProgramStepKind.DECLINED
    return _step(doing, program, kind, text_of(words, lacking=lacking))


@act("conduct.monitoring.end", say("ended a plan of random looks"))
def end_program(doing: Doing, identity: UUID, words: str) -> ProgramStep:
    """End a plan: nothing more is drawn under it; what was drawn is gone through."""
    program = of_plan(doing, identity)
    if doing.actor.identity != program.proposer_id:
        require_next_level(doing, program)
    in_state(program, ProgramState.APPROVED)
    return _step(doing, program, ProgramStepKind.ENDED, text_of(words, lacking="Nobody has said why."))


def _step(doing: Doing, program: Program, kind: ProgramStepKind, words: str) -> ProgramStep:
    doing.record(step=kind)
    made: ProgramStep = ProgramStep.objects.create(
        program=program, kind=kind, by_id=me(doing), words=words, at=doing.at
    )
    return made


@act("conduct.monitoring.draw", say("had people drawn at random"))
def draw(doing: Doing, identity: UUID | None) -> Draw:
    """Draw whose public postings are looked at: by a seed that is kept, without whom law or contract bars.

    The entry names nobody: who was drawn reads of it when the draw is closed.
    """
    program = of_plan(doing, identity)
    require_proposer(doing, program)
    in_state(program, ProgramState.APPROVED)
    allowed = allowed_for(program.unit_id, program.purpose, doing)
    pool = pool_of(program, allowed, day_of(doing))
    free = [one.person for one in pool if not one.left_out]
    if not free:
        raise ConductError("Nobody is left to draw.", remedy="Look at who is left out, and why.")
    row: Draw = Draw.objects.create(program=program, seed=secrets.token_hex(32), by_id=me(doing), at=doing.at)
    chosen = {who: place for place, who in enumerate(drawn(row.seed, free, program.size), start=1)}
    DrawRow.objects.bulk_create(
        DrawRow(
            draw=row,
            person_id=one.person,
            unit_id=one.unit,
            place=chosen.get(one.person),
            left_out=one.left_out[:240],
        )
        for one in pool
    )
    doing.about("draw", row.pk)
    doing.record(
        program=program.pk,
        purpose=program.purpose,
        pool=digest_of(sorted(map(str, free))),
        drawn=len(chosen),
        left_out=len(pool) - len(free),
    )
    return row
