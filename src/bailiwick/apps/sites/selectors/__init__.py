"""What this room answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.sites.selectors.catalogue import catalogue
from bailiwick.apps.sites.selectors.hearts import facts_of, lists_of, registered, watched
from bailiwick.apps.sites.selectors.page import page_of
from bailiwick.apps.sites.selectors.platforms import PlatformShown, is_suspended, platform, platforms
from bailiwick.apps.sites.selectors.sites import (
    Loaded,
    load_all,
    register,
    site,
    site_at,
    sites_kept_by,
    sites_of,
)

__all__ = [
    "Loaded",
    "PlatformShown",
    "catalogue",
    "facts_of",
    "is_suspended",
    "lists_of",
    "load_all",
    "page_of",
    "platform",
    "platforms",
    "register",
    "registered",
    "site",
    "site_at",
    "sites_kept_by",
    "sites_of",
    "watched",
]
