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
    next_level_of,
    pool_of,
    programs_seen,
    purposes_for,
    state_of,
    viewer_of,
)
from bailiwick.apps.conduct.selectors.people import next_level
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
    """Refuse whoever is not the one that the viewer answers to."""
    if next_level_of(program, day_of(doing)) != doing.actor.identity:
        raise RefusedError(
            "This is for whom the one who looks answers to.",
            reason="not-next-level",
            remedy="Tell them that it waits.",
        )


def require_viewer(doing: Doing, program: Program) -> None:
    """Refuse whoever neither proposed the plan nor was handed it, and who no longer leads these people."""
    who = doing.actor.identity
    if who is None or who != viewer_of(program) or not leads(who, program.unit_id, day_of(doing)):
        raise RefusedError(
            "This is for whoever proposed the plan, or was handed it, while they lead these people.",
            reason="not-viewer",
            remedy="Propose a plan of your own, or have the next level hand it on to you.",
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
    if doing.actor.identity != viewer_of(program):
        require_next_level(doing, program)
    in_state(program, ProgramState.APPROVED)
    return _step(doing, program, ProgramStepKind.ENDED, text_of(words, lacking="Nobody has said why."))


@act("conduct.monitoring.hand-on", say("handed a plan of random looks on"))
def hand_on_looks(doing: Doing, identity: UUID, *, to: UUID, words: str) -> ProgramStep:
    """Have somebody else look from now on: who leads these people too, and was not drawn. The next level says whom."""
    program = of_plan(doing, identity)
    require_next_level(doing, program)
    open_ = Draw.objects.filter(program=program, end=None)
    if state_of(program) is not ProgramState.APPROVED and not open_.exists():
        raise ConductError("Nothing is left to look at under this plan.", remedy="Look at the plan again.")
    day = day_of(doing)
    above = next_level(to, program.unit_id, day)
    drawn_now = set(DrawRow.objects.filter(draw__in=open_, place__gt=0).values_list("person_id", flat=True))
    if (
        not leads(to, program.unit_id, day)
        or to in {me(doing), viewer_of(program)}
        or above is None
        or drawn_now & {to, above}
    ):
        raise ConductError(
            "They cannot look under this plan.",
            field="to",
            remedy="Choose somebody else who leads these people, who was not drawn and answers to somebody.",
        )
    why = text_of(words, lacking="Nobody has said why it goes on.")
    return _step(doing, program, ProgramStepKind.HANDED_ON, why, to=to)


def _step(
    doing: Doing, program: Program, kind: ProgramStepKind, words: str, to: UUID | None = None
) -> ProgramStep:
    doing.record(step=kind)
    made: ProgramStep = ProgramStep.objects.create(
        program=program, kind=kind, by_id=me(doing), words=words, to_id=to, at=doing.at
    )
    return made


def _require_at_random(program: Program, number: int) -> None:
    """Raise ConductError for another throw before the last is gone through, and for a draw of everybody."""
    if Draw.objects.filter(program=program, end=None).exists():
        raise ConductError(
            "The last draw under this plan is not closed.",
            remedy="Go through it first. Whom it names cannot be changed by another.",
        )
    if number <= program.size:
        raise ConductError(
            f"{number} people can be drawn here. To draw {program.size} would be to look at everybody.",
            remedy="Propose a plan that draws fewer, or for more people.",
        )


@act("conduct.monitoring.draw", say("had people drawn at random"))
def draw(doing: Doing, identity: UUID | None) -> Draw:
    """Draw whose public postings are looked at: by a seed that is kept, without whom law or contract bars.

    The entry names nobody: who was drawn reads of it when the draw is closed.
    """
    program = of_plan(doing, identity)
    require_viewer(doing, program)
    in_state(program, ProgramState.APPROVED)
    allowed = allowed_for(program.unit_id, program.purpose, doing)
    pool = pool_of(program, allowed, day_of(doing))
    free = [one.person for one in pool if not one.left_out]
    _require_at_random(program, len(free))
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
