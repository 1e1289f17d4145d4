"""Rights on pages with what they rest on, folded: who may post where now, and who could on any day in the past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from bailiwick.apps.approvals.models import HOLDING, OPEN, Request
from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.approvals.selectors.requests import Loaded as Asked
from bailiwick.apps.approvals.selectors.requests import load_all as load_requests
from bailiwick.apps.approvals.selectors.requests import with_names as with_request_names
from bailiwick.apps.roster.models import Membership
from bailiwick.apps.sites.facts.posting import Given, Moment, RightDone
from bailiwick.apps.sites.models import (
    PosterAsk,
    PosterLeave,
    PosterRight,
    PostingRight,
    RightState,
    RightStep,
    RightStepKind,
)
from bailiwick.apps.sites.selectors.hands import hands_on

STANDS = HOLDING | {Decided.REPLACED}


@dataclass(frozen=True, slots=True)
class Right:
    """One right on one page: its row, its steps, and what both come to."""

    row: PosterRight
    steps: tuple[RightStep, ...]
    given: Given

    @property
    def kind(self) -> PostingRight:
        """What it lets them do."""
        return PostingRight(self.row.right)

    def state(self, day: date) -> RightState:
        """Where it stands, seen on the day."""
        return self.given.state(day)

    @property
    def last(self) -> RightStep | None:
        """What was done about it last."""
        return self.steps[-1] if self.steps else None


def rights(rows: QuerySet[PosterRight]) -> list[Right]:
    """Those rights, by name, then by what they let somebody do. Eight queries."""
    found = list(rows.select_related("person", "by", "site__place").order_by("person__name", "day", "at"))
    ids = [row.id for row in found]
    steps: dict[UUID, list[RightStep]] = {one: [] for one in ids}
    for step in RightStep.objects.filter(right_id__in=ids).select_related("by").order_by("number"):
        steps[step.right_id].append(step)
    cut, over = _leave_over(ids)
    gone = gone_since({row.person_id for row in found})
    taken = hands_on({row.site_id for row in found})
    return [
        Right(
            row,
            tuple(steps[row.id]),
            Given(
                starts=row.day,
                steps=[RightDone(RightStepKind(one.kind), Moment(one.at, one.day)) for one in steps[row.id]],
                # Whatever was over before it was given is none of its own; its report may be older by a moment.
                taken=[
                    one for one in taken.get(row.site_id, ()) if one.over is None or one.over.at >= row.at
                ],
                cut=cut.get(row.id),
                over=min(filter(None, (over.get(row.id), gone.get(row.person_id))), default=None),
            ),
        )
        for row in found
    ]


def _leave_over(ids: Sequence[UUID]) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """When decisions that rights rest on were taken back, and the last day of those that have one."""
    leaves = list(PosterLeave.objects.filter(right_id__in=ids).values_list("right_id", "request_id"))
    loaded = {
        one.row.id: one
        for one in load_requests(Request.objects.filter(pk__in={request for _, request in leaves}))
    }
    cut: dict[UUID, date] = {}
    over: dict[UUID, date] = {}
    for right, request in leaves:
        one = loaded[request]
        decided = one.standing.decided
        if one.state not in STANDS:
            cut[right] = min(cut.get(right, date.max), timezone.localdate(one.standing.since))
        if decided is not None and decided.until is not None:
            over[right] = min(over.get(right, date.max), decided.until)
    return cut, over


def gone_since(people: Iterable[UUID]) -> Mapping[UUID, date]:
    """The last day here of those who do not work here any more today or will not from some day on. Two queries."""
    wanted = set(people)
    rows = Membership.objects.filter(person_id__in=wanted)
    on = set(rows.filter(until=None).values_list("person_id", flat=True))
    last = rows.exclude(person_id__in=on).values_list("person_id").annotate(over=Max("until"))
    return {person: date.fromordinal(over.toordinal() - 1) for person, over in last if over is not None}


def rights_on(site: UUID) -> list[Right]:
    """Every right that was ever given on a page."""
    return rights(PosterRight.objects.filter(site_id=site))


def rights_of(person: UUID) -> list[Right]:
    """Every right that somebody ever had."""
    return rights(PosterRight.objects.filter(person_id=person))


def could_post_on(site: UUID, day: date) -> list[Right]:
    """The rights that could be used on a page at any time of a day, today or long past."""
    return [one for one in rights_on(site) if one.given.could_on(day)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A right that was asked for and is not switched on: the requests it hangs on, in the order of asking."""

    row: PosterAsk
    asked: tuple[Asked, ...]

    @property
    def person(self) -> UUID:
        """For whom."""
        return UUID(str(self.row.person_id))

    @property
    def kind(self) -> PostingRight:
        """What it would let them do."""
        return PostingRight(self.row.right)

    @property
    def decided(self) -> bool:
        """Whether everybody has said yes."""
        return all(one.state in STANDS for one in self.asked)

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to say something."""
        return any(one.state in OPEN for one in self.asked)


def wanted_on(sites: Iterable[UUID]) -> dict[UUID, list[Wanted]]:
    """What was asked for on pages, is open or approved, and not switched on yet; by page. Four queries."""
    return _by_site(_wanted(PosterAsk.objects.filter(site_id__in=list(sites))))


def wanted_for(person: UUID) -> list[Wanted]:
    """The same for one person, on every page."""
    return _wanted(PosterAsk.objects.filter(person_id=person))


def _wanted(rows: QuerySet[PosterAsk]) -> list[Wanted]:
    used = PosterLeave.objects.values("request_id")
    asks = list(
        rows.exclude(request_id__in=used)
        .filter(request__place__state__in=STANDS | OPEN)
        .select_related("person", "site__place", "site__unit", "site__platform")
        .order_by("request__number")
    )
    requests = with_request_names(Request.objects.filter(pk__in=[one.request_id for one in asks]))
    loaded = {one.row.id: one for one in load_requests(requests)}
    found: dict[tuple[UUID, UUID, str], list[PosterAsk]] = {}
    for one in asks:
        found.setdefault((one.site_id, one.person_id, one.right), []).append(one)
    return [Wanted(some[0], tuple(loaded[one.request_id] for one in some)) for some in found.values()]


def _by_site(found: Iterable[Wanted]) -> dict[UUID, list[Wanted]]:
    kept: dict[UUID, list[Wanted]] = {}
    for one in found:
        kept.setdefault(one.row.site_id, []).append(one)
    return kept
