"""What is known of the page itself: what its last reading showed; until somebody has looked, nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max

from bailiwick.apps.sites.facts.watching import read_shown
from bailiwick.apps.sites.models import Reading
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.ui.once import once

__all__ = ["page_of", "pages_of"]


def page_of(site: Loaded) -> PageFacts:
    """What the page shows, by the last reading of it; Unknown where nobody has read it. One query."""
    return once(("page", site.row.id), lambda: pages_of([site.row.id])[site.row.id])


def pages_of(sites: Sequence[UUID]) -> dict[UUID, PageFacts]:
    """The same for each of those sites. One query."""
    newest = Reading.objects.filter(site_id__in=sites).order_by().values("site").annotate(last=Max("order"))
    rows = Reading.objects.filter(order__in=newest.values("last")).values_list("site_id", "shown")
    found = {site: read_shown(shown) for site, shown in rows}
    return {site: found.get(site, PageFacts()) for site in sites}
