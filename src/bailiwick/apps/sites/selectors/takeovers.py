"""Pages that are not in our hands, and those that pose as ours: what is to be done, and what the public reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

import bailiwick
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites.facts.links import keys_of, without_scheme
from bailiwick.apps.sites.facts.takeover import (
    Did,
    Phase,
    Task,
    ending_of,
    is_overdue,
    settled,
    standing_of,
    tasks_of,
)
from bailiwick.apps.sites.models import Deed, Ending, Harm, Place, TakeOver, TakeOverState, TakeOverStep
from bailiwick.apps.sites.permissions import Right, may, may_any
from bailiwick.kernel.dates import written
from bailiwick.kernel.errors import Faults
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.reading.node import LARGEST_FILE, parse_yaml
from bailiwick.ui.once import once

FILE = Path(bailiwick.__file__).parent / "takeover.yaml"
HELPS = frozenset({Right.OVERSEE, Right.RUN, Right.REFER, Right.RECORDS})
"""Whoever may take a step of the checklist, beside those who keep the page."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is to be done, and the words that a public notice begins from."""

    tasks: tuple[Task, ...]
    notices: Mapping[Harm, str]


@cache
def checklist() -> Checklist:
    """The checklist as it ships. Raises FaultyFilesError."""
    faults = Faults()
    node = parse_yaml(read_bytes(FILE, FILE.name, LARGEST_FILE), FILE.name, faults)
    faults.raise_if_any("The checklist for pages that are taken over")
    told = cast("list[dict[str, Any]]", node.plain() if node else [])[0]
    notices = {Harm(name): str(words).strip() for name, words in told["notices"].items()}
    return Checklist(tuple(_task(one) for one in told["steps"]), notices)


