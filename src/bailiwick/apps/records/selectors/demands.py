"""The one door to demands for records: for counsel and whoever keeps the records of the unit that is asked.

Everybody else is answered as if there were none: that something is held tells of a dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Hold
from bailiwick.apps.records.facts import ANSWERED, Done, left_out, state_of
from bailiwick.apps.records.models import Demand, DemandStep, Found, State, StepKind
from bailiwick.apps.records.permissions import Right, scopes_of
from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models import Site


@dataclass(frozen=True, slots=True)
class Loaded:
    """One demand and its steps, and what both come to."""

    row: Demand
    steps: tuple[DemandStep, ...]

    @property
    def done(self) -> list[Done]:
        """The steps as they are folded."""
        return [Done(StepKind(one.kind), one.thing, one.words) for one in self.steps]

    @property
    def state(self) -> State:
        """Where it stands."""
        return state_of(self.done)

    @property
    def left_out(self) -> dict[str, str]:
        """What is left out, with the reason for each."""
        return left_out(self.done)

    @property
    def scope(self) -> Scope:
        """What is asked for."""
        return Scope.from_text(self.row.scope)

    @property
    def hold(self) -> Hold | None:
        """The hold that was placed or named last, whether it is active or not."""
        last = self.last(StepKind.HELD)
        return last.hold if last else None

    @property
    def is_held(self) -> bool:
        """Whether that hold is active."""
        return self.hold is not None and self.hold.released_at is None

    @property
    def packages(self) -> tuple[DemandStep, ...]:
        """The exports, oldest first."""
        return tuple(one for one in self.steps if one.kind == StepKind.EXPORTED)

    @property
    def release(self) -> DemandStep | None:
        """The release that was asked for last of the hold in force, until it is released."""
        last = self.last(StepKind.RELEASE_ASKED, StepKind.RELEASED, StepKind.HELD)
        return last if last is not None and last.kind == StepKind.RELEASE_ASKED else None

    def last(self, *kinds: StepKind) -> DemandStep | None:
        """The last step of those kinds."""
        return next((one for one in reversed(self.steps) if one.kind in kinds), None)

    def is_late(self, day: date) -> bool:
        """Whether it is past its day and nothing was handed over."""
        return self.state not in ANSWERED and self.row.due_on < day


def demands_seen(actor: Actor, day: date) -> QuerySet[Demand]:
    """The demands that somebody reads, what is due first on top. Four queries."""
    rows: QuerySet[Demand] = Demand.objects.select_related("unit", "by")
    return rows.filter(unit_id__in=scopes_of(actor, Right.SEE_TO, day)).order_by("due_on", "at")


def demand_of(actor: Actor, identity: UUID, day: date) -> Loaded | None:
    """One of them; None where there is none, or it is not for whoever asks."""
    return next(iter(load_all(demands_seen(actor, day).filter(pk=identity))), None)


def load_all(rows: Iterable[Demand]) -> list[Loaded]:
    """Demands with their steps. Two queries."""
    found = list(rows)
    steps: dict[UUID, list[DemandStep]] = defaultdict(list)
    asked = DemandStep.objects.filter(demand__in=found).select_related("by", "hold")
    for step in asked.order_by("demand_id", "number"):
        steps[step.demand_id].append(step)
    return [Loaded(row, tuple(steps[row.pk])) for row in found]


def found_by(search: DemandStep | None) -> list[Found]:
    """What a search found, in its order."""
    return [] if search is None else list(search.found.order_by("number"))


def units_seen_to(actor: Actor, day: date) -> list[Unit]:
    """The units whose demands somebody records, by name."""
    return list(Unit.objects.filter(pk__in=scopes_of(actor, Right.SEE_TO, day)).order_by("name"))


def sites_asked(units: Iterable[UUID]) -> list[Site]:
    """The pages of those units, by their numbers."""
    rows = Site.objects.filter(unit_id__in=list(units)).select_related("unit")
    return list(rows.order_by("number"))


def people_asked(units: Iterable[UUID]) -> list[Person]:
    """Everybody who works or worked in those units, by name: whoever left has left records too."""
    rows = Person.objects.filter(memberships__unit_id__in=list(units)).distinct()
    return list(rows.order_by("name", "pk"))


def lets_go(actor: Actor, demand: Demand, day: date) -> bool:
    """Whether somebody may ask for the release of its hold: counsel alone."""
    return demand.unit_id in scopes_of(actor, Right.LET_GO, day)
