"""What whoever oversees pages sees of the portal: which pages are public, and reports that nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.portal.models import Publication, Report
from bailiwick.apps.sites.models import Site, Stage
from bailiwick.apps.sites.selectors.sites import Loaded, load_all, with_names


@dataclass(frozen=True, slots=True)
class Marked:
    """A page that is there, and how it is marked."""

    site: Loaded
    public: bool
    complain: str


def marked(units: frozenset[UUID], most: int = 200) -> list[Marked]:
    """The pages of those units that are there, those that are not public first. Four queries."""
    rows = load_all(
        with_names(Site.objects.filter(unit_id__in=units, place__stage=Stage.LIVE)).order_by("place__handle")[
            :most
        ]
    )
    latest: dict[UUID, Publication] = {}
    for one in Publication.objects.filter(site_id__in=[row.row.id for row in rows]).order_by("order"):
        latest[one.site_id] = one
    found = [
        Marked(row, latest[row.row.id].public, latest[row.row.id].complain)
        if row.row.id in latest
        else Marked(row, public=False, complain="")
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.public, one.site.entry.title))


def is_public(site: UUID) -> bool:
    """Whether a page is marked public now."""
    last = Publication.objects.filter(site_id=site).order_by("-order").first()
    return bool(last and last.public)


def reports(
    person: UUID,
    units: frozenset[UUID],
    *,
    answered: bool = False,
    only: UUID | None = None,
    most: int = 200,
) -> list[Report]:
    """Reports for whoever oversees those units: of what looks like their pages, or like nobody's. One query.

    For a page's owner those of what looks like it. `only` asks for one of them, however many there are.
    """
    mine = Q(like__place__owner_id=person) | Q(like__place__backup_id=person)
    if units:
        mine |= Q(like=None) | Q(like__unit_id__in=units)
    rows = Report.objects.filter(mine, answer__isnull=not answered).select_related(
        "like__place", "answer__by"
    )
    if only is not None:
        rows = rows.filter(pk=only)
    return list(rows.order_by("-at" if answered else "at")[:most])


def receipt(number: str) -> Report | None:
    """The report of that number."""
    wanted = "".join(one for one in number.upper() if one.isalnum())
    wanted = f"{wanted[:4]}-{wanted[4:]}"
    found: Report | None = Report.objects.filter(receipt=wanted).select_related("answer").first()
    return found