def _task(told: Mapping[str, Any]) -> Task:
    return Task(
        id=told["id"],
        of=frozenset(map(Harm, told["of"])),
        phase=Phase(told["phase"]),
        who=told["who"],
        within=timedelta(minutes=int(told["within"])),
        says=told["says"],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the checklist: until when, whether it is late, and who did it."""

    task: Task
    due: datetime
    late: bool
    step: TakeOverStep | None


@dataclass(frozen=True, slots=True)
class Response:
    """One report of a page that is not in our hands, with everything that was done about it."""

    row: TakeOver
    steps: tuple[TakeOverStep, ...]

    @property
    def harm(self) -> Harm:
        """What has happened."""
        return Harm(self.row.harm)

    @property
    def deeds(self) -> list[Did]:
        """The deeds as the fold reads them."""
        return [Did(Deed(one.kind), one.item, one.ending) for one in self.steps]

    @property
    def tasks(self) -> list[Task]:
        """Its checklist."""
        return tasks_of(checklist().tasks, self.harm)

    @property
    def standing(self) -> TakeOverState:
        """How far it has come."""
        return standing_of(self.tasks, self.deeds)

    @property
    def ending(self) -> Ending | None:
        """How it came out; None while it lasts."""
        return ending_of(self.deeds)

    @property
    def lasts(self) -> bool:
        """Whether it is not in our hands today: until it is over, and where we did not get it back."""
        return self.ending in {None, Ending.LOST}

    @property
    def title(self) -> str:
        """What people call the page."""
        return page_named(self.row)

    @property
    def evidence(self) -> list[TakeOverStep]:
        """What was kept of it."""
        return [one for one in self.steps if one.kind == Deed.EVIDENCE]

    def last(self, kind: Deed) -> TakeOverStep | None:
        """The last deed of a kind."""
        return next((one for one in reversed(self.steps) if one.kind == kind), None)

    def lines(self, now: datetime) -> list[Line]:
        """The checklist, in the order of its hours."""
        done = {one.item: one for one in self.steps if one.kind in {Deed.DONE, Deed.NOT_NEEDED}}
        begun, over = self.row.at, self.standing is TakeOverState.REVIEWED
        return [
            Line(
                one,
                begun + one.within,
                one.id not in done and not over and is_overdue(one, begun, now),
                done.get(one.id),
            )
            for one in self.tasks
        ]

    def open_lines(self, now: datetime) -> list[Line]:
        """What is still to be done."""
        return (
            []
            if self.standing is TakeOverState.REVIEWED
            else [one for one in self.lines(now) if not one.step]
        )


def page_named(row: TakeOver) -> str:
    """What the page is called: our own, or the address of one that is like none of ours."""
    return row.site.identity if row.site else row.address


def _loaded(rows: QuerySet[TakeOver]) -> list[Response]:
    """Two queries, however many."""
    found = list(rows.select_related("site__platform", "site__place__owner", "unit", "by"))
    steps: dict[UUID, list[TakeOverStep]] = {row.id: [] for row in found}
    taken = TakeOverStep.objects.filter(takeover_id__in=steps).select_related("by", "control")
    for step in taken.order_by("number") if found else ():
        steps[step.takeover_id].append(step)
    return [Response(row, tuple(steps[row.id])) for row in found]


def _ended() -> QuerySet[TakeOverStep]:
    """Those that are over. A page that we did not get back is in others' hands all the same."""
    return TakeOverStep.objects.filter(kind=Deed.ENDED).exclude(ending=Ending.LOST)


def responses(units: frozenset[UUID], most: int = 100) -> list[Response]:
    """Every one of those units, what lasts first, then the latest. Two queries."""
    rows = TakeOver.objects.filter(unit_id__in=units).order_by("-at")
    return sorted(_loaded(rows[:most]), key=lambda one: one.ending is not None)


def response(identity: UUID, units: frozenset[UUID] | None = None) -> Response | None:
    """One of them, if it is of those units. Two queries."""
    rows = TakeOver.objects.filter(pk=identity)
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    return next(iter(_loaded(rows)), None)


def unsettled(person: UUID, units: frozenset[UUID]) -> list[Response]:
    """Those with something left to do: of those units, and of pages that somebody keeps. Two queries."""
    mine = Q(site__place__owner_id=person) | Q(site__place__backup_id=person) | Q(unit_id__in=units)
    found = _loaded(TakeOver.objects.filter(mine).order_by("at"))
    return [one for one in found if one.standing is not TakeOverState.REVIEWED]


def lasting(sites: Iterable[UUID]) -> dict[UUID, list[Response]]:
    """What lasts today, by page of ours. Two queries."""
    chosen = tuple(sites)
    return once(("lasting", chosen), lambda: _lasting(chosen))


def _lasting(sites: tuple[UUID, ...]) -> dict[UUID, list[Response]]:
    rows = TakeOver.objects.filter(site_id__in=sites).exclude(pk__in=_ended().values("takeover_id"))
    found: dict[UUID, list[Response]] = {}
    for one in _loaded(rows.order_by("at")):
        assert one.row.site_id is not None  # noqa: S101 -- they were looked for by it
        found.setdefault(one.row.site_id, []).append(one)
    return found


def posting_stopped(sites: Iterable[UUID]) -> dict[UUID, Response]:
    """Pages where nobody posts for the agency today, since they are not in its hands. Two queries."""
    return {
        site: one for site, found in lasting(sites).items() for one in found if one.harm is Harm.TAKEN_OVER
    }


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """What the public reads while it lasts; `site` is nobody's where a page poses as none of ours alone."""

    site: UUID | None
    harm: Harm
    words: str
    since: datetime
    address: str


def public_notices(sites: Sequence[UUID]) -> dict[UUID, list[PublicNotice]]:
    """The notices that are up about pages of ours. What nobody has put up is not there. Two queries."""
    found: dict[UUID, list[PublicNotice]] = {}
    for site, all_of_it in lasting(sites).items():
        for one in all_of_it:
            if (notice := one.last(Deed.NOTICE)) is not None:
                found.setdefault(site, []).append(_public(one, notice))
    return found


def takeovers_of(reports: Sequence[UUID]) -> dict[UUID, UUID]:
    """What was begun from reports of residents, by report. One query."""
    rows = TakeOver.objects.filter(report__in=reports).values_list("report", "id")
    return {report: identity for report, identity in rows if report is not None}


def told_of_address(keys: Sequence[str]) -> list[PublicNotice]:
    """What the public is told of the page at a link, while it poses as one of ours. Two queries."""
    rows = TakeOver.objects.filter(harm=Harm.POSED_AS).exclude(address="")
    rows = rows.exclude(pk__in=_ended().values("takeover_id")).filter(steps__kind=Deed.NOTICE).distinct()
    meant = [one for one in _loaded(rows) if keys_of(without_scheme(one.row.address))[0] in keys]
    return [_public(one, notice) for one in meant if (notice := one.last(Deed.NOTICE)) is not None]


def _public(one: Response, notice: TakeOverStep) -> PublicNotice:
    return PublicNotice(one.row.site_id, one.harm, notice.words, one.row.since, one.row.address)


def posing_at(address: str, units: frozenset[UUID]) -> list[UUID | None]:
    """As which pages of ours the page at an address poses, by what lasts in those units; None: as none. One query."""
    rows = TakeOver.objects.filter(harm=Harm.POSED_AS, unit_id__in=units)
    rows = rows.exclude(pk__in=_ended().values("takeover_id"))
    at = keys_of(without_scheme(address))[0]
    found = rows.values_list("site_id", "address")
    return [site for site, known in found if keys_of(without_scheme(known))[0] == at]


def helps(actor: Actor, row: TakeOver, day: date) -> bool:
    """Whether somebody takes steps: who keeps the page, oversees pages, is of IT or of records, or reported it."""
    return actor.identity == row.by_id or keeps(actor, row) or may_any(actor, HELPS, day, row.unit_id)


def leads(actor: Actor, row: TakeOver, day: date) -> bool:
    """Whether somebody tells the public, and says that it is over: whoever oversees pages, and IT."""
    return may(actor, Right.OVERSEE, day, row.unit_id) or may(actor, Right.REFER, day, row.unit_id)


def tells(actor: Actor, row: TakeOver, day: date) -> bool:
    """Whether somebody puts the public notice up: who leads, and who keeps the page."""
    return keeps(actor, row) or leads(actor, row, day)


def keeps(actor: Actor, row: TakeOver) -> bool:
    """Whether somebody owns the page of ours, or stands in."""
    place = Place.objects.filter(site_id=row.site_id).first() if row.site_id else None
    return place is not None and actor.identity in {place.owner_id, place.backup_id} - {None}


def starting_words(one: Response) -> str:
    """The words that a public notice begins from, with what is known filled in."""
    since = timezone.localtime(one.row.since)
    return (
        checklist()
        .notices[one.harm]
        .format(page=one.title, address=one.row.address, since=f"{written(since.date())}, {since:%H:%M}")
    )


def done_items(one: Response) -> frozenset[str]:
    """The steps that need nobody any more."""
    return settled(one.deeds)
