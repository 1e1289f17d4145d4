"""What the pages of threads show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.archive.facts import Caution, warnings_of
from bailiwick.apps.archive.models import ContentItem, Mark, Publication, Thread, ThreadStep
from bailiwick.apps.archive.selectors.talks import Talk, Talked, days_of, talked_in, told_of
from bailiwick.apps.archive.selectors.threads import bodies_near, marks_in_force, may_mark, sites_kept
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Membership


@dataclass(frozen=True, slots=True)
class Line:
    """One time that something was put up in a thread, and the mark on it."""

    publication: Publication
    item: ContentItem
    mark: Mark | None
    times: int
    """How often the item was put up, here and elsewhere on the page."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An open warning: how it stands, and who talks."""

    caution: Caution
    talk: Talk


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A thread as whoever looks sees it."""

    thread: Thread
    lines: Sequence[Line]
    talked: Talked
    alarms: Sequence[Alarm]
    steps: Sequence[ThreadStep]
    keeps: bool
    marks: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item: each time it was put up, what was said of who wrote it, and whom whoever looks may name."""

    item: ContentItem
    publications: Sequence[Publication]
    marks: Sequence[Mark]
    mark: Mark | None
    members: Sequence[tuple[str, str]]
    """Body and person, as a form sends them, with their names."""
    may_take_back: bool


def thread_page(actor: Actor, thread: Thread, day: date) -> ThreadPage:
    """The page of a thread that whoever looks may read; the caller came through the door (threads.thread_of)."""
    rows = list(thread.publications.select_related("item").order_by("at", "key"))
    marks = marks_in_force(row.item_id for row in rows)
    put_up = Publication.objects.filter(item__in={row.item_id for row in rows})
    times = Counter(put_up.values_list("item_id", flat=True))
    lines = [Line(row, row.item, marks.get(row.item_id), times[row.item_id]) for row in rows]
    talked = talked_in(thread)
    talks = {one.body.pk: one for one in talked.talks}
    alarms = [
        Alarm(one, talks[body]) for body, one in talked.cautions.items() if one.is_open and body in talks
    ]
    steps = list(thread.steps.select_related("by", "body").order_by("number"))
    keeps = sites_kept(actor, day).filter(pk=thread.site_id).exists()
    return ThreadPage(thread, lines, talked, alarms, steps, keeps, may_mark(actor, thread.site.unit_id, day))


def item_page(actor: Actor, item: ContentItem, day: date) -> ItemPage:
    """The page of an item that whoever looks may read; the caller came through the door (threads.item_of)."""
    mark = marks_in_force([item.pk]).get(item.pk)
    everybody = may_mark(actor, item.site.unit_id, day)
    members = [] if mark else members_to_name(actor, item, day)
    return ItemPage(
        item,
        list(item.publications.select_related("thread", "by").order_by("number")),
        list(item.marks.select_related("body", "person", "by").order_by("number")),
        mark,
        [(f"{body}:{person}", label) for body, person, label in members],
        may_take_back=mark is not None and (everybody or mark.person_id == actor.identity),
    )


def members_to_name(actor: Actor, item: ContentItem, day: date) -> list[tuple[UUID, UUID, str]]:
    """The members of bodies whom somebody may name as the writer: all by the Clerk's office, else oneself alone.

    Whoever sat there when it was put in may be named, also by whoever looks later.
    """
    bodies = {one.pk: one.name for one in bodies_near(item.site.unit_id, day)}
    put_in = days_of(item.publications.all())[item.pk]
    rows = Membership.objects.on(put_in).filter(unit_id__in=bodies).select_related("person")
    if not may_mark(actor, item.site.unit_id, day):
        rows = rows.filter(person=actor.identity)
    found = [(row.unit_id, row.person_id, f"{row.person.name}, {bodies[row.unit_id]}") for row in rows]
    return sorted(found, key=lambda one: one[2])


def cautioned(threads: Iterable[Thread]) -> frozenset[UUID]:
    """Which of those threads may be a meeting of a body now, by the warning that stands where their talk began."""
    rows = (
        ThreadStep.objects.filter(thread__in=[one.pk for one in threads])
        .exclude(body=None)
        .order_by("number")
    )
    steps: dict[UUID, list[ThreadStep]] = {}
    for row in rows:
        steps.setdefault(row.thread_id, []).append(row)
    return frozenset(
        thread
        for thread, own in steps.items()
        if any(one.is_open for one in warnings_of(map(told_of, own)).values())
    )


def open_alarms(units: frozenset[UUID]) -> list[tuple[Thread, Caution]]:
    """The open warnings of the bodies that are among those units, the oldest first. One query.

    A warning stands at the thread in which the talk began.
    """
    steps: dict[UUID, list[ThreadStep]] = {}
    for one in ThreadStep.objects.filter(body_id__in=units).select_related("thread").order_by("number"):
        steps.setdefault(one.thread_id, []).append(one)
    found = [
        (own[0].thread, caution)
        for own in steps.values()
        for caution in warnings_of(map(told_of, own)).values()
        if caution.is_open
    ]
    return sorted(found, key=lambda one: one[1].since)
