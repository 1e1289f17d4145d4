"""Reports, as far as somebody may see them: the one door to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from bailiwick.apps.conduct.facts.reports import ENDS, SEES_ALL, lines, state_of
from bailiwick.apps.conduct.facts.weighing import Weighing
from bailiwick.apps.conduct.models import Part, Report, ReportState, ReportStep, ReportStepKind
from bailiwick.apps.conduct.selectors.people import has_role, scopes_of
from bailiwick.apps.conduct.selectors.weighing import weighing_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.policy.conduct import Told

MOST = 200


@dataclass(frozen=True, slots=True)
class SeenReport:
    """A report with its steps, and what somebody is to it."""

    row: Report
    steps: tuple[ReportStep, ...]
    parts: frozenset[Part]

    @property
    def state(self) -> ReportState:
        """Where it stands."""
        return state_of(ReportStepKind(one.kind) for one in self.steps)

    @property
    def handler(self) -> UUID:
        """Who handles it now."""
        return handler_of(self.row, self.steps)

    @property
    def sees_all(self) -> bool:
        """Whether they read all of it, and not only what they told themself."""
        return bool(self.parts & SEES_ALL)

    @property
    def told(self) -> tuple[Told, ...]:
        """What it comes down to: as triage had it, or as it was told."""
        by_triage = [one.told for one in self.steps if one.kind == ReportStepKind.TRIAGED]
        return tuple(Told(one) for one in lines(by_triage[-1] if by_triage else self.row.told))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that triage named."""
        named = [one.clauses for one in self.steps if one.kind == ReportStepKind.TRIAGED]
        return lines(named[-1]) if named else ()

    @property
    def answer(self) -> ReportStep | None:
        """What whoever filed it was told."""
        return next((one for one in self.steps if one.kind == ReportStepKind.ANSWERED), None)

    @property
    def day(self) -> date:
        """The day of what is told, as far as anybody knows it."""
        return day_of(self.row)

    @property
    def weighing(self) -> Weighing:
        """The policies by which it is weighed."""
        return weighing_of(self.row.subject_id, self.row.unit_id, self.day)


def day_of(row: Report) -> date:
    """The day of what a report tells: the edition of that day is the one that counts."""
    return row.happened or timezone.localdate(row.learned)


def handler_of(row: Report, steps: tuple[ReportStep, ...]) -> UUID:
    """Who handles a report after those steps."""
    found: UUID = row.handler_id
    for one in steps:
        if one.kind == ReportStepKind.HANDED_ON and one.to_id is not None:
            found = one.to_id
    return found


def seen_report(person: UUID | None, row: Report, day: date) -> SeenReport:
    """A report as somebody sees it; without any part in it, where it is nothing of theirs."""
    steps = tuple(row.steps.all())
    return SeenReport(row, steps, _parts(person, row, steps, day))


def _parts(person: UUID | None, row: Report, steps: tuple[ReportStep, ...], day: date) -> frozenset[Part]:
    """What somebody is to a report: to one about themself nothing, but for having filed it."""
    if person is None or not cards_of(person, day):
        return frozenset()
    parts = {Part.FILER} if person == row.filer_id else set()
    if person == row.subject_id:
        return frozenset(parts)
    if person == handler_of(row, steps):
        parts.add(Part.HANDLER)
    if has_role(person, [Role.HR], row.unit_id, day) and not _without_hr(row):
        parts.add(Part.HR)
    return frozenset(parts)


def _without_hr(row: Report) -> bool:
    return Role.HR in weighing_of(row.subject_id, row.unit_id, day_of(row)).route().without


def rows() -> QuerySet[Report]:
    """Reports with all that is read of them, the newest first. Two queries."""
    found: QuerySet[Report] = Report.objects.select_related("filer", "subject", "unit", "handler")
    return found.prefetch_related("steps__by", "steps__to").order_by("-filed", "id")


def captures_of(row: Report) -> list[UUID]:
    """What was kept with a report when it was taken in. One query."""
    return [one.capture for one in row.steps.all() if one.capture]


def what_is_kept(captures: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """The words of what was kept; without those that their schedule has let go. One query."""
    wanted = [one for one in captures if one]
    return {row: text or "" for row, text in Capture.objects.filter(pk__in=wanted).values_list("pk", "text")}


def report_for(actor: Actor, identity: UUID, day: date) -> SeenReport | None:
    """One report; None where there is none, or none for them."""
    row = rows().filter(pk=identity).first()
    if actor.identity is None or row is None:
        return None
    found = seen_report(actor.identity, row, day)
    return found if found.parts else None


def reports_for(actor: Actor, day: date) -> list[SeenReport]:
    """What somebody filed, handles, or sees by their office; the newest first."""
    me = actor.identity
    if me is None:
        return []
    theirs = Q(filer=me) | Q(handler=me) | Q(steps__to=me) | Q(unit__in=scopes_of(me, [Role.HR], day))
    found = [seen_report(me, row, day) for row in rows().filter(theirs).distinct()[:MOST]]
    return [one for one in found if one.parts]


def open_reports(actor: Actor, day: date) -> list[SeenReport]:
    """What somebody handles and has not settled and answered, the oldest first. Two queries, and a few for each."""
    me = actor.identity
    found = rows().filter(Q(handler=me) | Q(steps__to=me)).distinct()
    left = found.exclude(pk__in=ReportStep.objects.filter(kind=ReportStepKind.ANSWERED).values("report"))
    seen = (
        [seen_report(me, row, day) for row in left.order_by("filed", "id")[:MOST]] if me is not None else []
    )
    return [one for one in seen if Part.HANDLER in one.parts]


def unsettled(before: datetime) -> list[SeenReport]:
    """What was filed before then and nobody has settled: as nobody sees it. Two queries."""
    ends = ReportStep.objects.filter(kind__in=ENDS).values("report")
    found = rows().filter(filed__lte=before).exclude(pk__in=ends)
    oldest = found.order_by("filed", "id")[:MOST]
    return [SeenReport(row, tuple(row.steps.all()), frozenset()) for row in oldest]
