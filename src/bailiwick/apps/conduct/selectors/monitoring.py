"""Plans of random looks and their draws, through one door; which purposes a policy allows; who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bailiwick.apps.conduct.facts.monitoring import barred_by, draw_state, drawn, program_state
from bailiwick.apps.conduct.models.monitoring import (
    Draw,
    DrawRow,
    DrawState,
    Outcome,
    Program,
    ProgramState,
    ProgramStep,
    ProgramStepKind,
)
from bailiwick.apps.conduct.selectors.people import has_role, next_level, scopes_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.models import Membership, Role, Unit
from bailiwick.apps.roster.selectors import is_colleague, tree_on
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.looking import LookPurpose

SETTING, OFF = "monitoring", "off"
"""The setting by which an agency has random looks drawn at all (X19); where a policy has it, it begins as off."""
LEADS = (Role.SUPERVISOR, Role.UNIT_COMMANDER, Role.DEPT_HEAD, Role.CHIEF)
READS = (Role.AUDITOR, Role.ATTORNEY, Role.LABOR)
WHO_LOOKS = "They look themself."
WHO_CLOSES = "They let the plan be carried out, and close the draw."


@dataclass(frozen=True, slots=True)
class Allowed:
    """A purpose that a policy allows here, and the policy as it is worn."""

    policy: AdoptedPolicy
    purpose: LookPurpose

    @property
    def code(self) -> str:
        """As a plan names it."""
        return f"{self.policy.id}/{self.purpose.id}"


@dataclass(frozen=True, slots=True)
class Pooled:
    """Somebody who works for the unit of a plan, and what keeps them out of the draw."""

    person: UUID
    unit: UUID
    left_out: str


@dataclass(frozen=True, slots=True)
class SeenDraw:
    """A draw with its rows and where it stands."""

    row: Draw
    rows: Sequence[DrawRow]
    state: DrawState
    outcomes: Sequence[Outcome]

    @property
    def chosen(self) -> list[DrawRow]:
        """Who was drawn, in their places."""
        return sorted((one for one in self.rows if one.place), key=lambda one: one.place or 0)

    @property
    def left_out(self) -> list[DrawRow]:
        """Who was left out, and why."""
        return [one for one in self.rows if one.left_out]

    def is_same_again(self) -> bool:
        """Whether the stored seed draws the same people from the stored pool."""
        pool = [one.person_id for one in self.rows if not one.left_out]
        again = drawn(self.row.seed, pool, self.row.program.size)
        return again == [one.person_id for one in self.chosen]


def purposes_for(unit: UUID, day: date) -> list[Allowed]:
    """The purposes for which the policies of a unit let random looks be drawn, as it has chosen. Seven queries."""
    return [
        Allowed(policy, purpose)
        for policy in policies_of(unit, day)
        if policy.choices.get(SETTING, OFF) != OFF
        for purpose in policy.pack.looks.values()
        if {purpose.clause, purpose.allowed_by} <= policy.clauses_on(day).keys()
    ]


def leads(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody has the people of a unit under them: as their supervisor, commander, head or chief."""
    return has_role(person, LEADS, unit, day)


def units_led(person: UUID, day: date) -> list[Unit]:
    """The units whose people somebody has under them, by name."""
    return list(Unit.objects.filter(pk__in=scopes_of(person, LEADS, day)).order_by("name"))


def viewer_of(program: Program) -> UUID:
    """Who looks under a plan: whom it was handed on to last, or else whoever proposed it. One query."""
    found: UUID = program.proposer_id
    for to in _handed_on().filter(program=program).values_list("to_id", flat=True):
        found = to
    return found


def _handed_on() -> QuerySet[ProgramStep]:
    found: QuerySet[ProgramStep] = ProgramStep.objects.filter(kind=ProgramStepKind.HANDED_ON)
    return found.order_by("order")


def next_level_of(program: Program, day: date) -> UUID | None:
    """Who lets a plan be carried out, and closes its draws: whom its viewer answers to."""
    return next_level(viewer_of(program), program.unit_id, day)


def programs_seen(actor: Actor, day: date) -> QuerySet[Program]:
    """The plans that somebody reads: their own, those of whoever answers to them, and those they watch over."""
    found: QuerySet[Program] = Program.objects.select_related("unit", "proposer").order_by("-at")
    if actor.identity is None or not is_colleague(actor, day):
        return found.none()
    units = scopes_of(actor.identity, READS, day)
    named = {
        row: (proposer, unit) for row, proposer, unit in Program.objects.values_list("pk", "proposer", "unit")
    }
    for row, to in _handed_on().values_list("program", "to"):
        named[row] = (to, named[row][1])
    above = {one: next_level(*one, day) for one in set(named.values())}
    theirs = [row for row, one in named.items() if actor.identity in {one[0], above[one]}]
    return found.filter(Q(proposer=actor.identity) | Q(pk__in=theirs) | Q(unit__in=units))


def state_of(program: Program) -> ProgramState:
    """Where a plan stands. One query."""
    return program_state([ProgramStepKind(one.kind) for one in program.steps.order_by("order")])


def pool_of(program: Program, allowed: Allowed, day: date) -> list[Pooled]:
    """Everybody who works for the unit of a plan, and what keeps some of them out of a draw. Three queries.

    Groups of an exemption are units, by code or name: whoever works in one, or in a part of one, is of it.
    """
    tree = tree_on(day)
    named = {row.pk: {row.code, row.name} for row in Unit.objects.all()}
    rows = Membership.objects.on(day).filter(unit_id__in=tree.below(program.unit_id))
    apart = {next_level_of(program, day): WHO_CLOSES, viewer_of(program): WHO_LOOKS}
    found: dict[UUID, Pooled] = {}
    for person, unit in rows.order_by("person_id", "starts").values_list("person_id", "unit_id"):
        groups = {name for above in tree.above(unit) for name in named[above]}
        why = apart.get(person) or barred_by(
            allowed.policy.exemptions, allowed.purpose.allowed_by, dict(allowed.policy.choices), groups
        )
        if person not in found or why:
            found[person] = Pooled(person, unit, why)
    return list(found.values())


def closes_as_auditor(seen: SeenDraw, person: UUID, day: date) -> bool:
    """Whether somebody may close a draw because they audit these people, and were not drawn."""
    apart = {one.person_id for one in seen.chosen}
    return person not in apart and has_role(person, [Role.AUDITOR], seen.row.program.unit_id, day)


def draw_of(actor: Actor, identity: UUID, day: date) -> SeenDraw | None:
    """A draw of a plan that somebody reads; None where there is none."""
    rows = Draw.objects.filter(pk=identity, program__in=programs_seen(actor, day).order_by().values("pk"))
    row = rows.select_related("program__unit", "program__proposer").first()
    return None if row is None else seen_draw(row)


def seen_draw(row: Draw) -> SeenDraw:
    """A draw with its rows, and where it stands. Four queries."""
    rows = list(row.rows.select_related("person", "unit").order_by("place", "person__name"))
    outcomes = list(row.outcomes.select_related("person", "report"))
    who = [one.person_id for one in rows if one.place]
    looked = set(row.looks.values_list("person_id", flat=True))
    state = draw_state(who, looked, [one.person_id for one in outcomes], closed=hasattr(row, "end"))
    return SeenDraw(row, rows, state, outcomes)
