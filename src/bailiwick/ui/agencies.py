"""The invented agencies that wear the policies on screen. A pack nobody wears is shown under its own title."""

from __future__ import annotations

from bailiwick.policy.overlay import Overlay

INVENTED = (
    Overlay(pack="nmpd", agency="Port Calder Police"),
    Overlay(pack="pd", agency="Hollis Police"),
    Overlay(pack="mpd", agency="Wexham Falls Police"),
    Overlay(pack="mpls", agency="City of Wexham Falls"),
)
"""In the order in which they are offered; no real agency, and no real city's name in an invented one's text."""
