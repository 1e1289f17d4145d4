"""The one door to threads: for whoever keeps a page, looks after its records, or sits on a body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bailiwick.apps.archive.models import ContentItem, Mark, MarkKind, Thread
from bailiwick.apps.archive.permissions import Right, scopes_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Membership, Unit, UnitKind
from bailiwick.apps.roster.selectors import is_colleague, tree_on
from bailiwick.apps.sites.models import Site

MOST = 200


def sites_kept(actor: Actor, day: date) -> QuerySet[Site]:
    """The pages whose threads somebody puts in: those they look after by a role, own, or stand in for. Six queries."""
    found: QuerySet[Site] = Site.objects.select_related("unit", "platform", "place").order_by("number")
    if not is_colleague(actor, day):
        return found.none()
    mine = Q(place__owner=actor.identity) | Q(place__backup=actor.identity)
    return found.filter(mine | Q(unit_id__in=scopes_of(actor, Right.KEEP, day)))


def threads_seen(actor: Actor, day: date) -> QuerySet[Thread]:
    """The threads that somebody reads, the newest first. Eight queries.

    Who sits on a body reads those of the whole agency, to mark what they wrote themself.
    """
    found: QuerySet[Thread] = Thread.objects.select_related(
        "site__unit", "site__platform", "site__place", "by"
    )
    mine = Q(site__in=sites_kept(actor, day).values("pk"))
    if actor.identity is not None:
        mine |= Q(site__unit_id__in=beside(boards_of(actor.identity, day), day))
    return found.filter(mine).order_by("-at")


def thread_of(actor: Actor, identity: UUID, day: date) -> Thread | None:
    """One of them; None where there is none, or it is not for whoever asks."""
    return threads_seen(actor, day).filter(pk=identity).first()


def item_of(actor: Actor, identity: UUID, day: date) -> ContentItem | None:
    """One thing that was said in one of them, as far as whoever asks reads the thread."""
    seen = threads_seen(actor, day).order_by().values("pk")
    rows = ContentItem.objects.filter(pk=identity, publications__thread__in=seen)
    found: ContentItem | None = rows.select_related("site__unit").distinct().first()
    return found


def boards_of(person: UUID, day: date) -> frozenset[UUID]:
    """The bodies on which somebody sits on that day. One query."""
    rows = Membership.objects.on(day).filter(person_id=person, unit__kind=UnitKind.BOARD)
    return frozenset(rows.values_list("unit_id", flat=True))


def bodies_near(unit: UUID, day: date) -> list[Unit]:
    """The bodies of the agency that a unit is part of, by name. Two queries."""
    rows = Unit.objects.filter(pk__in=beside({unit}, day), kind=UnitKind.BOARD)
    return list(rows.order_by("name"))


def beside(units: Iterable[UUID], day: date) -> frozenset[UUID]:
    """All units of the agencies that those are part of. One query."""
    tree = tree_on(day)
    tops = {tree.above(unit)[-1] for unit in units if tree.above(unit)}
    return frozenset(below for top in tops for below in tree.below(top))


def marks_in_force(items: Iterable[UUID]) -> dict[UUID, Mark]:
    """The mark that stands on each of those items, where one does. One query."""
    last: dict[UUID, Mark] = {}
    rows = Mark.objects.filter(item_id__in=list(items)).select_related("body", "person", "by")
    for row in rows.order_by("item_id", "number"):
        last[row.item_id] = row
    return {item: row for item, row in last.items() if row.kind == MarkKind.MARKED}


def may_mark(actor: Actor, site_unit: UUID, day: date) -> bool:
    """Whether somebody marks what others wrote, and says what was done: the Clerk's office and counsel."""
    return site_unit in scopes_of(actor, Right.MARK, day)


def in_one_talk(thread: Thread) -> Sequence[Thread]:
    """The thread in which a talk began, and every thread that carries it on, oldest first."""
    first = thread
    while first.carries_on is not None:
        first = first.carries_on
    found, new = [first], [first.pk]
    while new:
        rows = list(Thread.objects.filter(carries_on_id__in=new).order_by("at"))
        found += rows
        new = [row.pk for row in rows]
    return found
