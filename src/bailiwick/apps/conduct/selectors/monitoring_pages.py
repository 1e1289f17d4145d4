"""What the pages of random looks show, and what whoever looks may do there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.conduct.models import Report
from bailiwick.apps.conduct.models.monitoring import (
    Draw,
    DrawRow,
    DrawState,
    LawfulOrder,
    LookAt,
    Outcome,
    Program,
    ProgramState,
    ProgramStep,
)
from bailiwick.apps.conduct.selectors.monitoring import (
    Allowed,
    SeenDraw,
    draw_of,
    leads,
    next_level,
    purposes_for,
    state_of,
)
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.models import Role, Unit
from bailiwick.apps.roster.selectors import roles_of, tree_on

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ProgramPage:
    """A plan, its steps and draws, and what whoever looks may do."""

    row: Program
    state: ProgramState
    purpose: str
    steps: Sequence[ProgramStep]
    draws: Sequence[Draw]
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody drawn: the looks at their postings, orders about them, and what came of it."""

    drawn: DrawRow
    looks: Sequence[LookAt]
    orders: Sequence[LawfulOrder]
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class DrawPage:
    """A draw as whoever looks sees it."""

    seen: SeenDraw
    purpose: str
    lines: Sequence[Line]
    by_unit: Sequence[tuple[str, int, int]]
    """Of each unit: its name, how many were in the pool and how many were drawn."""
    is_same_again: bool
    moves: tuple[str, ...]
    choices: Mapping[str, Choices]


def plan_purposes(units: Iterable[Unit], day: date) -> Choices:
    """The purposes that the policies of any of those units allow, each once."""
    found: dict[str, Allowed] = {one.code: one for unit in units for one in purposes_for(unit.pk, day)}
    return [(code, f"{one.purpose.says} ({one.purpose.clause})") for code, one in found.items()]


def purpose_said(program: Program, day: date) -> str:
    """A plan's purpose in words, where the policy is still worn; else its code."""
    for policy in policies_of(program.unit_id, day):
        for purpose in policy.pack.looks.values():
            if f"{policy.id}/{purpose.id}" == program.purpose:
                return f"{purpose.says} ({purpose.clause})"
    return program.purpose


def program_page(actor: Actor, row: Program, day: date) -> ProgramPage:
    """The page of a plan that whoever looks reads; the caller came through the door (programs_seen)."""
    state, me = state_of(row), actor.identity
    is_next = next_level(row.proposer_id, day) == me
    moves = []
    if state is ProgramState.PLANNED and is_next:
        moves.append("decide")
    if state is ProgramState.APPROVED and me == row.proposer_id and leads(row.proposer_id, row.unit_id, day):
        moves.append("draw")
    if state is ProgramState.APPROVED and (is_next or me == row.proposer_id):
        moves.append("end")
    steps = list(row.steps.select_related("by").order_by("order"))
    draws = list(row.draws.select_related("by").order_by("-at"))
    return ProgramPage(row, state, purpose_said(row, day), steps, draws, tuple(moves))


def draw_page(actor: Actor, identity: UUID, day: date) -> DrawPage | None:
    """The page of a draw; None where whoever looks does not read its plan."""
    seen = draw_of(actor, identity, day)
    if seen is None:
        return None
    program, row, me = seen.row.program, seen.row, actor.identity
    looks = list(row.looks.select_related("by").order_by("at"))
    orders = list(row.orders.select_related("by").order_by("at"))
    came = {one.person_id: one for one in seen.outcomes}
    lines = [
        Line(
            one,
            [look for look in looks if look.person_id == one.person_id],
            [order for order in orders if order.person_id == one.person_id],
            came.get(one.person_id),
        )
        for one in seen.chosen
    ]
    moves: list[str] = []
    open_ = seen.state is not DrawState.CLOSED
    if open_ and me == program.proposer_id and leads(program.proposer_id, program.unit_id, day):
        moves += ["look", *(["came"] if len(came) < len(lines) else [])]
    if open_ and me is not None and _is_counsel(me, program.unit_id, day):
        moves.append("order")
    if seen.state is DrawState.REPORTED and next_level(program.proposer_id, day) == me:
        moves.append("close")
    return DrawPage(
        seen, purpose_said(program, day), lines, _by_unit(seen.rows), seen.is_same_again(), tuple(moves),
        {"person": [(str(one.person_id), one.person.name) for one in seen.chosen], "report": _reports(actor, seen)},
    )  # fmt: skip


def _is_counsel(person: UUID, unit: UUID, day: date) -> bool:
    above = set(tree_on(day).above(unit))
    return any(role == Role.ATTORNEY and where in above for role, where in roles_of(person, day))


def _by_unit(rows: Iterable[DrawRow]) -> list[tuple[str, int, int]]:
    found: dict[str, list[DrawRow]] = {}
    for row in rows:
        found.setdefault(row.unit.name, []).append(row)
    return [(name, len(own), sum(1 for one in own if one.place)) for name, own in sorted(found.items())]


def _reports(actor: Actor, seen: SeenDraw) -> Choices:
    """What whoever looks has told about those drawn since, to be named as what came of it."""
    who = [one.person_id for one in seen.chosen]
    rows = Report.objects.filter(filer=actor.identity, subject__in=who, filed__gte=seen.row.at)
    told = rows.values_list("pk", "subject__name", "filed")
    return [("", "None"), *((str(report), f"{name}, {filed:%Y-%m-%d}") for report, name, filed in told)]
