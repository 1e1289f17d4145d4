"""What the pages of random looks show, and what whoever looks may do there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

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
    LEADS,
    Allowed,
    SeenDraw,
    closes_as_auditor,
    draw_of,
    leads,
    next_level_of,
    programs_seen,
    purposes_for,
    state_of,
    viewer_of,
)
from bailiwick.apps.conduct.selectors.people import has_role
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.models import OfficeHolder, Role, Unit
from bailiwick.apps.roster.selectors import names_of, tree_on

MOST = 200
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
    viewer: str
    """Who looks, by name."""
    open_draw: bool
    """Whether somebody who was drawn is still to be looked at: until then nobody else is drawn."""
    choices: Mapping[str, Choices]


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody drawn: the looks at their postings; orders about them and what came of it, to who may read that."""

    drawn: DrawRow
    looks: Sequence[LookAt]
    orders: Sequence[LawfulOrder]
    outcome: Outcome | None
    is_settled: bool


@dataclass(frozen=True, slots=True)
class DrawPage:
    """A draw as whoever looks sees it."""

    seen: SeenDraw
    purpose: str
    lines: Sequence[Line]
    by_unit: Sequence[tuple[str, int, int]]
    """Of each unit: its name, how many could be drawn and how many were."""
    is_same_again: bool
    sees_names: bool
    """Before it is closed: who looks, the next level, and counsel who was not drawn."""
    moves: tuple[str, ...]
    choices: Mapping[str, Choices]


def plan_rows(actor: Actor, day: date) -> list[tuple[Program, ProgramState, str]]:
    """The plans that somebody reads, the newest first, with where each stands and what it is for."""
    return [(one, state_of(one), purpose_said(one, day)) for one in programs_seen(actor, day)[:MOST]]


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
    state, me, viewer = state_of(row), actor.identity, viewer_of(row)
    is_next = next_level_of(row, day) == me
    steps = list(row.steps.select_related("by", "to").order_by("order"))
    draws = list(row.draws.select_related("by", "end").order_by("-at"))
    approved, is_open = state is ProgramState.APPROVED, any(not hasattr(one, "end") for one in draws)
    may = {
        "decide": state is ProgramState.PLANNED and is_next,
        "draw": approved and not is_open and me == viewer and leads(viewer, row.unit_id, day),
        "end": approved and (is_next or me == viewer),
        "hand-on": is_next and (approved or is_open),
    }
    return ProgramPage(
        row,
        state,
        purpose_said(row, day),
        steps,
        draws,
        tuple(name for name, held in may.items() if held),
        str(names_of([viewer]).get(viewer, "")),
        is_open,
        {"to": _others(row, {me, viewer}, day)},
    )


def _others(row: Program, apart: Collection[UUID | None], day: date) -> Choices:
    """Who else leads these people, and could look."""
    held = OfficeHolder.objects.on(day).filter(role__in=LEADS, unit_id__in=tree_on(day).above(row.unit_id))
    people = held.order_by("person__name").values_list("person_id", "person__name")
    return [("", "–"), *((str(one), name) for one, name in dict(people).items() if one not in apart)]


def draw_page(actor: Actor, identity: UUID, day: date) -> DrawPage | None:
    """The page of a draw; None where whoever looks does not read its plan."""
    seen = draw_of(actor, identity, day)
    if seen is None or actor.identity is None:
        return None
    is_open = seen.state is not DrawState.CLOSED
    sees_words, moves = _draw_moves(seen, actor.identity, day)
    settled = {one.person_id for one in seen.outcomes}
    names = [("", "–"), *((str(one.person_id), one.person.name) for one in seen.chosen)]
    left = [one for one in names if one[0] not in {str(person) for person in settled}]
    return DrawPage(
        seen,
        purpose_said(seen.row.program, day),
        _lines(seen, sees_words=sees_words),
        _by_unit(seen.rows, together=not (sees_words or not is_open)),
        seen.is_same_again(),
        sees_words or not is_open,
        moves,
        {"person": names, "of": left, "report": _reports(actor, seen)},
    )


def _draw_moves(seen: SeenDraw, me: UUID, day: date) -> tuple[bool, tuple[str, ...]]:
    """Whether somebody reads names and words before a draw is closed, and what they may do in it."""
    program, is_open = seen.row.program, seen.state is not DrawState.CLOSED
    is_drawn = any(one.person_id == me for one in seen.chosen)
    is_counsel = not is_drawn and has_role(me, [Role.ATTORNEY], program.unit_id, day)
    is_next, is_viewer = next_level_of(program, day) == me, viewer_of(program) == me
    looks_now = is_open and is_viewer and leads(me, program.unit_id, day)
    may = {
        "look": looks_now,
        "came": looks_now and len(seen.outcomes) < len(seen.chosen),
        "order": is_open and is_counsel,
        "close": seen.state is DrawState.REPORTED and (is_next or closes_as_auditor(seen, me, day)),
    }
    return is_next or is_viewer or is_counsel, tuple(name for name, held in may.items() if held)


def _lines(seen: SeenDraw, *, sees_words: bool) -> list[Line]:
    """Each who was drawn. Advice, orders, and whether a report followed are for those who see to it alone."""
    looks = list(seen.row.looks.select_related("by").order_by("at"))
    orders = list(seen.row.orders.select_related("by").order_by("at")) if sees_words else []
    came = {one.person_id: one for one in seen.outcomes}
    return [
        Line(
            one,
            [look for look in looks if look.person_id == one.person_id],
            [order for order in orders if order.person_id == one.person_id],
            came.get(one.person_id) if sees_words else None,
            one.person_id in came,
        )
        for one in seen.chosen
    ]


def _by_unit(rows: Iterable[DrawRow], *, together: bool) -> list[tuple[str, int, int]]:
    """Counts of each unit; `together`, where a unit of one would give away who was drawn."""
    found: dict[str, list[DrawRow]] = {}
    for row in rows:
        found.setdefault("All units" if together else row.unit.name, []).append(row)
    return [
        (name, sum(1 for one in own if not one.left_out), sum(1 for one in own if one.place))
        for name, own in sorted(found.items())
    ]


def _reports(actor: Actor, seen: SeenDraw) -> Choices:
    """What whoever looks has told about those drawn since, to be named as what came of it."""
    who = [one.person_id for one in seen.chosen]
    rows = Report.objects.filter(filer=actor.identity, subject__in=who, filed__gte=seen.row.at)
    told = rows.values_list("pk", "subject__name", "filed")
    return [
        ("", "None"),
        *((str(report), f"{name}, {date_format(timezone.localtime(filed))}") for report, name, filed in told),
    ]
