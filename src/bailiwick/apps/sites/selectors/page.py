"""What is known of the page itself: what its last reading showed; until somebody has looked, nothing."""

from __future__ import annotations

from bailiwick.apps.sites.facts.watching import read_shown
from bailiwick.apps.sites.models import Reading
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.policy.facts.subjects import PageFacts

__all__ = ["page_of"]


def page_of(site: Loaded) -> PageFacts:
    """What the page shows, by the last reading of it; Unknown where nobody has read it. One query."""
    last = Reading.objects.filter(site=site.row).order_by("-order").values_list("shown", flat=True).first()
    return PageFacts() if last is None else read_shown(last)
