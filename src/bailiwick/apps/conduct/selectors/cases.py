"""Cases, as far as somebody may see them: the one door to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from bailiwick.apps.conduct.facts.cases import IN_CONFIDENCE, SEES_WORK, Did, findings_of, state_of
from bailiwick.apps.conduct.facts.reports import lines
from bailiwick.apps.conduct.facts.weighing import Weighing
from bailiwick.apps.conduct.models import Adviser, Case, CaseState, CaseStep, CaseStepKind, Part, Result
from bailiwick.apps.conduct.selectors.people import HEADS, decider_of, has_role, scopes_of
from bailiwick.apps.conduct.selectors.weighing import weighing_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import cards_of

MOST = 200
LOOKS_INTO = frozenset({CaseStepKind.BEGUN, CaseStepKind.NOTE, CaseStepKind.FINDING})
SEE_BY_OFFICE = (*HEADS, Role.HR, Role.ATTORNEY, Role.DISCIPLINE_DECIDER)


@dataclass(frozen=True, slots=True)
class SeenCase:
    """A case with its steps, who investigates and who decides, and what somebody is to it."""

    row: Case
    steps: tuple[CaseStep, ...]
    parts: frozenset[Part]
    decider: UUID | None

    @property
    def did(self) -> tuple[Did, ...]:
        """The steps as the fold reads them."""
        return did(self.steps)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it is about."""
        return lines(self.row.clauses)

    @property
    def state(self) -> CaseState:
        """Where it stands."""
        return state_of(self.did, self.clauses)

    @property
    def found(self) -> dict[str, Result]:
        """What was found of each clause."""
        return findings_of(self.did)

    @property
    def investigator(self) -> UUID | None:
        """Who looks into it."""
        return investigator_of(self.steps)

    @property
    def is_counsels(self) -> bool:
        """Whether the policies give the whole matter to the City Attorney."""
        return self.weighing.route().assigned == Role.ATTORNEY

    @property
    def sees_work(self) -> bool:
        """Whether they read notes and analyses."""
        return bool(self.parts & SEES_WORK)

    @property
    def sees_advice(self) -> bool:
        """Whether they read what the City Attorney said."""
        return bool(self.parts & IN_CONFIDENCE)

    @property
    def action(self) -> CaseStep | None:
        """What was decided to follow."""
        return next((one for one in reversed(self.steps) if one.kind == CaseStepKind.ACTION), None)

    @property
    def weighing(self) -> Weighing:
        """The policies by which it is weighed."""
        return weighing_of(self.row.subject_id, self.row.unit_id, self.row.day)


def did(steps: tuple[CaseStep, ...]) -> tuple[Did, ...]:
    """Steps as the fold reads them."""
    return tuple(
        Did(CaseStepKind(one.kind), one.of, one.clause, one.result, timezone.localdate(one.at))
        for one in steps
    )


def investigator_of(steps: tuple[CaseStep, ...]) -> UUID | None:
    """Who was named last to look into it."""
    named = [one.to_id for one in steps if one.kind == CaseStepKind.LEAD]
    return named[-1] if named else None


def seen_case(person: UUID | None, row: Case, day: date) -> SeenCase:
    """A case as somebody sees it; without any part in it, where it is nothing of theirs."""
    steps = tuple(row.steps.all())
    route = weighing_of(row.subject_id, row.unit_id, row.day).route()
    apart = {row.report.filer_id, *looked_into_by(steps)}
    decider = decider_of(route, row.subject_id, row.unit_id, day, apart)
    return SeenCase(row, steps, _parts(person, row, steps, decider, day), decider)


def decider_if(seen: SeenCase, investigator: UUID, day: date) -> UUID | None:
    """Who would decide, were somebody to look into it."""
    row = seen.row
    apart = {row.report.filer_id, *looked_into_by(seen.steps), investigator}
    return decider_of(seen.weighing.route(), row.subject_id, row.unit_id, day, apart)


def looked_into_by(steps: tuple[CaseStep, ...]) -> set[UUID]:
    """Who looks into it, and everybody who did before they handed it over: none of them decides."""
    did_so = {one.by_id for one in steps if one.kind in LOOKS_INTO}
    now = investigator_of(steps)
    return did_so | ({now} if now else set())


def _parts(
    person: UUID | None, row: Case, steps: tuple[CaseStep, ...], decider: UUID | None, day: date
) -> frozenset[Part]:
    """What somebody is to a case; whom it is about is nothing to it until it has told them."""
    if person == row.subject_id:
        told = any(one.kind == CaseStepKind.BEGUN for one in steps)
        return frozenset({Part.SUBJECT}) if told else frozenset()
    if person is None or not cards_of(person, day):
        return frozenset()
    route = weighing_of(row.subject_id, row.unit_id, row.day).route()
    asked = any(one.of == Adviser.LEGAL for one in steps) or route.assigned == Role.ATTORNEY
    has = {
        Part.INVESTIGATOR: person == investigator_of(steps),
        Part.DECIDER: person == decider,
        Part.HEAD: has_role(person, HEADS, row.unit_id, day),
        Part.HR: Role.HR not in route.without and has_role(person, [Role.HR], row.unit_id, day),
        Part.COUNSEL: asked and has_role(person, [Role.ATTORNEY], row.unit_id, day),
    }
    return frozenset(part for part, held in has.items() if held)


def rows() -> QuerySet[Case]:
    """Cases with all that is read of them, the newest first. Two queries."""
    found: QuerySet[Case] = Case.objects.select_related("report", "subject", "unit", "by")
    return found.prefetch_related("steps__by", "steps__to").order_by("-at", "id")


def case_for(actor: Actor, identity: UUID, day: date) -> SeenCase | None:
    """One case; None where there is none, or none for them."""
    row = rows().filter(pk=identity).first()
    if actor.identity is None or row is None:
        return None
    found = seen_case(actor.identity, row, day)
    return found if found.parts else None


def cases_for(actor: Actor, day: date) -> list[SeenCase]:
    """The cases that somebody has a part in; the newest first."""
    return _seen(actor, rows(), day)


def open_cases(actor: Actor, day: date) -> list[SeenCase]:
    """Those of them that are not closed, the oldest first."""
    closed = CaseStep.objects.filter(kind=CaseStepKind.CLOSED).values("case")
    return _seen(actor, rows().exclude(pk__in=closed).order_by("at", "id"), day)


def _seen(actor: Actor, among: QuerySet[Case], day: date) -> list[SeenCase]:
    me = actor.identity
    if me is None:
        return []
    theirs = Q(subject=me) | Q(steps__to=me) | Q(unit__in=scopes_of(me, SEE_BY_OFFICE, day))
    # Who appointed somebody decides about them from another unit.
    appointed = Q(subject__memberships__appointed_by__in=scopes_of(me, HEADS, day))
    found = [seen_case(me, row, day) for row in among.filter(theirs | appointed).distinct()[:MOST]]
    return [one for one in found if one.parts]
