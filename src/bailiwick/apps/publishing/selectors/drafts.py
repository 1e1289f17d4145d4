"""Drafts with their versions, steps and readings, folded; and who sees one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bailiwick.apps.approvals.selectors.waiving import deciders_of, may_waive
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.publishing.facts import OUT, Done, Read, Standing
from bailiwick.apps.publishing.models import Draft, DraftStep, Reading, StepKind, Version
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.apps.sites.models import PosterRight, PostingRight, RightState, Site
from bailiwick.apps.sites.selectors.posting import rights
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded as Page
from bailiwick.apps.sites.selectors.sites import load_all as load_pages
from bailiwick.apps.sites.selectors.sites import with_names as with_page_names

MOST = 100
"""Drafts and posts that a list shows."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One draft: its row, its page, and all that happened to it."""

    row: Draft
    page: Page
    versions: tuple[Version, ...]
    steps: tuple[DraftStep, ...]
    readings: tuple[Reading, ...]

    @property
    def now(self) -> Version:
        """The newest words."""
        return self.versions[-1]

    @property
    def aims(self) -> tuple[str, ...]:
        """What the newest words are for."""
        return tuple(self.now.aims.splitlines())

    @property
    def standing(self) -> Standing:
        """Where it stands, without what the gate says."""
        number = {one.id: one.number for one in self.versions}
        return Standing(
            newest=self.now.number,
            done=[Done(StepKind(one.kind), number[one.version_id]) for one in self.steps],
            readings=[Read(number[one.version_id], one.ask.granted) for one in self.readings],
        )

    def last(self, *kinds: StepKind) -> DraftStep | None:
        """The last step of those kinds."""
        return next((one for one in reversed(self.steps) if one.kind in kinds), None)

    @property
    def out(self) -> DraftStep | None:
        """How it went out last."""
        return self.last(*OUT)


def load_all(rows: QuerySet[Draft]) -> list[Loaded]:
    """Those drafts in the order given. Seven queries."""
    found = list(rows.select_related("author"))
    ids = [row.id for row in found]
    sites = Site.objects.filter(pk__in={row.site_id for row in found})
    pages = {one.row.id: one for one in load_pages(with_page_names(sites))}
    versions: dict[UUID, list[Version]] = {one: [] for one in ids}
    steps: dict[UUID, list[DraftStep]] = {one: [] for one in ids}
    readings: dict[UUID, list[Reading]] = {one: [] for one in ids}
    for version in Version.objects.filter(draft_id__in=ids).select_related("by").order_by("number"):
        versions[version.draft_id].append(version)
    done = DraftStep.objects.filter(draft_id__in=ids).select_related("by", "version")
    for step in done.order_by("number"):
        steps[step.draft_id].append(step)
    asked = Reading.objects.filter(version__draft_id__in=ids)
    asked = asked.select_related("ask__by", "ask__answered_by", "version")
    for reading in asked.order_by("ask__asked_at", "ask_id"):
        readings[reading.version.draft_id].append(reading)
    return [
        Loaded(
            row, pages[row.site_id], tuple(versions[row.id]), tuple(steps[row.id]), tuple(readings[row.id])
        )
        for row in found
    ]


def load(identity: UUID) -> Loaded | None:
    """One draft, if there is one."""
    return next(iter(load_all(Draft.objects.filter(pk=identity))), None)


def can_post_on(person: UUID, day: date) -> list[UUID]:
    """The pages on which somebody has a right to post that stands that day, by name."""
    own = rights(PosterRight.objects.filter(person_id=person, right=PostingRight.POST))
    found = [one for one in own if one.state(day) is RightState.ACTIVE]
    return [one.row.site_id for one in sorted(found, key=lambda one: str(one.row.site.place.handle))]


def visible_to(actor: Actor, draft: Loaded, day: date) -> bool:
    """Whether somebody sees a draft: who writes it, who runs or oversees its page, and who may say how words are meant.

    Everybody else is answered as if there were none; what has gone out stands on the page for all to read.
    """
    if actor.identity is None or not is_colleague(actor, day):
        return False
    return sees_to(actor, draft, day) or may_waive(actor.identity, draft.page.row.unit_id, day)


def sees_to(actor: Actor, draft: Loaded, day: date) -> bool:
    """Whether somebody may call a draft off: who writes it, and who runs or oversees its page."""
    return draft.row.author_id == actor.identity or may_run(actor, draft.page, day)


def draft_for(actor: Actor, identity: UUID, day: date) -> Loaded | None:
    """One draft, for whoever may see it; None where there is none for them."""
    found = load(identity)
    return found if found is not None and visible_to(actor, found, day) else None


def readers_of(draft: Loaded, day: date) -> frozenset[UUID]:
    """Who may say how the words of a draft are meant: never whoever writes it."""
    return deciders_of(draft.page.row.unit_id, day) - {draft.row.author_id}


def drafts_of(person: UUID) -> list[Loaded]:
    """What somebody writes and has neither put out nor called off, the newest first; what is over takes no place."""
    newest = Version.objects.filter(draft=OuterRef("draft")).order_by("-number").values("pk")[:1]
    over = DraftStep.objects.filter(
        Q(kind=StepKind.CALLED_OFF) | Q(kind__in=OUT, version=Subquery(newest)), draft=OuterRef("pk")
    )
    rows = Draft.objects.filter(~Exists(over), author_id=person).order_by("-begun_at")
    return load_all(rows[:MOST])


def to_read(actor: Actor, day: date) -> list[Reading]:
    """What somebody is asked to read: never words of their own. The oldest first."""
    if actor.identity is None:
        return []
    rows = Reading.objects.filter(ask__answered_at=None).exclude(ask__by_id=actor.identity)
    rows = rows.select_related("ask__by", "version__draft__site__place").order_by("ask__asked_at", "ask_id")
    return [one for one in rows if may_waive(actor.identity, one.version.draft.site.unit_id, day)]


def posts_out(site: UUID, units: frozenset[UUID]) -> int:
    """How many posts went out on a page, where it is of one of those units. One query."""
    steps = DraftStep.objects.filter(kind=StepKind.PUBLISHED, draft__site=site)
    return steps.filter(draft__site__unit_id__in=units).count()


def went_out(units: frozenset[UUID], site: UUID | None = None) -> list[Loaded]:
    """What went out on pages of those units, or on one of them, the latest first."""
    steps = DraftStep.objects.filter(kind=StepKind.PUBLISHED, draft__site__unit_id__in=units)
    if site is not None:
        steps = steps.filter(draft__site=site)
    newest = list(steps.order_by("-out_at").values_list("draft_id", flat=True)[:MOST])
    found = {one.row.id: one for one in load_all(Draft.objects.filter(pk__in=newest))}
    return [found[one] for one in newest]
