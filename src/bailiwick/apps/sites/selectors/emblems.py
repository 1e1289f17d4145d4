"""Which pages show the picture in force, and which another: how alike the agency's pages are (mpls/ps.s2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.models import Emblem, EmblemSeen, Site, Stage
from bailiwick.apps.sites.selectors.sites import Loaded, load_all, with_names
from bailiwick.readers.image.likeness import alike

MOST = 500


class Shows(StrEnum):
    """What a page shows, beside the picture in force."""

    OTHER = "other"
    NOT_SEEN = "not-seen"
    NONE_IN_FORCE = "none-in-force"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Row:
    """One page: what it shows, what it should show, and whether a change waits for a look."""

    site: Loaded
    shows: Shows
    seen: EmblemSeen | None
    emblem: Emblem | None
    to_look_at: EmblemSeen | None
    """The change that waits for a look; the page may have been seen again since, as it was."""


def emblems_of(units: Sequence[UUID]) -> dict[UUID, Emblem]:
    """The picture in force of each of those units that has one of its own. One query."""
    return {one.unit_id: one for one in Emblem.objects.filter(unit_id__in=units).order_by("at")}


def consistency(units: frozenset[UUID], day: date) -> list[Row]:
    """Every page of those units that is there, those that show another picture first. Nine queries."""
    rows = with_names(Site.objects.filter(unit_id__in=units, place__stage__in=[Stage.LIVE, Stage.CLOSING]))
    sites = load_all(rows.order_by("number")[:MOST])
    seen = {
        one.site_id: one
        for one in EmblemSeen.objects.filter(site_id__in=[one.row.id for one in sites])
        .select_related("by")
        .order_by("at")
    }
    tree = tree_on(day)
    ways = {one.row.unit_id: tree.above(one.row.unit_id) for one in sites}
    found = emblems_of([unit for way in ways.values() for unit in way])
    waits = waiting_pictures([one.row.id for one in sites])
    made = [
        _row(one, seen.get(one.row.id), _nearest(ways[one.row.unit_id], found), waits.get(one.row.id))
        for one in sites
    ]
    order = list(Shows)
    return sorted(made, key=lambda row: (order.index(row.shows), row.site.row.number))


def _nearest(way: Sequence[UUID], found: Mapping[UUID, Emblem]) -> Emblem | None:
    return next((found[unit] for unit in way if unit in found), None)


def _row(site: Loaded, seen: EmblemSeen | None, emblem: Emblem | None, waits: EmblemSeen | None) -> Row:
    if emblem is None:
        shows = Shows.NONE_IN_FORCE
    elif seen is None:
        shows = Shows.NOT_SEEN
    else:
        shows = Shows.SAME if alike(seen.likeness, emblem.likeness) else Shows.OTHER
    return Row(site, shows, seen, emblem, waits)


def changed_pictures(units: frozenset[UUID]) -> list[EmblemSeen]:
    """Of each page the last change of its picture, with nobody having looked since. One query."""
    return list(_waiting(EmblemSeen.objects.filter(site__unit_id__in=units)).values())


def waiting_pictures(sites: Sequence[UUID]) -> dict[UUID, EmblemSeen]:
    """The same by page, of those pages. One query."""
    return _waiting(EmblemSeen.objects.filter(site_id__in=sites))


def _waiting(rows: QuerySet[EmblemSeen]) -> dict[UUID, EmblemSeen]:
    """Whoever looks at a change has seen those before it. That a page was seen once more as it was settles nothing."""
    found: dict[UUID, EmblemSeen] = {}
    for one in rows.filter(changed=True).select_related("look", "site__place").order_by("at"):
        found.pop(one.site_id, None)
        if not hasattr(one, "look"):
            found[one.site_id] = one
    return found
