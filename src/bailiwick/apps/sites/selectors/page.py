"""What is known of the page itself. Reading of pages puts its last reading here; until then nobody has looked."""

from __future__ import annotations

from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.policy.facts.subjects import PageFacts

__all__ = ["page_of"]


def page_of(site: Loaded) -> PageFacts:
    """What the page shows, by the last reading of it; Unknown where nobody has read it."""
    del site
    return PageFacts()
