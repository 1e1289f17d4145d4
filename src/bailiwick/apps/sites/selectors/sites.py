"""Sites with their steps and what was asked for them, folded: a constant number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.facts import (
    Asking,
    Done,
    Entry,
    Standing,
    standing_of,
    state_of,
)
from bailiwick.apps.sites.models import Aim, AskedFor, Site, SiteStep, Stage, State, StepKind

GONE = frozenset({Stage.CALLED_OFF, Stage.ARCHIVED})
"""Stages of what is no longer there, or never was."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One site, its steps, what was asked for it, and what both come to."""

    row: Site
    steps: tuple[SiteStep, ...]
    standing: Standing
    asked: tuple[Asking, ...]

    @property
    def entry(self) -> Entry:
        """What is known of it now."""
        return self.standing.entry

    def state(self, day: date) -> State:
        """Where it stands on a day."""
        return state_of(self.standing, self.asked, day)

    def last(self, kind: StepKind) -> SiteStep | None:
        """The last step of a kind."""
        return next((one for one in reversed(self.steps) if one.kind == kind), None)


def done_of(step: SiteStep) -> Done:
    """A step as the fold reads it."""
    return Done(
        kind=StepKind(step.kind),
        at=step.at,
        day=step.day or timezone.localdate(step.at),
        by=step.by_id,
        item=step.item,
        words=step.words,
        sets=step.sets,
    )


def folded(row: Site, steps: Iterable[SiteStep], asked: Iterable[Asking]) -> Loaded:
    """A site with its steps, folded."""
    taken = tuple(steps)
    return Loaded(row, taken, standing_of(map(done_of, taken)), tuple(asked))


def load_all(rows: Iterable[Site]) -> list[Loaded]:
    """Those sites with their steps and requests, in the order given. Two queries."""
    found = list(rows)
    steps: dict[UUID, list[SiteStep]] = {row.id: [] for row in found}
    asked: dict[UUID, list[Asking]] = {row.id: [] for row in found}
    for step in SiteStep.objects.filter(site_id__in=steps).select_related("by").order_by("number"):
        steps[step.site_id].append(step)
    askings = AskedFor.objects.filter(site_id__in=steps).select_related("request__place")
    for one in askings.order_by("request__number"):
        place = one.request.place
        asking = Asking(one.request_id, one.request.power, Aim(one.aim), Decided(place.state))
        asked[one.site_id].append(asking)
    return [folded(row, steps[row.id], asked[row.id]) for row in found]


def with_names(rows: QuerySet[Site]) -> QuerySet[Site]:
    """The rows with what pages name."""
    return rows.select_related("unit", "platform", "asker", "place__owner", "place__backup")


def site(identity: UUID, units: frozenset[UUID] | None = None) -> Loaded | None:
    """One site, if there is one and it is of those units. Three queries."""
    rows = with_names(Site.objects.filter(pk=identity))
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    return next(iter(load_all(rows)), None)


def sites_of(unit: UUID, day: date, *, below: bool = True) -> list[Loaded]:
    """The sites that a unit and its parts sponsor, with what is there no more left out. Four queries."""
    units = tree_on(day).below(unit) if below else {unit}
    return register(frozenset(units))


def register(units: frozenset[UUID], words: str = "", *, gone: bool = False, most: int = 0) -> list[Loaded]:
    """The register of those units, by number; `words` are looked for in handles, names, addresses and goals' pages."""
    rows = rows_of_register(units, words, gone=gone)
    return load_all(rows[:most] if most else rows)


def rows_of_register(units: frozenset[UUID], words: str = "", *, gone: bool = False) -> QuerySet[Site]:
    """The same as rows that nobody has asked for yet."""
    rows = with_names(Site.objects.filter(unit_id__in=units)).order_by("number")
    if not gone:
        rows = rows.exclude(place__stage__in=GONE)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(place__handle__icontains=word)
            | Q(identity__icontains=word)
            | Q(place__address__icontains=word)
            | Q(unit__name__icontains=word)
            | Q(place__owner__name__icontains=word)
        )
    return rows


def site_at(address: str) -> Loaded | None:
    """The site at an address as it is looked for, the latest entered. Three queries."""
    rows = with_names(Site.objects.filter(place__address=address)).order_by("-number")
    return next(iter(load_all(rows[:1])), None)


def sites_kept_by(person: UUID) -> list[Loaded]:
    """The sites that somebody owns or stands in for, with what is there no more left out. Three queries."""
    rows = with_names(Site.objects.filter(Q(place__owner_id=person) | Q(place__backup_id=person)))
    return load_all(rows.exclude(place__stage__in=[*GONE, Stage.CLOSED]).order_by("number"))
